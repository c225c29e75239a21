// An answer that was written back: who is exposed, in order
MATCH (scenario:Scenario)
WITH scenario ORDER BY scenario.saved DESC LIMIT 1
MATCH (scenario)-[exposes:EXPOSES]->(startup:Subject)
WITH scenario, exposes, startup ORDER BY exposes.rank LIMIT 25
CALL (scenario) {
  OPTIONAL MATCH (scenario)-[hits:HITS]->(backer:Subject)
  WITH hits, backer ORDER BY hits.severity DESC, backer.name LIMIT 12
  RETURN collect(hits) AS hits, collect(backer) AS backers
}
RETURN scenario, exposes, startup, hits, backers
