"""Nothing that a stranger writes leads into a network of one's own: names, numbers, redirects, robots.txt, proxies."""

import http.server
import socket
import socketserver
import ssl
import subprocess
import threading
from pathlib import Path

import pytest

from crawler.errors import SettingError
from crawler.fetch.fetcher import Answer
from crawler.fetch.proxy import Proxy
from tests.crawler.fetch.conftest import serving, whole

SPELLINGS = (
    "127.0.0.1", "127.1", "0x7f000001", "2130706433", "017700000001", "127.0.1", "0", "localhost", "LOCALHOST.", "①②⑦.0.0.1",
    "127。0。0。1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::]",
    "169.254.169.254", "10.0.0.1", "192.168.1.1", "[fe80::1]", "[fc00::1]", "224.0.0.1",
)  # fmt: skip


class Names:
    """A resolver whose answers change: each name has a list of answers, the last of which stays."""

    def __init__(self, **answers):
        self.answers = {name.replace("_", "."): list(found) for name, found in answers.items()}
        self.asked = []

    async def __call__(self, name, port):
        self.asked.append(name)
        found = self.answers[name]
        return found.pop(0) if len(found) > 1 else found[0]


@pytest.fixture
def canary():
    with serving() as found:
        found.says["/"] = whole(b"inside")
        yield found
        assert found.connections == 0, "nobody may as much as connect"


def port(site):
    return site.url.rsplit(":", 1)[1]


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_a_private_address_is_connected_to(canary, asker, host):
    asker.allow = ""
    found = asker.one(f"http://{host}:{port(canary)}/")
    assert found.name in ("address", "dns"), found  # some resolvers know no odd spellings at all
    assert found.is_refusal or found.name == "dns"


def test_a_name_that_leads_inside_is_refused_and_so_is_one_that_changes_its_mind(canary, asker):
    # What may be reached is a stand-in for the public internet: another address of this machine.
    asker.allow = "127.0.0.2/32"
    with serving("127.0.0.2") as outside:
        outside.says["/"] = whole(b"outside", connection="close")
        asker.resolve = Names(
            inside_example=[["127.0.0.1"]], both_example=[["127.0.0.1", "127.0.0.2"]], none_example=[[]],
            turncoat_example=[["127.0.0.2"], ["127.0.0.1"]],
        )  # fmt: skip
        assert asker.fault(f"http://inside.example:{port(canary)}/") == "address"
        assert asker.fault(f"http://none.example:{port(canary)}/") == "dns"
        assert asker.one(f"http://both.example:{port(outside)}/").peer == "127.0.0.2", (
            "only what may be reached is tried"
        )
        # The answer that was judged is the one that is used; a new look at the name is judged anew.
        first, second = (
            f"http://turncoat.example:{port(outside)}/",
            f"http://turncoat.example:{port(canary)}/",
        )
        found = asker.get(first, first)
        assert [one.body for one in found] == [b"outside"] * 2
        assert asker.fault(second) == "address"


@pytest.mark.parametrize("where", ["page", "robots.txt"])
def test_no_redirect_leads_inside(canary, asker, where):
    asker.allow = "127.0.0.2/32"
    with serving("127.0.0.2") as outside:
        path = "/robots.txt" if where == "robots.txt" else "/"
        for host in ("127.0.0.1", "127.1", "localhost", "[::ffff:127.0.0.1]"):
            outside.says[path] = whole(b"", "302 Found", location=f"http://{host}:{port(canary)}/")
            assert asker.fault(f"{outside.url}/") == "address"


def test_the_environments_proxy_is_not_used_and_the_operators_is(canary, site, asker, monkeypatch):
    monkeypatch.setenv("http_proxy", canary.url)
    monkeypatch.setenv("HTTP_PROXY", canary.url)
    site.says["/"] = whole(b"directly")
    assert asker.one(f"{site.url}/").body == b"directly"
    asker.allow, asker.proxy = "", Proxy.of(site.url)
    site.says["http://news.example/robots.txt"] = whole(b"")
    site.says["http://news.example/story?x=1"] = whole(b"by the proxy")
    found = asker.one("http://news.example/story?x=1")
    assert (found.status, found.body) == (200, b"by the proxy"), site.paths()
    for host in ("127.0.0.1", "127.1", "0x7f000001", "localhost", "a.localhost", "10.0.0.1", "[::1]"):
        assert asker.fault(f"http://{host}:{port(canary)}/") == "address"
    site.says["news.example:443"] = whole(b"", "403 No")
    assert asker.fault("https://news.example/") == "connect"
    assert site.paths()[-1] == "news.example:443"


@pytest.mark.parametrize(
    "address", ["proxy:3128", "https://proxy", "socks5://proxy", "http://user:word@proxy:1", "http://proxy:x"]
)
def test_a_proxy_that_can_not_be_is_told(address):
    with pytest.raises(SettingError) as told:
        Proxy.of(address)
    assert told.value.todo
    assert Proxy.of("") is None


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of one's own for localhost and 127.0.0.1, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,DNS:localhost.example",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True, timeout=30,
    )  # fmt: skip
    return folder


def secure(folder: Path, version=ssl.TLSVersion.TLSv1_3):
    """A server class that speaks TLS of at most this version."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    with pytest.MonkeyPatch.context():
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = version

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def get_request(self):
            connection, address = super().get_request()
            return context.wrap_socket(connection, server_side=True), address

        def handle_error(self, *_):
            """A client that hangs up is what is tested."""

    return Server


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_certificates_are_checked(certificate, asker):
    with serving(server=secure(certificate)) as site:
        site.says["/"] = whole(b"secure")
        url = f"https://localhost:{port(site)}/"
        found = asker.one(url)
        assert (found.name, found.temporary) == ("certificate", False)
        assert "self-signed" in found.detail
        trusted = ssl.create_default_context(cafile=certificate / "cert.pem")
        asker.context = trusted
        assert isinstance(asker.one(url), Answer)
        assert asker.fault(f"https://127.0.0.1:{port(site)}/") == "certificate", "of another name"
    with serving(server=secure(certificate, ssl.TLSVersion.TLSv1_1)) as old:
        assert asker.fault(f"https://localhost:{port(old)}/") in ("certificate", "connect")


class Tunnel(socketserver.StreamRequestHandler):
    """A proxy that opens a way to wherever it is told, as long as both sides talk."""

    def handle(self):
        asked = self.rfile.readline().decode()
        while self.rfile.readline() not in (b"\r\n", b""):
            pass
        host, _, number = asked.split()[1].rpartition(":")
        self.server.asked.append(asked.split()[:2])
        with socket.create_connection(
            ("127.0.0.1" if host == "localhost.example" else host, int(number))
        ) as other:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            threading.Thread(target=pump, args=(other, self.connection), daemon=True).start()
            pump(self.connection, other)


def pump(source, target):
    try:
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


def test_tls_goes_through_the_proxy_from_end_to_end(certificate, asker):
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel)
    server.daemon_threads, server.block_on_close, server.asked = True, False, []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    asker.allow = "127.0.0.2/32"  # the proxy itself is the operator's, wherever it is
    asker.proxy = Proxy.of(f"http://127.0.0.1:{server.server_address[1]}")
    asker.context = ssl.create_default_context(cafile=certificate / "cert.pem")
    with serving(server=secure(certificate)) as site:
        site.says["/"] = whole(b"secure")
        url = f"https://localhost.example:{port(site)}/"
        assert asker.one(url).body == b"secure"
        assert ["CONNECT", f"localhost.example:{port(site)}"] in server.asked
        assert site.paths() == ["/robots.txt", "/"]
        asker.context = None
        assert asker.fault(url) == "certificate", (
            "the site's own certificate is checked, through the proxy too"
        )
    server.shutdown()
    server.server_close()
    thread.join()


class Six(socketserver.ThreadingTCPServer):
    address_family = socket.AF_INET6
    daemon_threads = True
    block_on_close = False


def test_the_newer_protocol_is_spoken_too(asker):
    try:
        with serving("::1", Six) as site:
            site.says["/"] = whole(b"six")
            url = f"http://[::1]:{port(site)}/"
            assert asker.fault(url) == "address"
            asker.allow = "::1/128"
            found = asker.one(url)
            assert (found.body, found.peer) == (b"six", "::1")
            assert f"Host: [::1]:{port(site)}\r\n" in site.asked[-1][2]
    except OSError:
        pytest.skip("this machine has no IPv6")
