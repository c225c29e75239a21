"""Options that several commands have, each declared once."""

from pathlib import Path

import click

as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for machines instead of text and tables."
)
archive = click.option(
    "--archive",
    type=click.Path(path_type=Path),
    metavar="FILE|ADDRESS",
    help="The archive: pages, queue and schedule; a file, or postgresql://USER@HOST/DATABASE"
    " (else $PULLBACK_ARCHIVE, else your data folder).",
)
