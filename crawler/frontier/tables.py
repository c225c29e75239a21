"""The frontier's tables. A source's rows live from the opening of its round to the close: they are the seen-set too."""

WAITING, LEASED, DONE = 0, 1, 2

STEPS = (
    (
        """CREATE TABLE rounds (
  source TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  opened TEXT NOT NULL,     -- ISO 8601, UTC: when its starts were last asked for
  closed TEXT,              -- NULL while there is work left
  good TEXT,                -- the day on which its last healthy round was opened
  fault TEXT NOT NULL DEFAULT ''
) STRICT""",
        """CREATE TABLE round_counts (
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (source, name)
) STRICT""",
        """CREATE TABLE queue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,  -- of a page crawler.urls.page_key, so that each is fetched once a round
  host TEXT NOT NULL,
  rank INTEGER NOT NULL,     -- 0 a listing, 1 a page: listings first
  parent INTEGER,
  state INTEGER NOT NULL DEFAULT 0,
  owner INTEGER,             -- the worker that has it leased
  links INTEGER NOT NULL DEFAULT 0,  -- of a listing: those not yet dealt with
  whole INTEGER NOT NULL DEFAULT 1,  -- and whether all were dealt with for good
  final_url TEXT,
  read_at TEXT,
  etag TEXT,
  last_modified TEXT
) STRICT""",
        "CREATE INDEX queue_waiting ON queue (source, host, rank, id) WHERE state = 0",
        "CREATE INDEX queue_leased ON queue (owner) WHERE state = 1",
        "CREATE INDEX queue_open ON queue (source) WHERE state < 2",
    ),
)
