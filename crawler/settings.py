"""Scrapy's settings: only lines that differ from its defaults, each with its reason."""

import os
from importlib.metadata import version

BOT_NAME = "pullback"
SPIDER_MODULES = ["crawler.spiders"]

# Who we are: a crawler that can be named can be asked to stop. ``run(contact=…)`` adds an address to write to.
USER_AGENT = f"pullback/{version('pullback')} (news crawler, obeys robots.txt)"
ROBOTSTXT_USER_AGENT = "pullback"

# Asking is done by rooms of our own: robots.txt, pace, redirects, limits and addresses are theirs (crawler.fetch).
DOWNLOAD_HANDLERS = {
    "http": "crawler.handler.FetchHandler",
    "https": "crawler.handler.FetchHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}  # Scrapy's own have nothing left to do

# Politeness: a source, or its robots.txt, says how far apart its requests are; none says: this.
ROBOTSTXT_OBEY = False  # Scrapy's way of obeying; ours always does
DOWNLOAD_DELAY = 0.0  # Scrapy's slots wait for nothing: turns are given by the database, over all workers
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_REQUESTS = 128  # most of them wait for the turn of their host, which costs next to nothing
FETCH_LONGEST_WAIT = 30.0  # seconds that a wish to be left alone is waited out in a run
FETCH_DAILY = 86_400  # requests a day to a host whose source does not say: one a second

# Safety: what strangers send is small, soon over, over TLS that is checked, and only http(s).
FETCH_ALLOW = os.environ.get("PULLBACK_FETCH_ALLOW", "")  # networks besides the public internet
FETCH_PROXY = os.environ.get("PULLBACK_PROXY", "")  # http://HOST:PORT; http_proxy is not looked at
DOWNLOAD_MAXSIZE = 5_000_000  # bytes, as unpacked; no article is longer
DOWNLOAD_TIMEOUT = 20  # seconds for one address, all its redirects together
REDIRECT_MAX_TIMES = 5
REFERER_ENABLED = False
TELNETCONSOLE_ENABLED = False  # no open ports
REMOTE_CONTROL_ENABLED = False

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",  # not br or zstd: their bombs are far smaller
}

# Scheduling: from the frontier, in the archive's own database. The spider counts every status, and what it finds goes
# to the frontier, so that Scrapy's middlewares for spiders have nothing to do.
SCHEDULER = "crawler.frontier.scheduler.FrontierScheduler"
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
CONCURRENT_ITEMS = 1  # Scrapy starts as many tasks for each answer, and the spider yields none
CLOSESPIDER_TIMEOUT = 3_600  # seconds; a host with a long Crawl-delay is read on in the next run

# Output: events and a report go to the process that started the run; the log is for failures.
LOG_LEVEL = "WARNING"
LOG_ENABLED = False
STATS_DUMP = False
LOGSTATS_INTERVAL = 0.0
