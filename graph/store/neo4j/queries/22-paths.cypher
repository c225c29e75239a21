// The paths of that answer: from the backer through the round to the startup
MATCH (scenario:Scenario)
WITH scenario ORDER BY scenario.saved DESC LIMIT 1
MATCH (scenario)-[has:HAS]->(path:Path)
WITH path ORDER BY path.value DESC LIMIT 12
MATCH (path)-[from:FROM]->(backer:Subject)
MATCH (path)-[to:TO]->(startup:Subject)
CALL (path) {
  OPTIONAL MATCH (path)-[through:THROUGH]->(round:Round)
  RETURN through, round ORDER BY round.valid DESC LIMIT 3
}
RETURN path, from, backer, to, startup, through, round LIMIT 60
