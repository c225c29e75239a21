"""Asks strangers for pages, politely and safely; plain asyncio, no Scrapy (that is ``crawler.handler``).

``faults`` names all that can go wrong, ``answer`` reads what comes over the wire and ``inflate`` unpacks it within limits,
``connections`` reaches checked addresses only, ``lanes`` keeps a domain's pace, ``fetcher`` puts them together.
"""
