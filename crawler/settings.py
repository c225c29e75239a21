"""Scrapy's settings: only lines that differ from its defaults, each with its reason."""

from importlib.metadata import version

BOT_NAME = "pullback"
SPIDER_MODULES = ["crawler.spiders"]

# Who we are: a crawler that can be named can be asked to stop. ``run(contact=…)`` adds an address to write to.
USER_AGENT = f"pullback/{version('pullback')} (news crawler, obeys robots.txt)"
ROBOTSTXT_USER_AGENT = "pullback"

# Politeness: one request at a time to a host, a second apart; a source or its robots.txt may ask for more.
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0  # a delay is the least time between two requests, not a mean
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_REQUESTS = 16
RETRY_TIMES = 1  # feeds come round again; hammering a host in trouble helps nobody
RETRY_HTTP_CODES = [500, 502, 504, 522, 524, 408]  # 429 and 503 ask us to stay away: see middlewares
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the run's report tells it
COOKIES_ENABLED = False  # no session, no tracking
REFERER_ENABLED = True  # redirects need the middleware; the policy keeps it to the same site
REFERRER_POLICY = "same-origin"

# Safety: what strangers send is small, soon over, over TLS that is checked, and only http(s).
DOWNLOAD_MAXSIZE = 5_000_000  # bytes, before and after decompression; no article is longer
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 20  # seconds for the whole answer, so that a dripping server is cut off too
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_TLS_MIN_VERSION = "TLSv1.2"
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
DNS_RESOLVER = "crawler.resolver.GuardedResolver"
TWISTED_DNS_RESOLVER = DNS_RESOLVER
DNS_TIMEOUT = 10
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False  # news pages use it to reload themselves
TELNETCONSOLE_ENABLED = False  # no open ports
REMOTE_CONTROL_ENABLED = False

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",  # not br or zstd: their bombs are far smaller
}

# The rooms of ours that Scrapy passes through.
DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.PublicAddresses": 40,
    "crawler.middlewares.Pace": 60,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.Robots": 100,
    "crawler.middlewares.Conditional": 620,  # nearer to the network than redirects: every hop has its own
}

# Scheduling: from the frontier, in the archive's own database. Of Scrapy's middlewares for spiders redirects need one:
# the spider counts every status, and what it finds goes to the frontier.
SCHEDULER = "crawler.frontier.scheduler.FrontierScheduler"
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
CONCURRENT_ITEMS = 1  # Scrapy starts as many tasks for each answer, and the spider yields none
CLOSESPIDER_TIMEOUT = 3_600  # seconds; a host with a long Crawl-delay is read on in the next run

# Output: events and a report go to the process that started the run; the log is for failures.
LOG_LEVEL = "WARNING"
LOG_ENABLED = False
STATS_DUMP = False
LOGSTATS_INTERVAL = 0.0
