"""SEC EDGAR: notices of exempt offerings (Form D), from the daily index to each filing's own document.

The address declared is the root of the archives, ``https://www.sec.gov/Archives/edgar/``, or one day's index. Nothing under
``/cgi-bin`` is ever asked for: robots.txt disallows it.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from crawler.kinds.remote import Remote
from crawler.listing import Fault, Link, Listing, moment
from crawler.sources import Source
from crawler.urls import absolute

_FORMS = ("D", "D/A")
# A day's index is complete late in its evening in New York and is mended on Saturdays: the last days are
# asked for again, conditionally.
_AGAIN = timedelta(days=3)
_SATURDAY = 5
# Sorted by form or by company: the same columns, the first two the other way round.
_HEADING = re.compile(
    r"^(?:Form Type\s+(?=Company)|Company Name\s+(?=Form))(?P<second>Company Name|Form Type)"
    r"\s+(?P<rest>CIK)\b"
)
_REST = re.compile(
    r"^(?P<cik>\d{1,10})\s+(?P<filed>\d{4}-?\d\d-?\d\d)\s+"
    r"(?:edgar/)?(?P<folder>data/\d{1,10})/(?P<accession>\d{10}-\d{2}-\d{6})\.txt\s*$",
    re.ASCII,
)
_MOST_FAULTS = 20  # rows that are told one by one; a broken index has thousands


class FormDKind(Remote):
    """One index a working day; each filing once, however many filers it has a row for."""

    def starts(self, source: Source, since: date | None, today: date) -> Sequence[str]:
        """The index of every weekday from the last good run (at first: as declared) to yesterday."""
        first = source.first_day(since, today) - (_AGAIN if since else timedelta())
        days = [first + timedelta(days=n) for n in range((today - first).days)]
        found: list[str] = []
        for url in source.url:
            one_day = url.endswith(".idx")
            found += [url] if one_day else [_index(url, day) for day in days if day.weekday() < _SATURDAY]
        return found

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:  # noqa: ARG002 - there is one index
        """The documents of the day's filings."""
        text = body.decode("latin-1")
        lines = iter(text.splitlines())
        heading = next(filter(None, map(_HEADING.match, lines)), None)
        if heading is None:
            return Fault("no form index: the line with Form Type, Company Name and CIK is missing")
        root = url.partition("daily-index/")[0]
        links: dict[str, Link] = {}
        faults: list[Fault] = []
        for line in lines:
            form, name, rest = _columns(line, heading)
            if form not in _FORMS:
                continue
            row = _REST.match(rest)
            link = _document(row, name, root) if row else None
            if link and link.guid:
                links.setdefault(link.guid, link)
            elif len(faults) < _MOST_FAULTS:
                faults.append(Fault("no row of a form index", line[:200].strip()))
        return Listing(tuple(links.values()), faults=tuple(faults))

    def missing(self, source: Source, url: str, status: int, body: bytes) -> bool:  # noqa: ARG002
        """A day without filings (a holiday) has no index; a refusal of us is something else."""
        return "/daily-index/" in url and (
            status == 404 or (status == 403 and b"<Code>AccessDenied</Code>" in body[:1_000])  # noqa: PLR2004
        )


def _index(root: str, day: date) -> str:
    quarter = (day.month + 2) // 3
    return f"{root.rstrip('/')}/daily-index/{day.year}/QTR{quarter}/form.{day:%Y%m%d}.idx"


def _columns(line: str, heading: re.Match[str]) -> tuple[str, str, str]:
    """Form, company and the rest of a row, cut where the heading's columns begin."""
    second, rest = heading.start("second"), heading.start("rest")
    one, other = line[:second].strip(), line[second:rest].strip()
    form, name = (one, other) if heading["second"] == "Company Name" else (other, one)
    return form, name, line[rest:]


def _document(row: re.Match[str], name: str, root: str) -> Link | None:
    accession = row["accession"]
    url = absolute(f"{row['folder']}/{accession.replace('-', '')}/primary_doc.xml", root)
    filed = moment(re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", row["filed"]))
    return Link(url, accession, name, filed) if url else None
