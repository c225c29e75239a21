import pytest

from crawler.boilerplate import is_boilerplate
from crawler.reading import Reading, read

URL = "https://ledger.example/quillon"
LEAD = (
    "Quillon, a robotics startup in Leeds, has raised $40 million in a Series B round led by Harrow Ventures."
)
NEXT = "Petrel Capital also took part in the round, which values the company at $310 million, people familiar said."
LAST = "The money will pay for a second factory, said Ada Brook, its chief executive, who founded it in 2019."


def lines(body: str, head: str = "") -> list[str]:
    page = f"<html lang='en'><head><title>Quillon</title>{head}</head><body><article>{body}</article></body></html>"
    found = read(page.encode(), URL)
    assert isinstance(found, Reading), found
    return found.text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Acme raises $5 million",
        "ALSO READ: Acme raises $5 million",
        "Article content",
        "Sign up for our newsletter to get stories like this in your inbox.",
        "Follow us on LinkedIn and X.",
        "Reporting by Ada Brook in London; Editing by Lin Wu",
        "© 2026 Ledger. All rights reserved.",
        "Got a tip? Get in touch at tips@ledger.example",
        "Acme raises $5M for robots Acme raises $5M for robots",
    ],
)
def test_lines_about_the_page_are_no_story(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        LEAD, NEXT, LAST,
        "Acme raised $5 million.",
        "xAI: $6 billion",
        "Investors who want to read more into it should look at the summary of the round.",
        "Image recognition start-up Lumen raised $12 million.",
        "Subscribers grew to 12 million, which is why Harrow led the $40 million round.",
        "Popular Robotics raised $3 million in seed money from Petrel Capital.",
        "More than 40 funds took part.",
        "Harrow Ventures has agreed to subscribe for new shares worth $40 million, it said in a filing.",
        "Customers sign up for $10 a month, and Quillon had 2,000 of them before it raised $40 million.",
        "The app changed its privacy policy in May, before Harrow Ventures led its $40 million round.",
        "Related Capital led the round.",
    ],
)  # fmt: skip
def test_sentences_that_use_such_words_stay(line):
    assert not is_boilerplate(line)


def test_embedded_posts_and_boxes_beside_the_story_go():
    tweet = "<blockquote class='twitter-tweet'><p>We are raising $900 million!</p>— Q (@q) <a href='#'>May 1</a></blockquote>"
    box = "<div class='related-articles'><p>Otter Bank has raised $70 million from Tern Partners, its third round</p></div>"
    told = lines(f"<p>{LEAD}</p>{tweet}<p>{NEXT}</p>{box}<p>{LAST}</p>")
    assert told == [LEAD, NEXT, LAST]


def test_a_paragraph_that_is_one_link_points_elsewhere():
    link = "<p><a href='/otter'>Otter Bank has raised $70 million from Tern Partners</a></p>"
    told = lines(
        f"<p>{LEAD}</p>{link}<p>{NEXT}</p><p>{LAST} <a href='/b'>More about Ada Brook's life</a></p>"
    )
    assert told[:2] == [LEAD, NEXT]
    assert told[2].startswith(LAST)


def test_a_badly_named_element_that_holds_the_story_is_kept():
    long = " ".join([NEXT] * 15)
    assert lines(f"<p>{LEAD}</p><div class='promo'><p>{long}</p></div>") == [LEAD, long]


def test_a_story_in_several_containers_is_read_whole_where_the_page_declares_its_body():
    paragraphs = [
        f"In year {year}, Quillon sold {year * 3} robots to warehouses in the north of the country, it said."
        for year in range(1, 40)
    ]
    declared = " ".join(paragraphs)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Quillon", "articleBody": "{declared}"}}</script>'
    parts = ["".join(f"<p>{one}</p>" for one in half) for half in (paragraphs[:12], paragraphs[12:])]
    body = "".join(
        f"<section><div class='article-body'>{half}</div></section><div class='ad'></div>" for half in parts
    )
    assert lines(body, head) == paragraphs
