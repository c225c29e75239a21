"""Seconds of the main commands on the sample, against their bars: ``python tests/bench/bench.py``.

Each command runs as a whole process, five times after one warm-up; the median counts, because the machine
is shared. Prints a table and ends with 1 when a bar is missed. ``--json`` prints the figures instead.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
BIN = Path(sys.executable).parent
# name, command, bar in seconds of wall time (where it stands: README, "How fast")
BARS = [
    ("pullback --help", ["pullback", "--help"], 0.4),
    ("pullback ask SoftBank", ["pullback", "ask", "SoftBank", "--cut", "60%", "--months", "12"], 1.5),
    (
        "pullback ask SoftBank --json",
        ["pullback", "ask", "SoftBank", "--cut", "60%", "--months", "12", "--json"],
        1.5,
    ),
    ("pullback demo, again", ["pullback", "demo"], 30.0),
]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Wall time of one run; a failing command ends the benchmark."""
    start = time.perf_counter()
    subprocess.run(
        [str(BIN / command[0]), *command[1:]], check=True, capture_output=True, env=environment, timeout=300
    )
    return time.perf_counter() - start


def main() -> int:
    """Measure each command and hold it against its bar."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PULLBACK_DATA": folder}
        environment.pop("PULLBACK_STORE", None)
        first = seconds(["pullback", "demo"], environment)
        rows = [("pullback demo, first", first, 60.0)]
        for name, command, bar in BARS:
            seconds(command, environment)
            rows.append((name, statistics.median(seconds(command, environment) for _ in range(RUNS)), bar))
    if "--json" in sys.argv:
        print(
            json.dumps({name: {"seconds": round(took, 3), "bar": bar} for name, took, bar in rows}, indent=1)
        )
    else:
        for name, took, bar in rows:
            print(
                f"{name:32} {took:7.2f} s   bar {bar:5.1f} s   {took / bar:5.0%}   {'ok' if took <= bar else 'MISSED'}"
            )
    return int(any(took > bar for _, took, bar in rows))


if __name__ == "__main__":
    sys.exit(main())
