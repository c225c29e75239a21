"""The way of a page from the spider into the archive."""

from typing import TYPE_CHECKING, Self, cast

from scrapy.crawler import Crawler

from crawler.page import Page

if TYPE_CHECKING:
    from crawler.spiders.feed import FeedSpider


class Keep:
    """Archives each page as it comes, readable or not: reading is done later, and may be done again."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_item(self, item: Page) -> Page:
        """Keep the page and tell the spider whether it was new."""
        spider = cast("FeedSpider", self.crawler.spider)
        spider.keep(item)
        return item
