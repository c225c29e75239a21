"""Scrapy's spiders: one a kind of source, none a site."""
