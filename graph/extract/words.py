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
    clients depositors savers lenders creditors bondholders regulators authorities profit profits losses earnings layoffs
    redundancies withdrawals redemptions outflows
    share subscribe register click watch listen related topic tags written story details deal objective
    valuation headquarters ceo's quote gross fresh armed flush buoyed
    """
) - {"may", "us", "hong"}  # fmt: skip

# Common words, singular: where a sentence begins with one, it is a name only if something says so ("Oil prices rose").
_COMMON = bag(
    """
    oil gas gold silver copper coal steel crude fuel water energy power demand supply price cost sale revenue income profit loss
    margin earning dividend cash credit debt equity bond loan mortgage rate yield inflation growth recession tariff tax trade
    export import currency dollar euro rupee yen pound sterling crypto token coin stablecoin blockchain money fee fund
    proceed net gross total average volume turnover output production capacity inventory backlog booking order shipment delivery
    stock share bull bear rally selloff trading trader investing listing offering placement subscription issue tranche note
    buyout takeover merger acquisition deal agreement contract partnership venture alliance talk negotiation bid offer tender stake
    holding asset liability portfolio position exposure risk return performance result guidance forecast outlook estimate target
    expectation sentiment confidence pressure concern worry fear hope doubt uncertainty volatility momentum headwind tailwind
    traction progress success failure challenge opportunity problem question answer reason example case point fact truth evidence
    data figure number chart table survey poll study research analysis analyst economist strategist expert executive official
    manager director officer president chairman chief boss leader founder partner employee worker staff team member user client
    customer consumer buyer seller vendor supplier retailer lender borrower bank insurer broker exchange market sector industry
    segment category region country nation state city council centre center government ministry minister parliament congress
    senate court judge regulator authority agency police lawyer prosecutor attorney critic observer rival competitor peer
    business enterprise corporate conglomerate subsidiary unit division arm branch office plant factory mine refinery facility store
    shop hotel airport airline hospital school university college student teacher doctor patient drug medicine vaccine treatment
    trial therapy biotech pharma software hardware chip semiconductor device phone smartphone computer laptop server network cloud
    internet web site website page link email letter statement filing document report release announcement press media news story
    article newspaper magazine book podcast video movie film music game sport team player club league match event conference
    summit meeting session interview speech panel prize award competition contest campaign election vote party politician
    technology tech tool platform product service solution system model robot drone vehicle car truck bus train plane ship boat
    rocket satellite space battery solar wind nuclear grid climate carbon emission weather rain storm fire flood food farm farmer
    crop grain wheat corn rice sugar coffee tea beef milk meat fish fruit fashion clothing beauty luxury travel tourism housing
    house home property land building construction infrastructure road bridge rail port logistics transport health care healthcare
    education training insurance pension retirement saving wealth capital finance financing banking payment card wallet account
    deposit withdrawal transfer transaction settlement interest principal maturity rating default bankruptcy insolvency
    liquidation restructuring layoff hiring job wage salary pay bonus pension benefit strike union labour labor
    man woman child kid parent family friend couple owner resident citizen taxpayer voter immigrant refugee veteran soldier
    day week month quarter year decade century morning afternoon evening night weekend season summer winter spring autumn fall
    start end begin beginning middle half part piece bit side top bottom front rear left right north south east west
    big small large huge giant tiny high low higher lower strong stronger weak weaker good better best bad worse worst great new
    old young fresh recent early earlier later final full empty open public private local global foreign domestic national
    international regional federal central commercial industrial digital online mobile virtual artificial human real true false
    clear likely possible potential key core main major minor common rare typical special certain different similar
    additional further extra double triple single multiple numerous countless various same short long quick slow fast rapid steady
    headcount payroll axe curtain liquidator administrator receiver queue redundancy redemption banker adviser advisor trustee prime wealthy uninsured two three four five six seven eight nine ten
    consolidated adjusted diluted fiscal annual quarterly monthly weekly daily
    reference placement together elsewhere thanks congratulation welcome hello please sorry sure okay yes maybe want need think
    follow say know look see go come take make give keep help try use find learn buy sell invest hold build grow move turn run work play
    pay spend save win lose beat miss raise cut add drop rise gain jump climb slip slide sink dip plunge soar surge tumble rebound
    recover extend expand cool ease edge swing
    positive negative active passive activist billionaire millionaire insider institution shareholder stakeholder promoter creditor
    debtor bondholder investor backer sponsor donor lender regulator watchdog whistleblower hacker scammer victim
    scoop exclusive breaking explainer opinion takeaway preview roundup recap photo image graphic illustration disclaimer disclosure
    fee same self cost crisis scandal fraud scam hack breach attack war conflict peace sanction ban rule law bill act policy
    plan strategy idea concept theory view vision goal mission purpose role duty right power
    """
)
COMMON = _COMMON | frozenset(
    form
    for word in _COMMON
    for form in (f"{word}s", f"{word}es", f"{word[:-1]}ies" if word.endswith("y") else f"{word}s")
)

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
    builds built amasses boosts trims pares dumps exits halts pauses slows warns sees expects sues fires hires names appoints
    joins adds gains jumps rises climbs rallies slides sinks loses beats misses tops signs inks orders rents leases spends pours
    pledges commits doubles triples quadruples widens narrows offers owns discloses reveals offloads unloads ditches
    stake stakes revenue profit profits loss losses earnings results layoffs parent owner over
    """
) - {"may"}

# What somebody does in a headline; in running text a name may hold such a word.
HEADLINE = bag(
    """
    adds agrees aims appoints asks axes backtracks beats begins bets bids blames boosts builds calls chops claims climbs commits
    confirms declares defends delays delivers denies disappoints discloses ditches doubles dumps ends enters exceeds exits expands expects explores
    extends faces fights files finds gains gears gives goes grows halts hires hopes inks jumps joins keeps lags leaves lets lifts
    loses lures makes merges misses moves names needs offers offloads opens outlines outperforms overtakes owns pays pitches pivots
    pledges prevails prices promises pulls pushes puts rallies rebounds recovers rejects releases replaces retreats reveals rises
    scraps seals seeks sees sets sheds signs sinks skids slides slows spends spikes splits stakes starts steps strikes struggles sues surprises
    taps targets teams tells tops trims triples turns ups urges wants warns weighs wipes
    """
)

# Alone they name nobody; inside a longer name they may stand.
GENERIC = bag(
    """
    ai ml llm llms ira roth us usa uk eu uae u.s u.k u.s. u.k. us-based vc vcs pe ceo cto cfo ipo esg saas b2b b2c p2p
    d2c api apis gpu gpus cpu cpus tpu tpus it hr pr r&d tv pc ev evs iot ar vr xr nft nfts defi web3 crypto
    fintech fintechs ip id ar arr gmv gdp etf etfs spv spvs q1 q2 q3 q4 h1 h2 fy pst est gmt edt pdt et pt
    am pm rs inr pac pacs nbfc nbfcs hni hnis lp lps gp gps aif aifs corporations corporates week edition roundup markets stocks management series round seed funding fund funds capital group startup startups inc ltd sme smes cad usd eur
    gbp sgd agi genai gen sec fda fed nyse nasdaq bse nse apac emea asean mena sea s&p dow nikkei ftse
    sensex nifty mr mrs ms dr general managing partner partners director senior vice president head chief
    founding executive officer offering offerings global american european asian african indian chinese japanese british french
    german korean canadian australian israeli singaporean indonesian malaysian thai vietnamese philippine
    nigerian kenyan egyptian brazilian mexican spanish italian dutch swedish danish norwegian finnish swiss
    austrian belgian polish irish turkish russian ukrainian emirati saudi estonian lithuanian latvian
    portuguese greek czech hungarian romanian bulgarian taiwanese pakistani bangladeshi colombian chilean
    argentine californian western eastern northern southern internet ious capex mw gw kw mwh gwh ppa ppas 5g 4g 6g bitcoin ethereum covid covid-19 english rs insiders institutions eurobond eurobonds
    ebitda ebit ffo affo noi nav nta epra ndv ntav aum eps roe roa irr arpu cagr qip qips ofs gmp omo heloc coc ebitdar pat yoy qoq
    ytd dap dau mau tvl apy fomo nbfi etp reit reits spac spacs dip otc agm egm hiv ui ux os apv api bps q1fy q2fy
    cet1 ofs ipos fpo fpos fii fiis dii diis mfs ulip btc eth sol xrp tariffs hni vdr paas iaas lng opec usda ons bls cpi ppi pce pmi gst wasde
    """
)

PLACES = bag(
    """
    africa america asia europe gulf india china japan germany france italy spain portugal netherlands belgium
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
    birmingham leeds glasgow liverpool sheffield cardiff belfast newcastle nottingham brighton bergen trondheim stavanger gothenburg malmö
    uppsala aarhus odense tampere turku espoo tartu riga vilnius kaunas tallinn ghent antwerp leuven brussels rotterdam eindhoven utrecht
    delft the-hague cologne frankfurt stuttgart düsseldorf dusseldorf leipzig dresden karlsruhe heidelberg lyon toulouse marseille bordeaux
    lille nantes grenoble turin bologna naples valencia seville bilbao porto krakow gdansk wroclaw bratislava ljubljana zagreb belgrade
    bucharest sofia lausanne basel lugano salzburg graz kanpur lucknow nagpur kochi coimbatore bhopal chandigarh visakhapatnam vadodara
    mysore mysuru patna thane dehradun islamabad kathmandu colombo chengdu wuhan nanjing suzhou tianjin chongqing xiamen dalian
    fukuoka nagoya kyoto sapporo yokohama busan incheon daejeon kaohsiung hsinchu penang johor sarawak sabah selangor bandung
    surabaya bali aceh sumatra java cebu davao da-nang canberra adelaide christchurch hobart abuja ibadan kampala kigali
    addis-ababa dakar abidjan casablanca tunis algiers durban cape-town pretoria harare lusaka jeddah sharjah haifa herzliya manama
    muscat beirut amman ankara tbilisi baku yerevan almaty tashkent kyoto bogotá bogota medellín medellin lima santiago montevideo
    monterrey guadalajara rio-de-janeiro recife curitiba havana winnipeg edmonton quebec-city
    pittsburgh baltimore cleveland cincinnati columbus detroit minneapolis milwaukee nashville charlotte raleigh durham orlando tampa
    tucson las-vegas sacramento oakland berkeley palo-alto sunnyvale cupertino irvine santa-barbara pasadena salt-lake-city
    boise omaha tulsa new-orleans honolulu anchorage brooklyn manhattan newark princeton new-haven hartford worcester ann-arbor
    kansas-city st-louis el-paso san-antonio fort-worth silicon-alley midtown
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
    combinator seed vc office authority invest
    """
)

# What a text calls the company after it was named.
COMPANY_NOUNS = (
    r"company|startup|start-up|firm|business|platform|venture|scaleup|scale-up|unicorn|group|lab|maker|fintech|bank|"
    r"chipmaker|insurtech|edtech|healthtech|proptech|biotech|marketplace|provider|developer|exchange|app|studio|carmaker|"
    r"neobank|retailer|brand|conglomerate|giant|lender|outfit|organi[sz]ation|service|operator|team|agency|manufacturer|designer|hedge fund|(?:asset|money|fund) manager|insurer"
)
