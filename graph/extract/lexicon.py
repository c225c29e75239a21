"""Names that are known to fund others, for signals that only matter of a backer."""

from dataclasses import dataclass
from functools import lru_cache

from graph.extract import houses
from graph.extract.known import Known
from graph.extract.names import words_of
from graph.extract.words import HOUSE_WORDS, bag

# They invest too, but their shares and results tell of their trade.
_MAKERS = bag(
    "apple tesla openai xai anthropic uber grab adobe dell cisco ibm sony toyota hyundai xiaomi meituan jd lg hitachi foxconn siemens bosch bmw infosys snowflake databricks stripe paypal mastercard disney comcast verizon spacex facebook intel amd qualcomm samsung"
)
# What is called so may make anything.
_ANYTHING = bag("growth insurance holdings")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names of known backers, in lower case; hand in your own to add those that your pages write of."""

    backers: frozenset[str]
    grown: frozenset[str] = frozenset()  # those among them that once took part in a round

    def is_backer(self, name: str) -> bool:
        """Whether a name is that of somebody who funds others, by itself or by its last word ("... Capital")."""
        words = _plain(name)
        return bool(words) and (" ".join(words) in self.backers or bool(set(words[1:]) & HOUSE_WORDS))

    def lives_by_backing(self, name: str) -> bool:
        """Whether funding others is its trade, or so large that its shares tell of it: known to us, or by its last word."""
        words = _plain(name)
        whole = " ".join(words)
        return bool(words) and (
            (whole in self.backers and whole not in self.grown and whole not in _MAKERS)
            or bool(set(words[1:]) & (HOUSE_WORDS - _ANYTHING))
        )


def _plain(name: str) -> list[str]:
    """The words of a name without its legal form."""
    words = list(words_of(name))
    while len(words) > 1 and words[-1] in _FORMS:
        words = words[:-1]
    return words


_FORMS = bag("inc corp ltd plc pte co llc lp corporation company india")
DEFAULT = Lexicon(
    frozenset(
        name.strip()
        for kind in (houses.CORPORATE, houses.STATES, houses.VENTURE, houses.MANAGERS)
        for name in kind.replace("\n", "").split("|")
    )
)


@lru_cache(maxsize=8)
def with_known(known: Known) -> Lexicon:
    """Our own short list and the backers that are known before a page is read."""
    grown = frozenset(" ".join(words_of(name)) for name, role in known.roles.items() if role == "backer")
    return Lexicon(DEFAULT.backers | grown, grown - DEFAULT.backers)
