import pytest

from crawler.reading import Reading, read

STORY = "<p>Quillon, a robotics startup in Leeds, has raised $40 million in a Series B round led by Harrow Ventures.</p>"
LD = '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{}"}}</script>'
OG = "<meta property='og:title' content='{}'>"
SITE = "<meta property='og:site_name' content='The Ledger'>"


def title(head: str = "", h1: str = "", tab: str = "") -> str | None:
    page = f"<html><head><title>{tab}</title>{SITE}{head}</head><body>{h1}<article>{STORY}</article></body></html>"
    found = read(page.encode(), "https://ledger.example/q")
    assert isinstance(found, Reading), found
    return found.title


@pytest.mark.parametrize(
    ("head", "h1", "tab", "expected"),
    [
        ("", "", "Quillon raises $40m | The Ledger", "Quillon raises $40m"),
        (OG.format("Quillon raises $40m - Robots | ledger.example"), "<h1>Quillon raises $40m</h1>", "", "Quillon raises $40m"),
        (LD.format("Quillon&#8217;s $40m &amp; more"), "", "", "Quillon’s $40m & more"),
        # two of three agree: what readers see, or what search engines are told
        (LD.format("Robots: Quillon $40m") + OG.format("Quillon raises $40m"), "<h1>Quillon raises $40m</h1>", "", "Quillon raises $40m"),
        (LD.format("Quillon raises $40m to build robots") + OG.format("Robots get money"), "<h1>Quillon raises $40m to build robots</h1>", "", "Quillon raises $40m to build robots"),
        # a logo and a list are headed too
        (LD.format("Quillon raises $40m"), "<h1>The Ledger</h1><h1>Quillon raises $40m</h1>", "", "Quillon raises $40m"),
        (LD.format("Quillon raises $40m"), "<h1>Most read today</h1>", "Quillon raises $40m | The Ledger", "Quillon raises $40m"),
        ("", "<h1>Quillon raises $40m</h1>", "", "Quillon raises $40m"),
        ("", "", "", None),
    ],
)  # fmt: skip
def test_the_headline_that_most_statements_agree_on(head, h1, tab, expected):
    assert title(head, h1, tab) == expected
