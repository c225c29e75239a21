import pytest

from crawler.domains import domain_of


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.example.co.uk", "example.co.uk"),
        ("Feeds.News.Example.COM.", "example.com"),
        ("someone.github.io", "github.io"),
        ("localhost", "localhost:8080"),
        ("127.0.0.1", "127.0.0.1:8080"),
        ("::1", "::1:8080"),
        ("intranet", "intranet:8080"),
        ("a.b.invalid", "a.b.invalid:8080"),
    ],
)
def test_requests_are_counted_by_registered_domain_else_by_host_and_port(host, domain):
    assert domain_of(host, 8080) == domain
