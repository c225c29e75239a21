"""A million participations: the bulk importer's path, py2neo's loader, and a picture into arrays: ``python tests/bench/bulk_bench.py``.

One run, in this order: the rounds are written into an SQLite store (not measured), exported for the bulk importer,
imported into a new server; a process of its own then reads that graph into arrays; last, py2neo loads the same rounds into
another server. ``--participations N`` sets the size. Takes about ten minutes; needs 5 GB of disk.
"""

import argparse
import json
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from array import array
from contextlib import closing
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from graph.facts import FundingRound
from graph.server import cache_of, start, stop
from graph.server.home import Home, choose_ports
from graph.server.jars import class_path, fetch
from graph.server.java import environment_of, java
from graph.store import open_store
from graph.store.address import server_address
from graph.transfer import write_bulk
from tests.bench.graph_bench import Plain, by_py2neo, made, seconds

PIECE = 20_000  # rounds handed to py2neo at a time; all at once would take 10 GB
BARS = {
    "import against py2neo's loader": (5.0, "least"),
    "picture into arrays, seconds": (60.0, "most"),
    "its first row, seconds": (1.0, "most"),
    "its memory, GB": (2.0, "most"),
}


def bulk_import(line: str, home: Path, files: Path) -> None:
    """Run ``import.sh`` on a new home."""
    one = Home(home)
    one.make()
    one.write_conf(choose_ports(None), 8000)
    admin = home / "neo4j-admin"
    program = [java(), "-Xmx1g", "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp"]
    program += [os.pathsep.join(class_path(line, cache_of(os.environ))), "org.neo4j.cli.AdminTool"]
    admin.write_text(f'#!/bin/sh\nexec {shlex.join(program)} "$@"\n')
    admin.chmod(0o755)
    environment = {**environment_of(one), "NEO4J_ADMIN": str(admin)}
    subprocess.run(
        ["sh", str(files / "import.sh")], check=True, cwd="/", capture_output=True, env=environment
    )


def into_arrays(address: str) -> dict[str, float]:
    """Every participation as numbers: whose, in which round, of which company, how much; with its costs."""
    begin = time.perf_counter()
    first = 0.0
    known: dict[str, int] = {}
    backers, rounds, companies, amounts = array("l"), array("l"), array("l"), array("d")
    with closing(open_store(address, create=False)) as store:
        for page in store.pages():
            first = first or time.perf_counter() - begin
            for one, fact in page.stated.facts.items():
                if isinstance(fact, FundingRound):
                    company = known.setdefault(fact.company, len(known))
                    for name in fact.investors:
                        backers.append(known.setdefault(name, len(known)))
                        rounds.append(known.setdefault(one, len(known)))
                        companies.append(company)
                        amounts.append(float(fact.amount.value) if fact.amount else float("nan"))
    return {
        "participations": len(backers),
        "seconds": time.perf_counter() - begin,
        "first": first,
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }


def measure(participations: int, line: str, folder: Path) -> dict[str, float]:
    """The whole run; what it leaves behind lies in ``folder``."""
    pages = made(participations // 5)
    files = folder / "files"
    with closing(open_store(f"sqlite:///{folder}/all.sqlite")) as source:
        assert all(source.put_many(pages))
        exported = seconds(lambda: list(write_bulk(source, files)))
    list(fetch(line, cache_of(os.environ)))
    imported = seconds(lambda: bulk_import(line, folder / "imported", files))
    server = start(line, folder / "imported", cache_of(os.environ))
    try:
        address = f"bolt://neo4j:{server.password_file.read_text().strip()}@{server.bolt}"
        open_store(address).close()  # the first opening finishes the schema
        child = subprocess.run(
            [sys.executable, __file__, "--into-arrays"],
            check=True,
            input=address,
            text=True,
            stdout=subprocess.PIPE,
        )
        read = json.loads(child.stdout)
    finally:
        stop(server)
    assert read["participations"] == participations
    server = start(line, folder / "py2neo", cache_of(os.environ))
    try:
        address = f"bolt://neo4j:{server.password_file.read_text().strip()}@{server.bolt}"
        open_store(address).close()  # the same constraints
        rest = iter(pages)
        loaded = 0.0
        while piece := list(islice(rest, PIECE)):
            loaded += seconds(lambda piece=piece: by_py2neo(Plain(piece), server_address(address)))
    finally:
        stop(server)
    return {
        "export, seconds": exported,
        "import, seconds": imported,
        "py2neo's loader, seconds": loaded,
        "import against py2neo's loader": loaded / imported,
        "export and import against py2neo's loader": loaded / (exported + imported),
        "picture into arrays, seconds": read["seconds"],
        "its first row, seconds": read["first"],
        "its memory, GB": read["gigabytes"],
    }


def main() -> int:
    """Measure, print, and end with 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--participations", type=int, default=1_000_000)
    parser.add_argument("--line", default="2026")
    parser.add_argument("--into-arrays", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.into_arrays:
        print(json.dumps(into_arrays(sys.stdin.read().strip())))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(chosen.participations, chosen.line, Path(folder))
    missed = False
    for name, value in figures.items():
        bar, sense = BARS.get(name, (None, ""))
        fine = bar is None or (value >= bar if sense == "least" else value <= bar)
        missed |= not fine
        verdict = "" if bar is None else f"   bar {bar:5.1f}   {'ok' if fine else 'MISSED'}"
        print(f"{name:44} {value:10.2f}{verdict}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
