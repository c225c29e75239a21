"""What Neo4j Browser fetches from us: who may read it, and that it is what Browser can read."""

import io
import re
import zipfile
from html.parser import HTMLParser

import pytest

from api import browser
from graph.store.neo4j.rows import EDGES, LABELS

FILES = {
    "style.grass": "text/plain; charset=utf-8",
    "guide.html": "text/html; charset=utf-8",
    "guide.adoc": "text/plain; charset=utf-8",
    "favourites.zip": "application/zip",
}
OURS = ["http://localhost:7474", "http://127.0.0.1:17474", "http://localhost"]
OTHERS = [
    "https://localhost:7474", "http://localhost.evil.example", "http://evil.example:7474", "http://localhost:7474.evil.example",
    "http://127.0.0.1.evil.example", "http://127.0.0.1:1@evil.example", "null", "", "http://localhost:7474\u0085", "http://localhost:",
]  # fmt: skip


def cors(response):
    return {name: value for name, value in response.headers.items() if name.startswith("access-control-")}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_given_with_its_type_and_nothing_guesses_at_it(client, name):
    response = client.request("GET", f"/browser/{name}")
    assert response.status_code == 200
    assert response.content
    assert response.headers.get_list("content-type") == [FILES[name]]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cache-control"] == "no-cache"
    head = client.request("HEAD", f"/browser/{name}")
    assert (head.status_code, head.content) == (200, b"")
    assert client.request("POST", f"/browser/{name}").status_code == 405


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("origin", OURS)
def test_a_page_of_this_machine_may_read_it(client, name, origin):
    path = f"/browser/{name}"
    for method, status in (("GET", 200), ("OPTIONS", 204)):
        response = client.request(method, path, headers={"origin": origin})
        assert response.status_code == status
        assert response.headers["access-control-allow-origin"] == origin
        assert response.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in response.headers
    assert response.headers["access-control-allow-headers"] == "*", (
        "Browser sends some of its own, unlike from version to version"
    )


@pytest.mark.parametrize("origin", OTHERS)
def test_a_page_from_elsewhere_may_not(client, origin):
    for method in ("GET", "OPTIONS"):
        response = client.request(method, "/browser/guide.html", headers={"origin": origin.encode()})
        assert response.status_code in (200, 204)
        assert cors(response) == {}
        assert response.headers["vary"] == "Origin", "or a cache would give this answer to Browser"


@pytest.mark.parametrize("path", ["/graphql", "/graphiql/", "/healthz", "/"])
def test_of_our_other_pages_no_other_origin_reads_anything(client, path):
    for method in ("GET", "OPTIONS"):
        assert cors(client.request(method, path, headers={"origin": OURS[0]})) == {}


def test_what_is_not_there_is_not_found(client):
    for path in ("/browser/", "/browser/slides.txt", "/browser/../app.py", "/browser/style.grass/"):
        assert client.request("GET", path).status_code in (307, 404)


def read_as_browser(text):
    """How Neo4j Browser 5.24 reads GraSS: quotes protect braces, spaces vanish from selectors, one colon a value."""
    rules, selector, body, quoted, inside = {}, "", "", False, False
    for char in text:
        if char in "'\"":
            quoted = not quoted
        elif char == "{" and not quoted:
            assert not inside, "nesting"
            inside = True
        elif char == "}" and not quoted:
            inside, rules[selector], selector, body = False, body, "", ""
        elif inside:
            body += char
        elif not char.isspace():
            selector += char
    assert (quoted, inside, selector) == (False, False, "")
    return {
        name: dict([part.strip() for part in one.split(":")] for one in body.split(";") if one.strip())
        for name, body in rules.items()
    }


def test_the_style_has_a_rule_for_every_label_and_edge_and_the_more_telling_one_comes_later():
    rules = read_as_browser(browser.style())
    labels = {
        *LABELS.values(),
        "Subject",
        "Startup",
        "Backer",
        "Source",
        "Issue",
        "Alias",
        "Scenario",
        "Path",
    }
    results = {"EXPOSES", "HITS", "HAS", "FROM", "TO", "THROUGH"}
    edges = {kind for kinds in EDGES.values() for kind in kinds} | {
        "STATED_IN",
        "NOTED_IN",
        "MEANS",
        "JUDGED",
    }
    assert {f"node.{label}" for label in labels} <= set(rules)
    assert {f"relationship.{kind}" for kind in edges | results} <= set(rules)
    order = list(rules)
    assert order[0] == "node"
    places = [order.index(f"node.{one}") for one in ("Subject", "Startup", "Backer", "Startup.Backer")]
    assert places == sorted(places)
    for name, rule in rules.items():
        if name.startswith("node"):
            assert rule["caption"] == "{name}"
            assert re.fullmatch(r"\d+px", rule["diameter"])
            assert contrast(rule["color"], rule["text-color-internal"]) >= 4.2, name
        else:
            assert rule["caption"]
            assert re.fullmatch(r"\d+px", rule["shaft-width"])


def contrast(one, other):
    """As the accessibility guidelines reckon it: 1 for the same, 21 for black on white."""

    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


class Guide(HTMLParser):
    """The slides as Browser takes them: headings, runnable queries, and whether every tag is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.slides, self.tags = [], [], set()
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "meta":
            return
        self.open.append(tag)
        assert not [name for name, _ in attributes if name.startswith("on")]
        if tag == "slide":
            assert dict(attributes) == {"class": "row-fluid"}
            self.slides.append({"h3": "", "pre": []})
        if tag == "pre":
            assert dict(attributes) == {"class": "pre-scrollable code runnable"}
            self.slides[-1]["pre"].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "h3" in self.open:
            self.slides[-1]["h3"] += data
        if "pre" in self.open:
            self.slides[-1]["pre"][-1] += data


def test_both_guides_have_the_same_slides_and_the_very_text_of_the_saved_queries():
    slides = Guide(browser.guide_html()).slides
    assert 9 <= len(slides) <= 12
    assert slides[0]["h3"] == "Who is exposed if SoftBank pulls back?"
    shown = [(slide["h3"], slide["pre"]) for slide in slides]
    parts = re.split(r"^== (.*)\n", browser.guide_adoc(), flags=re.MULTILINE)[1:]
    again = [
        (title, re.findall(r"^\[source,cypher\]\n----\n(.*?)^----$", body, flags=re.MULTILINE | re.DOTALL))
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    ]
    assert again == shown
    saved = {query.text for query in browser.queries().values()}
    asked = [text for _, queries in shown for text in queries]
    assert set(asked) <= saved
    assert len(asked) == len(set(asked)) >= 15
    sentence = browser.queries()["sentence"].text
    assert sentence in asked[-5:], "the way ends at the sentence behind an edge"


def test_the_guide_has_no_script_and_loads_nothing():
    guide = Guide(browser.guide_html())
    assert guide.tags <= {"html", "head", "meta", "title", "body", "article", "carousel", "slide", "div", "h3", "p", "pre", "code"}  # fmt: skip
    assert "http" not in browser.guide_html()


def test_ten_or_more_queries_are_packed_each_under_its_title():
    with zipfile.ZipFile(io.BytesIO(browser.favourites())) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(files) >= 10
    assert all(re.fullmatch(r"\d\d-[a-z-]+\.cypher", name) for name in files)
    titles = [text.partition("\n")[0] for text in files.values()]
    assert all(re.fullmatch(r"// \S.{5,80}", title) for title in titles)
    assert len(set(titles)) == len(titles)
    assert browser.favourites() == browser.favourites()


@pytest.mark.parametrize("name", browser.queries())
def test_a_query_is_one_statement_without_parameters_and_with_an_end(name):
    cypher = browser.queries()[name].cypher
    assert "$" not in cypher, "Browser's users click and run"
    assert ";" not in cypher
    assert "LIMIT" in cypher or "limit:" in cypher or "shortestPath" in cypher
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD|FOREACH)\b", cypher)
