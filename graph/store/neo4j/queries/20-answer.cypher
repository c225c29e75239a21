// An answer drawn into the graph: who is exposed, in order
MATCH (scenario:Scenario)
WITH scenario ORDER BY scenario.saved DESC LIMIT 1
CALL (scenario) {
  MATCH (scenario)-[exposes:EXPOSES]->(startup:Subject)
  WITH exposes, startup ORDER BY exposes.rank LIMIT 25
  RETURN collect(exposes) AS exposes, collect(startup) AS startups
}
CALL (scenario) {
  MATCH (scenario)-[hits:HITS]->(backer:Subject)
  WITH hits, backer ORDER BY COUNT { (backer)-[:PARTICIPATED]->() } DESC LIMIT 8
  RETURN collect(hits) AS hits, collect(backer) AS backers
}
RETURN scenario, exposes, startups, hits, backers
