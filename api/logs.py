"""The one place that configures logging; credentials in addresses are never written."""

import logging
import re
import sys

_SECRET = re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)")


class Redacting(logging.Formatter):
    """Replaces ``user:password`` in any address by stars, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line, without secrets."""
        return _SECRET.sub("***", super().format(record))


def configure(*, verbose: bool = False) -> None:
    """Send warnings (with ``verbose`` everything of ours) to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting("%(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("neo4j").setLevel(
        logging.CRITICAL
    )  # what the driver complains of is told as an error of ours
    for name in ("crawler", "graph", "api"):
        logging.getLogger(name).setLevel(logging.INFO if verbose else logging.WARNING)
