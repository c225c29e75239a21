"""Names of those who fund others, where the name does not say so ("Thoma Bravo"; "Acme Capital" does).

By kind of house, so that a gap shows; from general knowledge of the trade, without legal forms. Whoever is missing is
still known by the words beside the name ("venture firm Kite") or by what the article says that it funded.
"""

from typing import Final

CORPORATE: Final = """
softbank|softbank group|vision fund|softbank vision fund|microsoft|google|alphabet|amazon|amazon web services|meta|meta platforms|facebook|
nvidia|apple|oracle|intel|amd|qualcomm|samsung|samsung next|salesforce|ibm|cisco|dell|tesla|tencent|alibaba|baidu|bytedance|jd|xiaomi|meituan|
ant group|naver|kakao|rakuten|sony|toyota|hyundai|reliance|reliance industries|tata|tata sons|infosys|prosus|naspers|
berkshire hathaway|info edge|rocket internet|kinnevik|eurazeo|wendel|exor|investor ab|jardine matheson|ck hutchison|fosun|fosun international|360 one|
walt disney|disney|comcast|verizon|deutsche telekom|telefonica|orange|iliad|singtel|ntt|kddi|sk telecom|sk hynix|lg|hitachi|foxconn|siemens|bosch|bmw|
databricks|snowflake|adobe|stripe|paypal|mastercard|saudi aramco|aramco|adani|adani group|mahindra group|aditya birla group|
bp|shell|equinor|totalenergies|chevron|eni|repsol|exxon|exxonmobil|hanwha|lotte|mitsubishi|mitsui|sumitomo|itochu|marubeni|z holdings|
stargate|celsius|celsius network|voyager|voyager digital|blockfi|silvergate|babel finance|
coinbase|binance|ftx|ftx group|alameda research|three arrows|digital currency group|dcg|genesis|galaxy digital|animoca brands|consensys|coreweave|xai|openai|spacex|uber|grab
"""
STATES: Final = """
temasek|gic|mubadala|mgx|adia|adq|qia|qatar investment authority|public investment fund|pif|sanabil|khazanah|norges|norges bank|cppib|cpp investments|omers|cdpq|
ontario teachers|otpp|psp investments|aimco|hoopp|calpers|calstrs|future fund|australiansuper|qic|china investment corporation|korea investment corporation|
national pension service|gpif|danantara|indonesia investment authority|kuwait investment authority|oman investment authority|nbim|apg|abp|pggm|ap6|bpifrance|kfw|
british business bank|european investment bank|eib|european investment fund|eif|european innovation council|high tech grunderfonds|htgf|sitra|tesi|vaekstfonden|almi|
enterprise ireland|sidbi|nabventures|ifc|british international investment|proparco|fmo|swedfund|norfund|in q tel|darpa|world bank|japan investment corporation|big fund
"""
VENTURE: Final = """
sequoia|andreessen horowitz|a16z|benchmark|accel|greylock|tiger global|coatue|dragoneer|altimeter|thrive|insight|index|lightspeed|bessemer|kleiner perkins|founders fund|
khosla|general catalyst|y combinator|yc|techstars|500 startups|500 global|plug and play|antler|entrepreneur first|seedcamp|masschallenge|alchemist|nea|
new enterprise associates|ivp|gv|capitalg|m12|nventures|felicis|8vc|usv|union square|firstmark|first round|polychain|pantera|multicoin|haun|jump crypto|wintermute|animoca|
animoca brands|hashkey|hashed|iconiq|g squared|d1|durable|tcv|general atlantic|warburg pincus|air street|sv angel|south park commons|
costanoa|canaan|norwest|ggv|granite asia|glynn|valor|valor equity|lerer hippeau|rre|dst global|hillhouse|hongshan|gaorong|matrix|z47|peak xv|idg|qiming|zhenfund|shunwei|
source code|sinovation|5y|gsr|kalaari|chiratae|blume|stellaris|3one4|a91|fireside|omidyar|alpha wave|avataar|iron pillar|westbridge|steadview|lightrock|ian|
indian angel network|lead angels|mumbai angels|ah ventures|inflection point|venture catalysts|9unicorns|100x vc|better capital|antler india|east ventures|ac ventures|
openspace|monk s hill|insignia|wavemaker|golden gate|beenext|gobi|global brain|jafco|incubate fund|globis|atomico|balderton|eqt|eqt ventures|northzone|creandum|lakestar|
cherry|earlybird|hv capital|project a|point nine|localglobe|phoenix court|octopus|mmc|notion|dawn|partech|idinvest|alven|elaia|daphni|kima|xange|speedinvest|btov|
redalpine|verdane|byfounders|heartcore|seed x|inventure|episode 1|firstminute|pale blue dot|norrsken|planet a|world fund|2150|energy impact partners|breakthrough energy|
kaszek|monashees|valor capital|astella|tlcom|novastar|launch africa|wamda|shorooq|global founders|blackbird|airtree|square peg|main sequence|inovia|
omers ventures|citadel|millennium|d e shaw|jane street|two sigma|point72|hudson river trading|bridgewater|elliott|elliott management|pershing square|third point|man group|
lone pine|whale rock|melvin|valueact|trian|icahn enterprises|appaloosa|baupost|duquesne|sculptor|och ziff|renaissance technologies|archegos|tudor|brevan howard|
marshall wace
"""
MANAGERS: Final = """
blackrock|blackstone|kkr|carlyle|carlyle group|apollo|apollo global|tpg|brookfield|brookfield asset management|fidelity|fidelity investments|t rowe price|vanguard|
state street|invesco|pimco|franklin templeton|baillie gifford|scottish mortgage|wellington|schroders|abrdn|amundi|dws|allianz|axa|aviva|legal general|m g|nuveen|
neuberger berman|capital group|janus henderson|alliancebernstein|ark invest|thoma bravo|vista|silver lake|francisco|advent|advent international|cvc|permira|apax|cinven|
bridgepoint|bc partners|3i|ik partners|ardian|tikehau|pai|astorg|clearlake|leonard green|hellman friedman|stone point|genstar|gtcr|madison dearborn|new mountain|
platinum equity|sycamore|roark|cerberus|fortress|lone star|starwood|centerbridge|oaktree|ares management|blue owl|hps|hamilton lane|stepstone|partners group|adams street|
harbourvest|lexington|coller|gcm grosvenor|p10|patria|vinci|pag|mbk|mbk partners|bpea|everstone|chryscapital|true north|360 one|iifl|edelweiss|motilal oswal|icici|hdfc|
sbi life|bajaj finserv|macquarie|nomura|daiwa|mufg|mizuho|smbc|sumitomo mitsui|dbs|ocbc|uob|goldman sachs|goldman|jpmorgan|jpmorgan chase|jp morgan|morgan stanley|citi|citigroup|
credit suisse|ubs|barclays|hsbc|deutsche bank|wells fargo|bnp paribas|societe generale|santander|bbva|lloyds|natwest|standard chartered|td bank|royal bank of canada|rbc|
scotiabank|bmo|cibc|silicon valley bank|svb|svb financial|svb financial group|first republic|hercules|horizon technology finance|runway growth|pennantpark|main street|swiss re|munich re|generali|metlife|
aig|sun life|manulife|ping an|china life|nippon life|dai ichi life|samsung life
"""
