"""Every statement that the store sends. Text is constant: labels and types come from ``rows``, all else is a parameter."""

from typing import Final

from graph.store.neo4j.rows import EDGES, OWN, OWN_MORE, SHARED

FACTS: Final = tuple(EDGES)
_ANY_FACT: Final = "|".join(FACTS)
_FROM_SUBJECT: Final = "|".join(kind for kinds in EDGES.values() for kind in kinds)

# ── the schema ──────────────────────────────────────────────────────────────────────────────────────────────
SCHEMA_1: Final = (
    *(
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in ("Ledger", "Position", "Source", "Subject", "Alias", "Scenario", *FACTS)
    ),
    "CREATE CONSTRAINT judged_key IF NOT EXISTS FOR ()-[e:JUDGED]-() REQUIRE e.key IS UNIQUE",
    "CREATE INDEX round_valid IF NOT EXISTS FOR (n:Round) ON (n.valid)",
    "CREATE INDEX source_revision IF NOT EXISTS FOR (n:Source) ON (n.revision)",
    "CREATE INDEX judged_revision IF NOT EXISTS FOR ()-[e:JUDGED]-() ON (e.revision)",
    (
        "CREATE FULLTEXT INDEX subject_search IF NOT EXISTS FOR (n:Subject) ON EACH [n.search]"
        " OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}"
    ),
    # The bulk importer takes a list without elements, and one with nothing but an empty text, for no list.
    (
        "MATCH (a:Alias) WHERE a.spellings IS NULL"
        " CALL (a) { SET a.spellings = [], a.counts = [] } IN TRANSACTIONS OF 10000 ROWS"
    ),
    (
        "MATCH ()-[e:STATED_IN]->() WHERE e.quotes IS NULL CALL (e) {"
        " SET e.quotes = CASE WHEN e.starts IS NULL THEN [] ELSE [''] END,"
        " e.starts = coalesce(e.starts, []), e.ends = coalesce(e.ends, []) } IN TRANSACTIONS OF 10000 ROWS"
    ),
)
INDEXES_READY: Final = "CALL db.awaitIndexes(120)"
LEDGER: Final = "MATCH (l:Ledger {id: 'pullback'}) RETURN l.schema AS schema, l.revision AS revision"
# Whose commit is being made visible: the server shows a commit bit by bit, see ANNOUNCE.
WRITING: Final = "MATCH (w:Ledger {id: 'writing'}) RETURN w.token AS token"
ANYTHING: Final = "MATCH (n) RETURN head(labels(n)) AS label LIMIT 1"
SET_SCHEMA: Final = (
    "MERGE (l:Ledger {id: 'pullback'})"
    " ON CREATE SET l.name = 'pullback', l.revision = 0"
    " SET l.schema = CASE WHEN coalesce(l.schema, 0) > $schema THEN l.schema ELSE $schema END"
)

# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────
POSITIONS: Final = "MATCH (p:Position) RETURN p.id AS source, p.entry AS entry"
# A picture is read page by page, so that the pages that changed meanwhile can be read again.
_PAGE_OF: Final = " RETURN p.id AS page, f.id AS id, f.record AS record"
FACTS_ALL: Final = {label: f"MATCH (f:{label})-[:STATED_IN]->(p:Source)" + _PAGE_OF for label in FACTS}
FACTS_SINCE: Final = {
    label: f"MATCH (p:Source) WHERE p.revision > $since MATCH (f:{label})-[:STATED_IN]->(p)" + _PAGE_OF
    for label in FACTS
}
PAGES_SINCE: Final = "MATCH (p:Source) WHERE p.revision > $since RETURN p.id AS page"
_ISSUE: Final = " RETURN p.id AS page, i.kind AS kind, i.page_id AS page_id, i.url AS url, i.detail AS detail"
ISSUES_ALL: Final = "MATCH (i:Issue)-[:NOTED_IN]->(p:Source)" + _ISSUE
ISSUES_SINCE: Final = "MATCH (p:Source) WHERE p.revision > $since MATCH (i:Issue)-[:NOTED_IN]->(p)" + _ISSUE
JUDGEMENTS_SINCE: Final = "MATCH ()-[j:JUDGED]->() WHERE j.revision > $since RETURN j.record AS record"
PAGES_FROM: Final = (
    "MATCH (p:Source) WHERE p.id >= $after WITH p ORDER BY p.id LIMIT $most"
    f" CALL (p) {{ MATCH (f:{_ANY_FACT})-[:STATED_IN]->(p) RETURN collect(f.record) AS records }}"
    " CALL (p) { MATCH (i:Issue)-[:NOTED_IN]->(p)"
    " RETURN collect([i.kind, i.page_id, i.url, i.detail]) AS issues }"
    " RETURN p.id AS page, records, issues"
)
SUBJECT_OF: Final = "MATCH (:Alias {id: $id})-[:MEANS]->(s:Subject) RETURN s.id AS id, s.name AS name, s.names AS names, s.ids AS ids"
FACTS_ABOUT: Final = (
    f"MATCH (:Alias {{id: $id}})-[:MEANS]->(:Subject)-[:{_FROM_SUBJECT}]->(f)"
    " RETURN DISTINCT f.id AS id, f.record AS record ORDER BY id"
)
FIND: Final = (
    "CALL db.index.fulltext.queryNodes('subject_search', $text, {limit: $most}) YIELD node AS s"
    " RETURN s.id AS id, s.name AS name, s.names AS names, s.ids AS ids,"
    f" COUNT {{ (s)-[:{_FROM_SUBJECT}]->() }} AS facts"
)

# ── writing: one batch of pages ─────────────────────────────────────────────────────────────────────────────
# Setting a property locks the ledger until the end of the transaction: one writer at a time.
TURN: Final = (
    "MATCH (l:Ledger {id: 'pullback'}) SET l.turn = $token"
    " RETURN l.revision AS revision, l.writer AS writer, l.changed AS changed"
)
HASHES: Final = "UNWIND $pages AS page MATCH (p:Source {id: page}) RETURN collect([p.id, p.hash]) AS found"
STATED: Final = (
    f"UNWIND $pages AS page MATCH (f:{_ANY_FACT})-[:STATED_IN]->(p:Source {{id: page}})"
    " RETURN p.id AS page, f.id AS fact"
)
UNSTATE: Final = (
    f"UNWIND $rows AS row MATCH (p:Source {{id: row.page}})<-[e:STATED_IN]-(f:{_ANY_FACT})"
    " WHERE f.id = row.fact DELETE e WITH DISTINCT f WHERE NOT (f)-[:STATED_IN]->()"
    " RETURN f.id AS id, f.record AS record"
)
DELETE_FACTS: Final = {
    label: f"UNWIND $ids AS id MATCH (f:{label} {{id: id}}) DETACH DELETE f" for label in FACTS
}
DELETE_ISSUES: Final = (
    "UNWIND $pages AS page MATCH (i:Issue)-[:NOTED_IN]->(:Source {id: page}) DETACH DELETE i"
)
THERE: Final = {label: f"UNWIND $ids AS id MATCH (f:{label} {{id: id}}) RETURN f.id AS id" for label in FACTS}
ALIASES: Final = (
    "UNWIND $ids AS id MATCH (a:Alias {id: id}) RETURN collect([a.id, a.spellings, a.counts]) AS found"
)
# How many facts write each name of an id: only for those whose counts are not kept, and have come to matter.
COUNTED: Final = (
    f"UNWIND $rows AS row MATCH (:Subject {{id: row.subject}})-[e:{_FROM_SUBJECT}]->(f) WHERE e.entity = row.id"
    " RETURN row.id AS id, e.named AS name, count(DISTINCT f) AS facts"
)
PUT_SOURCES: Final = "UNWIND $rows AS row MERGE (p:Source {id: row.id}) SET p = row"
PUT_ISSUES: Final = "UNWIND $rows AS row MATCH (p:Source {id: row.source}) CREATE (i:Issue)-[:NOTED_IN]->(p) SET i = row.issue"


def _edges_of(kind: str) -> str:
    own = (*OWN, *OWN_MORE.get(kind, ()))
    said = [*(f"{name}: edge.{name}" for name in own), *(f"{name}: all.{name}" for name in SHARED)]
    return (
        f" CALL (f, row, all) {{ UNWIND row.{kind} AS edge MATCH (s:Subject {{id: edge.subject}})"
        f" CREATE (s)-[:{kind} {{{', '.join(said)}}}]->(f) }}"
    )


PUT_FACTS: Final = {
    label: "UNWIND $rows AS row MATCH (p:Source {id: row.source})"
    f" CREATE (f:{label})-[t:STATED_IN]->(p) SET f = row.node, t = row.stated WITH f, row, row.shared AS all"
    + "".join(map(_edges_of, kinds))
    for label, kinds in EDGES.items()
}
STATE: Final = {
    label: f"UNWIND $rows AS row MATCH (f:{label} {{id: row.fact}}) MATCH (p:Source {{id: row.source}})"
    " CREATE (f)-[e:STATED_IN]->(p) SET e = row.edge"
    for label in FACTS
}
TAKE_ROLE: Final = {
    role: f"UNWIND $ids AS id MATCH (s:Subject {{id: id}}) WHERE NOT s:{role} SET s:{role}"
    for role in ("Backer", "Startup")
}
# An edge moves when its name comes to mean another subject; what it says stays to the letter.
MOVE: Final = {
    kind: f"UNWIND $rows AS row MATCH (s:Subject {{id: row.old}})-[e:{kind}]->(f) WHERE e.entity = row.entity"
    " MATCH (t:Subject {id: row.new}) WITH e, t, f, row, properties(e) AS said DELETE e"
    f" CREATE (t)-[n:{kind}]->(f) SET n = said"
    for kinds in EDGES.values()
    for kind in kinds
}
SET_ROLES: Final = (
    "UNWIND $ids AS id MATCH (s:Subject {id: id})"
    " WITH s, EXISTS { (s)-[:RAISED]->() } AS raised, EXISTS { (s)-[:PARTICIPATED|SHOWED]->() }"
    " OR EXISTS { (s)-[e:OWNS|BELONGS]->() WHERE e.relation = 'fund_of' } AS backed"
    " FOREACH (_ IN CASE WHEN raised THEN [1] ELSE [] END | SET s:Startup)"
    " FOREACH (_ IN CASE WHEN raised THEN [] ELSE [1] END | REMOVE s:Startup)"
    " FOREACH (_ IN CASE WHEN backed THEN [1] ELSE [] END | SET s:Backer)"
    " FOREACH (_ IN CASE WHEN backed THEN [] ELSE [1] END | REMOVE s:Backer)"
)
PUT_SUBJECTS: Final = (
    "UNWIND $rows AS row MERGE (s:Subject {id: row.id})"
    " SET s.name = row.name, s.names = row.names, s.ids = row.ids, s.search = row.search"
)
DELETE_SUBJECTS: Final = "UNWIND $ids AS id MATCH (s:Subject {id: id}) DETACH DELETE s"
PUT_ALIASES: Final = (
    "UNWIND $rows AS row MERGE (a:Alias {id: row.id})"
    " SET a.name = row.name, a.spellings = row.spellings, a.counts = row.counts"
)
COUNT_ALIASES: Final = "UNWIND $rows AS row MATCH (a:Alias {id: row.id}) SET a.counts = row.counts"
DELETE_ALIASES: Final = "UNWIND $ids AS id MATCH (a:Alias {id: id}) DETACH DELETE a"
UNMEAN: Final = "UNWIND $ids AS id MATCH (:Alias {id: id})-[e:MEANS]->() DELETE e"
MEAN: Final = (
    "UNWIND $rows AS row MATCH (a:Alias {id: row.alias}) MATCH (s:Subject {id: row.subject})"
    " MERGE (a)-[e:MEANS]->(s) SET e = row.edge"
)
JUDGE: Final = (
    "UNWIND $rows AS row"
    " MERGE (a:Alias {id: row.a}) ON CREATE SET a.name = row.name_a, a.spellings = [], a.counts = []"
    " MERGE (b:Alias {id: row.b}) ON CREATE SET b.name = row.name_b, b.spellings = [], b.counts = []"
    " WITH a, b, row"
    " OPTIONAL MATCH (a)-[old:JUDGED {key: row.edge.key}]-(b) DELETE old"
    " CREATE (a)-[e:JUDGED]->(b) SET e = row.edge"
)
MOVE_ON: Final = (
    "UNWIND $rows AS row MERGE (p:Position {id: row.source}) ON CREATE SET p.entry = row.entry, p.name = row.source"
    " SET p.entry = CASE WHEN p.entry < row.entry THEN row.entry ELSE p.entry END"
)
DONE: Final = (
    "MATCH (l:Ledger {id: 'pullback'}) SET l.revision = $revision, l.writer = $token, l.changed = $changed"
)
# Said in a transaction of its own by the holder of the turn just before it commits, and taken back after: a reader
# who finds nobody's token before and after has seen no part of a commit for the whole.
ANNOUNCE: Final = "MERGE (w:Ledger {id: 'writing'}) ON CREATE SET w.name = 'Writing' SET w.token = $token"
TAKE_BACK: Final = "MATCH (w:Ledger {id: 'writing'}) WHERE w.token = $token REMOVE w.token"

# ── scenario results: beside the facts ──────────────────────────────────────────────────────────────────────
ERASE: Final = "MATCH (n:Scenario {id: $id}) OPTIONAL MATCH (n)-[:HAS]->(p:Path) DETACH DELETE p WITH DISTINCT n DETACH DELETE n"
DRAW_SCENARIO: Final = "CREATE (n:Scenario) SET n = $scenario"
DRAW_HITS: Final = (
    "MATCH (n:Scenario {id: $id}) UNWIND $rows AS row MATCH (s:Subject {id: row.backer})"
    " CREATE (n)-[:HITS {severity: row.severity}]->(s)"
)
DRAW_EXPOSES: Final = (
    "MATCH (n:Scenario {id: $id}) UNWIND $rows AS row MATCH (s:Subject {id: row.company})"
    " CREATE (n)-[e:EXPOSES]->(s) SET e = row.edge"
)
DRAW_PATHS: Final = (
    "MATCH (n:Scenario {id: $id}) UNWIND $rows AS row"
    " MATCH (b:Subject {id: row.backer}) MATCH (c:Subject {id: row.company})"
    " CREATE (n)-[:HAS]->(p:Path)-[:TO]->(c) SET p = row.path CREATE (p)-[:FROM]->(b)"
    " WITH p, row UNWIND row.claims AS claim MATCH (r:Round {id: claim}) CREATE (p)-[:THROUGH]->(r)"
)
DRAWN: Final = (
    "MATCH (n:Scenario) OPTIONAL MATCH (n)-[e:EXPOSES]->() WITH n, count(e) AS companies"
    " RETURN n.id AS id, n.name AS name, n.as_of AS as_of, n.saved AS saved, n.revision AS revision,"
    " companies ORDER BY saved DESC, id"
)
