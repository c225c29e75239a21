"""An answer as a person likes to read it."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.plain import counts
from graph.exposure.answer import Answer, Estimate, Exposure, Path
from graph.facts import Fact, FundingRound, Ownership, PressureSignal
from graph.snapshot import Snapshot

LIMITS = (
    "An estimate from public sources, not advice. 'certain' moves only money known to come from the named backers; "
    "'at worst' lets all unknown money fall with them. No gain in prediction has been shown: graph/exposure/METHOD.md."
)

LEGEND = (
    "certain, at worst: share of follow-on money that stops · net: certain, less what the strongest left may replace\n"
    "unknown: money of unknown origin · known: solid, partial or thin\n"
    "gap: dollars missing from the next round within {months:g} months · runway: months, estimated (! urgent)"
)


def console(width: int | None = None) -> Console:
    """Where answers go: stdout, in colour for a terminal only; 120 wide when it is a file or a pipe."""
    out = Console(width=width, highlight=False, soft_wrap=False)
    return out if out.is_terminal or width else Console(width=120, highlight=False)


def show_answer(out: Console, answer: Answer, picture: Snapshot, *, top: int, why: int = 3) -> None:
    """The whole answer: the question, who is under pressure, the ranking, its reasons, and what is unknown."""
    _question(out, answer, picture)
    _pressure(out, answer, picture)
    tally = counts(answer)
    out.print(
        f"{tally['solid']} solid, {tally['partial']} partial, {tally['thin']} too little known to rank, "
        f"{tally['apart']} listed, bought or closed\n",
        style="bold",
    )
    if answer.ranked:
        out.print(_table(answer.ranked[:top], answer, picture, out.width))
        out.print(LEGEND.format(months=answer.scenario.months), style="dim")
        if len(answer.ranked) > top:
            out.print(f"… and {len(answer.ranked) - top} more: --top {len(answer.ranked)}", style="dim")
    for row in answer.ranked[:why]:
        show_why(out, row, picture)
    _thin(out, answer, top)
    _apart(out, answer)
    if unsure := answer.coverage["unsure"]:
        out.print(
            f"\n{unsure} facts on file are too unsure to count; pullback unsure shows them", style="dim"
        )
    out.print()
    out.print(LIMITS, style="dim")


def _question(out: Console, answer: Answer, picture: Snapshot) -> None:
    scenario = answer.scenario
    named = ", ".join(
        f"{_name(picture, one.backer)} gives {one.severity:.0%} less" for one in scenario.pullbacks
    )
    vehicles = len(answer.hit) - len(scenario.pullbacks)
    it, its = ("them", "their families") if len(scenario.pullbacks) > 1 else ("it", "its family")
    reach = f", and with {it} {vehicles} of {its}" if vehicles > 0 else ""
    out.print(Text(f"\nIf {named}{reach}, for {scenario.months:g} months", style="bold"))
    out.print(f"seen from {scenario.as_of}; newest fact on file {answer.data_as_of}", style="dim")


def _pressure(out: Console, answer: Answer, picture: Snapshot) -> None:
    seen = list(dict.fromkeys(one for hit in answer.hit for one in hit.signals))
    told = {one: fact for one in seen if isinstance(fact := picture.facts.get(one), PressureSignal)}
    bad = [(one, fact) for one, fact in told.items() if fact.direction == "negative"]
    bad.sort(key=lambda item: _newest(item[1]), reverse=True)
    if not bad:
        return
    out.print("\nUnder pressure", style="bold")
    for one, signal in bad[:3]:
        amount = f" ({signal.magnitude})" if signal.magnitude else ""
        _line(out, f"  {signal.subject}: {signal.signal.replace('_', ' ')}{amount}")
        _line(out, f"    {cite(signal)}", dim=True)
        if also := [picture.facts[other] for other in picture.events.sources(one) if other != one]:
            named = (
                fact.evidence.publisher or fact.evidence.url or "a page without an address" for fact in also
            )
            _line(out, f"    also told by {_some(list(dict.fromkeys(named)), 3)}", dim=True)
    if len(bad) > 3:  # noqa: PLR2004 - the first three are shown
        out.print(f"  … and {len(bad) - 3} more signals", style="dim")
    out.print()


def _newest(signal: PressureSignal) -> str:
    """The day to order by; a table row that nothing dates comes last, a page just read by the day it was read."""
    told = signal.date or signal.evidence.published
    return str(told or (signal.evidence.recorded if signal.evidence.quotes else ""))


# Title, alignment, and whether a narrow terminal (under 110 columns) shows it too.
COLUMNS = (
    ("#", "right", True), ("Company", "left", True), ("certain", "right", True), ("at worst", "right", True),
    ("net", "right", False), ("unknown", "right", True), ("known", "left", True), ("strongest left", "left", False),
    ("gap, US$m", "right", True), ("runway", "right", False),
)  # fmt: skip
WIDE = 110


def _table(rows: Iterable[Exposure], answer: Answer, picture: Snapshot, width: int) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1))
    shown = [narrow or width >= WIDE for _, _, narrow in COLUMNS]
    for (title, side, _), visible in zip(COLUMNS, shown, strict=True):
        if visible:
            table.add_column(title, justify="right" if side == "right" else "left", no_wrap=True)
    hit = {one.backer for one in answer.hit}
    for row in rows:
        left = _name(picture, row.strongest_remaining) if row.strongest_remaining else "nobody known"
        left = f"{left[:22]}{', cut' if row.strongest_remaining in hit else ''}"
        runway = _range(row.runway_months, 1) + (" !" if row.urgent else "")
        cells = (
            str(row.rank), row.name[:26], f"{row.low:.2f}", f"{row.high:.2f}", f"{row.net:.2f}",
            f"{row.unknown_share:.0%}", row.tier, left, _range(row.gap, 1e6), runway,
        )  # fmt: skip
        table.add_row(*(Text(cell) for cell, visible in zip(cells, shown, strict=True) if visible))
    return table


def _range(estimate: Estimate, unit: float) -> str:
    if estimate.value is None:
        return "unknown"
    value = estimate.value / unit
    if estimate.low is None or estimate.high is None:
        return f"{value:,.0f}"
    return f"{value:,.0f} ({estimate.low / unit:,.0f}–{estimate.high / unit:,.0f})"


def show_why(out: Console, row: Exposure, picture: Snapshot, *, paths: int = 3, facts: int = 2) -> None:
    """Why one company stands where it does: its paths, which sum to its exposure, with the claims behind each."""
    rank = f"{row.rank}. " if row.rank else ""
    out.print(Text(f"\n{rank}{row.name}: {row.low:.3f} for certain, {row.high:.3f} at worst", style="bold"))
    for path in row.paths[:paths]:
        _path(out, path, picture, facts)
    if len(row.paths) > paths:
        rest = sum(path.value for path in row.paths[paths:])
        out.print(f"  {rest:.3f} by {len(row.paths) - paths} more paths", style="dim")
    for line in row.would_settle[:2]:
        out.print(Text(f"  would settle more: {line}", style="dim"))


def _path(out: Console, path: Path, picture: Snapshot, facts: int) -> None:
    chain = " → ".join(_name(picture, one) for one in path.chain)
    out.print(
        Text(f"  {path.value:.3f} = reliance {path.reliance:.3f} × cut {path.severity:.0%} through {chain}")
    )
    claims = [fact for one in path.facts if (fact := picture.facts.get(one)) is not None]
    claims.sort(key=_telling)
    for fact in claims[:facts]:
        _line(out, f"    {said(fact)}")
        _line(out, f"      {cite(fact)}", dim=True)
    if len(claims) > facts:
        more = len(claims) - facts
        out.print(f"    … {more} more claim{'s' if more > 1 else ''}", style="dim")


def _telling(fact: Fact) -> tuple[bool, bool, bool, int]:
    """Claims that tell most stand first: rounds, completed, with a lead, with most backers."""
    if not isinstance(fact, FundingRound):
        return (True, False, False, 0)
    return (False, fact.status != "completed", not fact.lead_investors, -len(fact.investors))


def _line(out: Console, text: str, *, dim: bool = False) -> None:
    """A line that is never broken, so that an address in it can be copied."""
    out.print(Text(text, style="dim" if dim else ""), soft_wrap=True)


def said(fact: Fact) -> str:
    """What a fact states, in one line."""
    match fact:
        case FundingRound():
            amount = f"{fact.amount}" if fact.amount else "an undisclosed amount"
            label = fact.announced or ("round" if fact.round == "unknown" else fact.round)
            date = f", {fact.date}" if fact.date else ""
            leads = f"; led by {_some(fact.lead_investors)}" if fact.lead_investors else ""
            others = [name for name in fact.investors if name not in fact.lead_investors]
            return f"{fact.company}: {amount}, {label}, {fact.status}{date}{leads}{f'; with {_some(others)}' if others else ''}"
        case Ownership():
            share = f" ({fact.share:.0%})" if fact.share is not None else ""
            return f"{fact.parent} {fact.relation.replace('_', ' ')} {fact.child}{share}"
        case _:
            return type(fact).__name__


def _some(names: Sequence[str], most: int = 5) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def cite(fact: Fact) -> str:
    """Where a fact comes from: the quoted passage if there is one, publisher, date and address."""
    evidence = fact.evidence
    quote = f"“{' … '.join(q.text for q in evidence.quotes)[:240]}” " if evidence.quotes else ""
    known = ", ".join(str(part) for part in (evidence.publisher, evidence.published) if part)
    return f"{quote}[{known or 'no publisher'}] {evidence.url}".rstrip()


def _thin(out: Console, answer: Answer, top: int) -> None:
    if not answer.thin:
        return
    out.print("\nToo little known to rank (range of exposure; what would settle it)", style="bold")
    for row in answer.thin[:top]:
        settle = row.would_settle[0] if row.would_settle else "its other rounds"
        out.print(Text(f"  {row.name}: {row.low:.2f}–{row.high:.2f}; {settle}"))
    if len(answer.thin) > top:
        out.print(f"  … and {len(answer.thin) - top} more", style="dim")


def _apart(out: Console, answer: Answer) -> None:
    if not answer.apart:
        return
    out.print("\nNot ranked: no longer private and on their own", style="bold")
    out.print(
        Text(
            "  "
            + ", ".join(
                f"{row.name} ({row.state}{f' {row.since}' if row.since else ''})" for row in answer.apart
            )
        )
    )


def _name(picture: Snapshot, one: str) -> str:
    found = picture.organisation(one)
    return found.name if found else one.removeprefix("org:")
