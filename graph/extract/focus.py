"""What an article is about: the name that its title and first sentences keep naming."""

import re
from collections import Counter

from graph.extract.datelines import dateline_end
from graph.extract.mentions import Namer, is_title
from graph.extract.names import same_name
from graph.extract.sentences import Sentence
from graph.extract.words import bag

# Those who tell the news are seldom its subject.
MEDIA = bag(
    """
    techcrunch bloomberg reuters forbes fortune axios cnbc cnn wired sifted betakit pitchbook crunchbase dealroom
    tracxn linkedin youtube twitter medium dealstreetasia inc42 entrackr economictimes venturebeat bbc guardian
    moneycontrol cointelegraph coindesk techinasia yourstory factset
    """
)
_MEDIA_NAMES = bag(
    """
    thewallstreetjournal wallstreetjournal wsj financialtimes ft theinformation newyorktimes thenewyorktimes
    theeconomictimes economictimes businessinsider insider washingtonpost theverge cbinsights getty gettyimages
    associatedpress ap afp techinasia theblock dowjones barrons businesswire prnewswire globenewswire x s&pglobal
    """
)
SHORTEST = 2  # characters: a letter names nobody
FIRST = 8  # sentences: a story names its subject within them or not at all


# "Bloomberg News", "CNBC TV18": a paper by its desk
_DESK = re.compile(r"(?<=\w) (?:news|tv|tv18|television|magazine|reports?|asia|india|opinion|breakingviews)$")


def is_media(name: str) -> bool:
    """Whether a name is that of a paper, agency or database that reports on rounds."""
    key = re.sub(r"[^\w&]+", "", _DESK.sub("", name.casefold()))
    return key in MEDIA or key in _MEDIA_NAMES


_CAMPAIGN = re.compile(
    r"\b(?:campaign(?:s|ing)?|nominee|democrat(?:s|ic)?|republicans?|senators?|election|presidential|ballot|donors?|donations?|donated|charit(?:y|ies|able)|fundraiser|super pac|congressman|refugees)\b",
    re.IGNORECASE,
)
_OFTEN = 4  # such words: a single "campaign" or "donor" is marketing


def is_campaign(text: str) -> bool:
    """Whether the money of a text is that of politics or charity, where "raised" means something else."""
    return len({m[0].casefold() for m in _CAMPAIGN.finditer(text)}) >= _OFTEN


def focus_of(
    title: str | None, told: list[Sentence], namer: Namer, people: frozenset[str] = frozenset()
) -> str | None:
    """The name an article is about, in its fullest form there; None where no name stands out.

    A name counts where it opens a sentence or stands in the title, twice as much as elsewhere; who reports
    the news does not count, nor do ``people``.
    """
    if title and re.match(r"(?:the |top |here are |meet ){0,4}\d{1,9} \w", title.casefold()):
        return None  # a list has no one subject
    counts: Counter[str] = Counter()
    texts = [title] if title else []
    body = " ".join(sentence.text for sentence in told if not is_title(sentence.text))
    texts += [sentence.text for sentence in told[:FIRST]]
    for i, text in enumerate(texts):
        titled = is_title(text)
        for name in namer.names(text):
            if titled and name.text not in body:
                continue  # words of a title, such as "Activist Ups Stake"
            if name.is_place or name.joined or is_media(name.text) or len(name.text) < SHORTEST:
                continue
            if name.text in people:
                continue
            opening = not text[dateline_end(text) : name.start].strip(" \"“‘'*•#-")
            weight = 2 if i == 0 or opening else 1
            known = next((other for other in counts if same_name(other, name.text)), name.text)
            counts[known] += weight
    if not counts:
        return None
    best, score = max(counts.items(), key=lambda item: (item[1], -list(counts).index(item[0])))
    return best if score > 1 else None


_REPORTS = re.compile(
    r"(?:\s(?:is |was |has |had )?(?:now |also |first |previously )?(?:report|sa(?:id|ys)|wrote|learn)|[’']s report)"
)


def tells_news(shape: str, name: int) -> bool:
    """Whether the paper named there tells the news, and is not the company: "told ⟨N⟩", "⟨N⟩ is reporting"."""
    return shape.endswith("told ", 0, name) or bool(_REPORTS.match(shape, name + 1))
