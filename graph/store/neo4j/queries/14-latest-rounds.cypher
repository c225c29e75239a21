// The latest rounds, with all that were named in them
MATCH (round:Round) WHERE round.valid >= '2026-06'
WITH round ORDER BY round.valid DESC LIMIT 12
MATCH (startup:Startup)-[raised:RAISED]->(round)
CALL (round) {
  OPTIONAL MATCH (backer:Backer)-[put:PARTICIPATED]->(round)
  RETURN backer, put LIMIT 12
}
RETURN startup, raised, round, put, backer
