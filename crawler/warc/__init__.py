"""Pages as WARC files (ISO 28500), the form in which web archives are kept and exchanged; pure but for the files.

``write`` makes files that any WARC tool reads, the same bytes for the same pages; ``pages`` reads them back, and
any other WARC file as well, as a stream.
"""

from crawler.warc.pages import Left, pages
from crawler.warc.writing import Written, write

__all__ = ["Left", "Written", "pages", "write"]
