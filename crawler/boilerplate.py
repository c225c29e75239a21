"""What stands in a main text and is not the article: other people's posts, links to other stories, calls to act; pure.

General shapes only, never a site's own. Each costs a fact if it is too wide, so a line goes only if it is short
or is made of such words alone.
"""

import html
import re
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped] # lxml ships no types

from crawler.decoding import tidy
from crawler.metadata import Metadata

# Posts that the networks' own embedding code puts into a page.
_EMBEDDED = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|reddit-embed"
    r"|mastodon-embed|telegram-post|imgur-embed)\b"
)
# What a site puts between paragraphs, by the words that all content systems use for it.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recirc|recommended|newsletter|read-?(?:more|next)|more-from|most-(?:read|popular)|trending"
    r"|author-bio|about-(?:the-)?author|promo)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEASER = 3  # words of a headline at the least
_SHORT = 15  # letters; a shorter line may be a name that stands in the box and in the story
_MOST_BESIDE = 1_200  # characters in such a box; a longer one is the article in a badly named element

_LETTERS_ONLY = re.compile(r"\W+")
_LEAST_DECLARED = 500  # characters; a shorter "body" is a summary

# Whole lines that say what is on the page, not in the story.
_LABEL = re.compile(
    r"""(?:article\scontent|advertisements?|ad|story\scontinues\sbelow|advertisement\s\S{0,20}\s?story\scontinues\sbelow
    |recommended\svideos?|(?:read|see|learn|show|load)\s(?:more|next|also)|also\sread|related(?:\s(?:articles?|stories|coverage|reading))?
    |comments?|popular|trending(?:\snow)?|most\s(?:read|popular|viewed)(?:\sin\s\w+)?|more\sfrom\s.{1,40}
    |share(?:\sthis(?:\sarticle)?)?|copy\slink|subscribe(?:\snow)?|sign\s(?:up|in)|log\sin|follow\sus|watch\snow|listen\snow
    |image|photo|video|gallery|summary)\s*[:.!…»>-]*""",
    re.IGNORECASE | re.VERBOSE,
)
# Lines that point to another story.
_POINTER = re.compile(
    r"(?:read|see|watch|listen|more|also)(?:\s(?:more|next|also|now|read))?\s?:\s?\S|related(?:\s\w+)?:\s?\S"
    r"|(?:also read|read also|read next|don['’]t miss|in other news|see also)\b",
    re.IGNORECASE,
)
# Lines that ask the reader for something, or speak for the house.
_CALL = re.compile(
    r"""^\W{0,3}(?:sign\sup|subscribe|click\shere)\b|\bsign(?:ing)?\sup\b.{0,60}\b(?:newsletters?|e-?mails?|inbox|here|alerts|updates)\b
    |\bsubscribe\s(?:to\s(?:our|the)|now|here)\b|\b(?:in|to)\syour\sinbox\b|\bour\s(?:free\s)?(?:\w+\s)?newsletters?\b|\bnewsletter\shere\b
    |\bfollow\s(?:us|\S+(?:\s\S+)?\son\s(?:twitter|x|facebook|instagram|linkedin|google\snews|telegram|whatsapp))\b
    |\bget\sin\stouch\b|\b(?:e-?mail|contact|write\sto)\s(?:us|our\steam)\b|\bdo\syou\shave\sa\sstory\b|\bgot\sa\s(?:story|tip)\b
    |\bdownload\s(?:the|our)\s(?:\w+\s){0,3}app\b|\bget\sthe\s(?:\w+\s){1,4}app\b
    |\bjoin\s(?:our|the)\s(?:\w+\s)?(?:forum|conversation|newsletter|community)\b
    |\b(?:our|read|accept|agree)\b.{0,60}\b(?:privacy\s(?:policy|notice)|terms\sof\s(?:use|service)|terms\sand\sconditions|comment\spolicy)\b
    |\b(?:display|public)\sname\b|\blog\s(?:in|out)\b.{0,40}\baccount\b|\bbefore\scommenting\b|\ball\srights\sreserved\b
    |\baffiliate\s(?:commission|links?)\b|\b(?:may|we|us)\s(?:earn\s)?(?:us\s)?(?:a|an)\s(?:\w+\s)?commission\b|\bpreferred\ssource\b
    |\bplease\sbookmark\b|\bunlimited\saccess\b|\bsupport\s(?:our|independent)\sjournalism\b|\bfor\smore\sstories\slike\sthis\b
    |\bclick\shere\sto\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Each call has one of these in it; looking for them first takes a twentieth of the time.
_CALL_HINTS = (
    "sign", "subscribe", "click", "inbox", "newsletter", "follow", "touch", "mail", "contact", "write to", "story", "got a",
    " app", "join", "privacy", "terms", "policy", " name", "account", "commenting", "rights", "commission", "affiliate",
    "source", "bookmark", "access", "journalism", "stories",
)  # fmt: skip
_CREDIT = re.compile(
    r"\W{0,2}(?:\(?(?:additional\s)?reporting\sby\b|our\sstandards:|with\s(?:files|reporting)\s(?:from|by)\b|(?:image|photo)(?:\scredit)?s?:\s"
    r"|copyright\b|©|\(c\)\s?\d{4}|first\spublished\s(?:in|on|by)\b)",
    re.IGNORECASE,
)
_LEADS_OUT = re.compile(
    r"(?:related(?:\s\w+)?|(?:you\s(?:may|might)\salso\s(?:like|enjoy)|read\s(?:more|next|also)|more\s(?:on|from|in|stories)\b.{0,40}"
    r"|recommended(?:\sfor\syou)?|most\s(?:read|popular)|trending(?:\snow)?|latest\s(?:news|stories)|in\sother\snews|what\sto\sread\snext))"
    r"\W*$",
    re.IGNORECASE,
)
_POINTER_MOST, _CALL_MOST, _CREDIT_MOST = 160, 260, 240  # characters; a paragraph of the story is longer


@dataclass(frozen=True, slots=True)
class Beside:
    """The texts of boxes and links beside the story, without spaces, for asking whether a line is one of them."""

    boxes: str = ""
    links: frozenset[str] = frozenset()

    def holds(self, line: str) -> bool:
        """Whether this line stands in such a box, or is such a link."""
        plain = "".join(line.split())
        return plain in self.links or (len(plain) > _SHORT and plain in self.boxes)


def prune(tree: HtmlElement) -> Beside:
    """Take other people's posts out of the page, in place; tell what else its markup sets beside the story.

    Boxes are told and not taken out: without them trafilatura may choose another part of the page as its main text.
    """
    boxes: list[str] = []
    links: set[str] = set()
    for one in list(tree.iter("blockquote", "div", "aside", "section", "ul", "p")):
        if one.getparent() is None:
            continue
        if one.tag == "p":
            inner = one.findall(".//a")
            text = "".join(one.text_content().split())
            if len(inner) == 1 and len(text) > _SHORT and text == "".join(inner[0].text_content().split()):
                links.add(text)
            continue
        named = f"{one.get('class') or ''} {one.get('id') or ''}"
        if _EMBEDDED.search(named):
            one.drop_tree()
        elif one.tag != "blockquote" and _BESIDE.search(named):
            text = one.text_content()
            if len(text) < _MOST_BESIDE:
                boxes.append("".join(text.split()))
    return Beside("\n".join(boxes), frozenset(links))


def paragraphs_declared(tree: HtmlElement, about: Metadata) -> list[str]:
    """The page's own paragraphs that stand in the body that its JSON-LD declares; none where it declares none.

    For stories that a page holds in several containers, of which an extractor finds the first. The declared body
    itself runs paragraphs together, and is cut short on many pages.
    """
    declared = about.article.get("articleBody")
    if not isinstance(declared, str) or len(declared) < _LEAST_DECLARED:
        return []
    body = _LETTERS_ONLY.sub("", html.unescape(declared))
    shown = (tidy(one.text_content()) for one in tree.iter("p", "li", "h2", "h3", "blockquote"))
    return list(
        dict.fromkeys(text for text in shown if (plain := _LETTERS_ONLY.sub("", text)) and plain in body)
    )


def is_boilerplate(line: str) -> bool:
    """Whether a line of main text speaks of the page or of other stories, and not in the story."""
    size = len(line)
    return bool(
        _LABEL.fullmatch(line)
        or (size <= _POINTER_MOST and _POINTER.match(line))
        or (size <= _CREDIT_MOST and _CREDIT.match(line))
        or (size <= _CALL_MOST and _calls(line))
        or _is_doubled(line)
    )


def _calls(line: str) -> bool:
    plain = line.lower()
    return any(map(plain.__contains__, _CALL_HINTS)) and bool(_CALL.search(line))


def leads_out(line: str) -> bool:
    """Whether a line heads a list of other stories."""
    return len(line) < _POINTER_MOST and bool(_LEADS_OUT.match(line))


def _is_doubled(line: str) -> bool:
    """A teaser's headline beside the same text of its picture: ``A B C A B C``."""
    words = line.split()
    half = len(words) // 2
    return half >= _TEASER and len(words) % 2 == 0 and words[:half] == words[half:]
