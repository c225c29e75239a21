"""The words of business news that the grammars share. Sets are lower case."""


def bag(words: str) -> frozenset[str]:
    """A set of words, written as running text."""
    return frozenset(words.split())


DAYS = bag("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = bag("january february march april may june july august september october november december")

# Capitalised where they begin a sentence, but never (part of) a name.
FUNCTION = bag(
    """
    a an the this that these those it its he his she her they their we our you your i my me us one some any
    all both each every either neither many most more much few several other others another such same own no
    not nor in on at as by of for from to with without within into onto over under above below between among
    against during through across before after since until till up down out off about around near per via
    amid despite besides beside beyond along alongside behind toward towards upon than then thus hence also
    however moreover meanwhile furthermore additionally although though while whereas because if unless
    whether when whenever where wherever why how what which who whom whose and or but so yet still even just
    only already again soon now today yesterday tomorrow tonight here there earlier later recently
    previously currently formerly eventually finally initially instead indeed perhaps maybe once twice first
    second third last next new according given including notably ultimately overall is are was were be been
    being has have had do does did can could will would shall should may might must let like unlike based formed owned controlled
    named called dubbed christened titled
    founded led backed headquartered existing early-stage participating recent elsewhere additional returning prominent nearly almost roughly approximately
    lead interestingly specifically similarly exactly rather asked reached total asian european american african
    indian chinese japanese british french german key major top leading late early mid ex ahead back part
    plus amongst throughout following rumored rumoured reportedly enter institutional
    analysts investors shareholders customers companies startups firms hong hundreds thousands
    millions billions dozens sources people source report reports image images photo photos read see get
    join save more topics newsletters highlights note update updated posted credit credits editor copyright weeks months days years hours moments anyone everyone
    share subscribe register click watch listen related topic tags written story details deal objective
    valuation headquarters ceo's quote gross
    """
) - {"may", "us", "hong"}  # fmt: skip

# Words in -ly that begin sentences; others, such as Calendly, are names.
ADVERBS = bag(
    """
    additionally similarly recently notably currently previously finally eventually ultimately initially
    interestingly surprisingly importantly reportedly typically generally apparently clearly obviously
    unfortunately fortunately accordingly consequently subsequently separately specifically basically
    essentially effectively increasingly remarkably simultaneously alternatively traditionally historically
    globally locally nationally internationally financially technically practically actually really early
    daily weekly monthly yearly only nearly barely hardly likely supply family apply reply fully partly mostly
    largely mainly possibly probably certainly definitely simply quickly slowly sadly luckily hopefully
    thankfully ironically conversely crucially critically equally firstly secondly thirdly lastly roughly
    approximately exactly usually normally formerly particularly especially significantly substantially
    seemingly presumably evidently naturally strategically operationally publicly privately personally
    """
)

# In a title every word is capitalised: at these a name ends, and none begins with them.
BREAKS = bag(
    """
    ceo cto cfo coo cmo chairman chairwoman chairperson founder founders co-founder co-founders cofounder
    cofounders vp svp evp startup startups start-up start-ups company companies firm firms platform maker
    makers unicorn scaleup scale-up provider app developer giant giants investor investors backer backers
    raises raise raised raising secures secure secured securing closes closed closing lands landed bags
    bagged snags snagged nabs nabbed nets netted scores scored grabs collects pulls picks rakes draws drew
    garners receives received gets got wins won attracts obtains completes announces announced hits hauls
    scoops banks funding round rounds financing invests invested invest investing backs leads led co-leads
    acquires acquired acquire buys bought buy to with for from in at of as its after by into on and or amid
    valuation valued values worth says said say shares stock stocks slump slumps fall falls drop drops
    plunge plunges tumble tumbles surge surges soar soars sells sold cuts cut slashes launches launched
    unveils eyes seeks plans nears mulls considers weighs takes makes series seed pre-seed is are was were
    posts posted reports reported swings swung has have had will would could may be been million billion m bn crore former ex new existing
    """
) - {"may"}

# Alone they name nobody; inside a longer name they may stand.
GENERIC = bag(
    """
    ai ml llm llms ira roth us usa uk eu uae u.s u.k u.s. u.k. us-based vc vcs pe ceo cto cfo ipo esg saas b2b b2c p2p
    d2c api apis gpu gpus cpu cpus tpu tpus it hr pr r&d tv pc ev evs iot ar vr xr nft nfts defi web3 crypto
    fintech fintechs ip id ar arr gmv gdp etf etfs spv spvs q1 q2 q3 q4 h1 h2 fy pst est gmt edt pdt et pt
    am pm rs inr pac pacs nbfc nbfcs hni hnis corporations corporates week edition roundup markets stocks management series round seed funding fund funds capital group startup startups inc ltd sme smes cad usd eur
    gbp sgd agi genai gen sec fda fed nyse nasdaq bse nse apac emea asean mena sea s&p dow nikkei ftse
    sensex nifty mr mrs ms dr general managing partner partners director senior vice president head chief
    founding executive officer offering offerings global american european asian african indian chinese japanese british french
    german korean canadian australian israeli singaporean indonesian malaysian thai vietnamese philippine
    nigerian kenyan egyptian brazilian mexican spanish italian dutch swedish danish norwegian finnish swiss
    austrian belgian polish irish turkish russian ukrainian emirati saudi estonian lithuanian latvian
    portuguese greek czech hungarian romanian bulgarian taiwanese pakistani bangladeshi colombian chilean
    argentine californian western eastern northern southern internet ious capex 5g 4g 6g bitcoin ethereum covid covid-19 english rs insiders institutions
    """
)

PLACES = bag(
    """
    africa america asia europe india china japan germany france italy spain portugal netherlands belgium
    sweden norway denmark finland iceland ireland scotland wales england britain austria switzerland poland
    czechia hungary romania greece turkey russia ukraine israel egypt nigeria kenya ghana morocco tunisia
    ethiopia uganda rwanda tanzania zambia singapore malaysia indonesia thailand vietnam philippines taiwan
    korea australia canada mexico brazil argentina chile colombia peru uruguay pakistan bangladesh nepal
    cambodia myanmar dubai qatar bahrain kuwait oman jordan lebanon iraq iran estonia latvia lithuania
    luxembourg malta cyprus croatia serbia slovenia slovakia bulgaria london paris berlin munich hamburg
    amsterdam stockholm copenhagen oslo helsinki dublin madrid barcelona lisbon milan rome zurich geneva
    vienna prague warsaw budapest athens istanbul moscow kyiv tel-aviv jerusalem cairo lagos nairobi accra
    johannesburg riyadh doha mumbai delhi bengaluru bangalore chennai hyderabad pune gurgaon gurugram noida
    kolkata karachi lahore dhaka beijing shanghai shenzhen hangzhou guangzhou tokyo osaka seoul taipei
    bangkok jakarta manila hanoi sydney melbourne brisbane perth auckland toronto montreal montréal
    vancouver ottawa calgary boston chicago austin dallas houston denver seattle atlanta miami philadelphia
    washington california texas florida massachusetts colorado illinois oregon utah georgia connecticut
    cambridge oxford manchester edinburgh bristol palo-alto silicon-valley new-york san-francisco
    los-angeles san-jose san-diego hong-kong kuala-lumpur ho-chi-minh-city new-delhi abu-dhabi tel-aviv
    saudi-arabia south-korea north-america latin-america south-america southeast-asia middle-east
    united-states united-kingdom united-arab-emirates new-zealand south-africa sao-paulo são-paulo
    mexico-city buenos-aires bay-area wall-street new-york-city washington-dc santa-clara mountain-view
    menlo-park tel-aviv-yafo north-american south-east-asia european-union apac emea asia-pacific
    santa-monica white-house congress
    gujarat karnataka maharashtra rajasthan telangana kerala odisha punjab haryana bihar assam goa jharkhand
    tamil-nadu uttar-pradesh madhya-pradesh andhra-pradesh west-bengal uttarakhand chhattisgarh ahmedabad jaipur surat indore
    arizona mississippi ohio michigan nevada virginia alabama louisiana minnesota wisconsin missouri tennessee kentucky
    maryland new-jersey north-carolina south-carolina indiana iowa kansas nebraska oklahoma pennsylvania new-mexico
    ontario quebec alberta bavaria catalonia queensland
    """
)

# A name that ends so is no person's.
FIRM_WORDS = bag(
    """
    inc corp ltd co llc plc pte pvt limited corporation gmbh ag sa nv ab security labs lab technologies technology systems
    health healthcare energy ai software networks robotics digital media games studios semiconductor pharma bio therapeutics
    sciences science data cloud mobility motors foods airlines services solutions international global analytics power space
    semi motor steel pay payments education learning research intelligence
    """
)

# A name that ends so is an organisation that gives money.
HOUSE_WORDS = bag(
    """
    capital ventures venture partners fund funds investments investment holdings investors equity angels
    bank growth advisors associates management asset assets trust foundation pension insurance accelerator
    combinator seed vc office authority
    """
)

# What a text calls the company after it was named.
COMPANY_NOUNS = (
    r"company|startup|start-up|firm|business|platform|venture|scaleup|scale-up|unicorn|group|lab|maker|fintech|bank|"
    r"chipmaker|insurtech|edtech|healthtech|proptech|biotech|marketplace|provider|developer|exchange|app|studio|carmaker|"
    r"neobank|retailer|brand|conglomerate|giant|lender|outfit|organi[sz]ation|service|operator|team|agency|manufacturer"
)
