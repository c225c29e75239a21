"""What each command does: opens what it needs, calls one function of the house, shows the result."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

import click

from api.files import is_page, pages_of_file
from api.opening import opened
from graph.ask import Desk
from graph.errors import ScenarioError
from graph.exposure.answer import Answer
from graph.exposure.scenario import Scope
from graph.settings import Settings
from graph.store.address import shown
from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: backers with their cuts, months, the day it is seen from, and how far it reaches."""

    backers: tuple[tuple[str, float], ...]
    months: float
    as_of: str | None
    only: bool

    def put_to(self, desk: Desk) -> Answer:
        """The answer of a desk. Raises ``ScenarioError``, ``UnknownName`` or ``StoreEmpty``."""
        day = _day(self.as_of) if self.as_of else datetime.now(UTC).date()
        scope: Scope = "named" if self.only else "family"
        return desk.ask(dict(self.backers), months=self.months, as_of=day, scope=scope)


def run_ask(
    settings: Settings, question: Question, *, top: int, why: str | None, save: str | None, as_json: bool
) -> None:
    """Answer from the store that there is, and draw the answer into its graph if it is to be saved."""
    with closing(opened(settings, create=False)) as store:
        desk = Desk(store)
        _answer(desk, question, top=top, why=why, as_json=as_json)
        if save is not None:
            _save(desk, question, save)


def _save(desk: Desk, question: Question, name: str) -> None:
    from graph.drawing import canvas, drawing_of

    canvas_ = canvas(desk.store)
    answer = question.put_to(desk)
    picture = desk.snapshot(answer.scenario.as_of)
    drawing = drawing_of(name, answer, picture, desk.store.mark().revision)
    canvas_.draw(drawing)
    click.echo(
        f"saved as {drawing.scenario['name']!r}: MATCH p = (:Scenario {{id: '{drawing.scenario['id']}'}})-[:EXPOSES]->() RETURN p",
        err=True,
    )


def run_scenarios(settings: Settings, remove: str | None, *, as_json: bool) -> None:
    """List the scenarios in the graph, or remove one."""
    from graph.drawing import canvas, scenario_id
    from graph.errors import UnknownName

    with closing(opened(settings, create=False)) as store:
        drawn = canvas(store)
        if remove is not None and not drawn.erase(scenario_id(remove)):
            raise UnknownName(remove, tuple(row["name"] for row in drawn.drawn()), what="scenario")
        rows = drawn.drawn()
        revision = store.mark().revision
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        stale = "" if row["revision"] == revision else "; the facts have changed since"
        click.echo(
            f"{row['name']}: {row['companies']} companies, seen from {row['as_of']}, saved {row['saved']}{stale}"
        )
    if not rows:
        click.echo('no scenario is drawn: pullback ask SoftBank --save "softbank 60"', err=True)


def run_demo(settings: Settings, *, as_json: bool) -> None:
    """Load the sample (tables, then our own articles through archive, reading and extraction) and answer."""
    from platformdirs import user_data_path

    from api.progress import Tally, drawn
    from crawler.archive import Archive
    from crawler.database import is_server
    from graph.extract import extractor
    from graph.ingest import ingest, ingest_sample
    from graph.sample import SAMPLE_DATE, pages

    on_a_server = is_server(settings.archive)
    folder = user_data_path("pullback", appauthor=False) if on_a_server else settings.archive.parent
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    with (
        closing(opened(settings)) as store,
        Archive.open(folder / "sample-archive.sqlite") as archive,
    ):
        click.echo(f"reading with {extractor()} into {shown(settings.store)}", err=True)
        _drain(drawn(ingest_sample(store), tally, "loading the sample's tables"))
        for page in pages(datetime(SAMPLE_DATE.year, SAMPLE_DATE.month, SAMPLE_DATE.day, tzinfo=UTC)):
            archive.add(page)
        _drain(drawn(ingest(archive, store), tally, "reading the sample's pages"))
        click.echo(f"sample: {tally}", err=True)
        question = Question(
            (("SoftBank", 0.6),), 12, SAMPLE_DATE.isoformat(), only=False
        )  # so that its answer stands still
        _answer(Desk(store), question, top=12, why=None, as_json=as_json)
    if not as_json:
        command = Path(sys.argv[0])  # as it was called, so that the line can be copied
        called = command if command.name == "pullback" and len(command.parts) > 1 else "pullback"
        click.echo(f"\nServe it:   {called} serve      then open http://127.0.0.1:8000/")
        click.echo(
            f'Ask again:  {called} ask SoftBank --cut 60% --months 12   (--why "Skild AI" for every path, --json for machines)'
        )


def _answer(desk: Desk, question: Question, *, top: int, why: str | None, as_json: bool) -> None:
    if not question.backers:
        raise ScenarioError(
            "no backer was named",
            wanted="one or more backers",
            todo="pullback ask SoftBank --cut 60% --months 12",
        )
    answer = question.put_to(desk)
    picture = desk.snapshot(answer.scenario.as_of)
    if as_json:
        from api.plain import answer_record

        click.echo(json.dumps(answer_record(answer, picture, top), ensure_ascii=False, indent=1))
        return
    from api.plain import find_row
    from api.show import console, show_answer, show_why

    out = console()
    if why is None:
        show_answer(out, answer, picture, top=top)
        return
    company = desk.organisation(why)
    row = find_row(answer, company.id)
    if row is None:
        state = next((one.state for one in answer.apart if one.company == company.id), None)
        out.print(
            f"{company.name} is {f'not ranked: {state}' if state else 'not exposed: no path leads to it from what was named'}."
        )
        return
    show_why(out, row, picture, paths=1000, facts=1000)


def run_ingest(
    settings: Settings, files: Sequence[Path], archive: Path, *, again: bool, workers: int, as_json: bool
) -> None:
    """Pages of the archive, or the files named, into the store."""
    from api.articles import articles_of, text_file
    from api.progress import Tally, drawn
    from crawler.archive import Archive
    from graph.extract import extractor
    from graph.ingest import ingest, ingest_articles

    saved = [file for file in files if is_page(file)]
    texts = [file for file in files if file not in saved]
    checked = [text_file(file) for file in texts]
    tally = Tally()
    with closing(opened(settings)) as store:
        click.echo(f"reading with {extractor()} into {shown(settings.store)}", err=True)
        if saved or not files:
            with Archive.open(archive, create=bool(saved)) as pages:
                for file in saved:
                    for page in pages_of_file(file):
                        pages.add(page)
                _drain(drawn(ingest(pages, store, again=again, workers=workers), tally, "reading pages"))
        if checked:
            articles = chain.from_iterable(map(articles_of, checked))
            _drain(drawn(ingest_articles(articles, store), tally, "reading articles"))
    click.echo(json.dumps(tally.record()) if as_json else f"{tally}")


def _drain(steps: Iterable[object]) -> None:
    for _ in steps:
        pass


def run_serve(settings: Settings, host: str | None, port: int | None) -> None:
    """The API over the store and the archive that there are."""
    import os

    from api.app import create_app, serve
    from api.settings import Settings as ApiSettings

    wanted = ApiSettings.of(os.environ)
    store: Store = opened(settings, create=False)
    serve(
        create_app(store, wanted, settings.archive),
        host or wanted.host,
        wanted.port if port is None else port,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ScenarioError(
            f"{text!r} is not a day", wanted="a date such as 2026-11-23", todo="give year-month-day"
        ) from None


def run_unsure(settings: Settings, *, as_json: bool) -> None:
    """Show every fact that is kept apart, the likeliest first."""
    from graph.extract.confidence import identity
    from graph.facts import kind_of, to_record

    with closing(opened(settings, create=False)) as store:
        apart = store.snapshot().unsure
    told = sorted(apart.items(), key=lambda item: (-(item[1].evidence.probability or 0), item[0]))
    if as_json:
        click.echo(
            json.dumps([{"id": one, **to_record(fact)} for one, fact in told], ensure_ascii=False, indent=1)
        )
        return
    for _, fact in told:
        quote = fact.evidence.quotes[0].text if fact.evidence.quotes else ""
        click.echo(f"{fact.evidence.probability}  {kind_of(fact)}: {', '.join(identity(fact))}")
        click.echo(f"      “{quote}” {fact.evidence.url}")
    click.echo(f"{len(told)} facts too unsure to count", err=True)
