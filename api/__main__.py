"""The door of the command: ``pullback`` and ``python -m api``. Holds nothing but the way in and Ctrl-C while it opens."""

import sys


def main() -> None:
    """Load the command and run it; an interrupt before it is loaded ends as quietly as one after."""
    try:
        from api.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("pullback: interrupted before anything was begun\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
