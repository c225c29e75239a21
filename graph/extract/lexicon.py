"""Names that are known to fund others, for signals that only matter of a backer."""

from dataclasses import dataclass
from functools import lru_cache

from graph.extract.known import Known
from graph.extract.names import words_of
from graph.extract.words import HOUSE_WORDS, bag

# Corporate, sovereign and crossover investors whose names do not say that they are.
_KNOWN = """
softbank|softbank group|vision fund|microsoft|google|alphabet|amazon|amazon web services|meta|meta platforms|facebook|
nvidia|apple|oracle|intel|amd|qualcomm|samsung|salesforce|ibm|cisco|dell|tesla|tencent|alibaba|baidu|bytedance|jd|xiaomi|meituan|
ant group|naver|kakao|rakuten|sony|toyota|hyundai|reliance|tata|infosys|prosus|naspers|temasek|gic|mubadala|mgx|adia|
adq|qia|qatar investment authority|public investment fund|pif|khazanah|norges|cppib|cpp investments|omers|cdpq|
blackrock|blackstone|kkr|carlyle|apollo|tpg|brookfield|fidelity|t rowe price|vanguard|goldman sachs|jpmorgan|jpmorgan chase|
morgan stanley|citi|citigroup|credit suisse|ubs|barclays|hsbc|deutsche bank|wells fargo|silicon valley bank|svb|
sequoia|sequoia capital|andreessen horowitz|a16z|benchmark|accel|greylock|tiger global|coatue|dragoneer|altimeter|
thrive|insight|index|lightspeed|bessemer|kleiner perkins|founders fund|khosla|general catalyst|y combinator|techstars|
dst global|hillhouse|gaorong|matrix|peak xv|hongshan|idg|atomico|balderton|eqt|northzone|creandum|lakestar|cherry|
berkshire hathaway|info edge|rocket internet|kinnevik|eurazeo|wendel|exor|investor ab|360 one|d e shaw|jane street|citadel|millennium|
walt disney|disney|comcast|verizon|deutsche telekom|telefonica|singtel|ntt|kddi|sk telecom|sk hynix|lg|hitachi|foxconn|siemens|bosch|bmw|
databricks|snowflake|adobe|stripe|paypal|mastercard|bnp paribas|santander|nomura|mufg|mizuho|
bpifrance|kfw|stargate|british business bank|celsius|celsius network|voyager|voyager digital|blockfi|silvergate|babel finance|
coinbase|binance|ftx|alameda research|three arrows|digital currency group|dcg|genesis|galaxy digital|coreweave|xai|openai|spacex|uber|grab
"""


# They invest too, but their shares and results tell of their trade.
_MAKERS = bag(
    "apple tesla uber grab adobe dell cisco ibm sony toyota hyundai xiaomi meituan jd lg hitachi foxconn siemens bosch bmw infosys snowflake databricks stripe paypal mastercard disney comcast verizon spacex facebook intel amd qualcomm samsung"
)
# What is called so may make anything.
_ANYTHING = bag("growth insurance")


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
DEFAULT = Lexicon(frozenset(name.strip() for name in _KNOWN.replace("\n", "").split("|")))


@lru_cache(maxsize=8)
def with_known(known: Known) -> Lexicon:
    """Our own short list and the backers that are known before a page is read."""
    grown = frozenset(" ".join(words_of(name)) for name, role in known.roles.items() if role == "backer")
    return Lexicon(DEFAULT.backers | grown, grown - DEFAULT.backers)
