"""The archive's tables, and the rules that keep them append-only."""

from collections.abc import Sequence

from crawler.database import Dialect

_TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE pages (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  final_url TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,     -- JSON: [[name, value], …]
  body BLOB NOT NULL,        -- zstd; zlib in releases up to 0.2
  fetched_at TEXT NOT NULL,  -- ISO 8601, UTC
  sha256 TEXT NOT NULL,      -- of the body as it was received
  source TEXT NOT NULL
) STRICT""",
    """CREATE TABLE visits (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  url_key TEXT NOT NULL,
  final_url TEXT NOT NULL,
  final_key TEXT NOT NULL,
  at TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT
) STRICT""",
    "CREATE INDEX visits_by_url ON visits (url_key, sequence)",
    "CREATE INDEX visits_by_final_key ON visits (final_key, sequence)",
    "CREATE INDEX visits_by_final_url ON visits (final_url, sequence)",
)
_REFUSE = """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
 $$ BEGIN RAISE EXCEPTION '%: the archive is append-only', TG_TABLE_NAME; END $$"""


def steps(dialect: Dialect) -> Sequence[Sequence[str]]:
    """What makes the archive's room, step by step; only ever longer."""
    keys = {
        "pages": "page_id = NEW.page_id OR sequence = NEW.sequence",
        "visits": "sequence = NEW.sequence",
        "about": "name = NEW.name",
    }
    if dialect == "postgresql":
        guards = [_REFUSE]
        guards += [
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            for table in keys
        ]
    else:
        guards = [trigger for table, same in keys.items() for trigger in _append_only(table, same)]
    return ((*_TABLES, *guards),)


def _append_only(table: str, same: str) -> list[str]:
    """Triggers that refuse to change, remove or (``INSERT OR REPLACE``) overwrite a row."""
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - our own words
    return [
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: the archive is append-only'); END"
        for change, condition in (("UPDATE", "TRUE"), ("DELETE", "TRUE"), ("INSERT", there))
    ]
