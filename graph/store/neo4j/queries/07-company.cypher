// Everything that Skild AI raised, and from whom
MATCH (:Alias {id: 'org:skild-ai'})-[:MEANS]->(startup:Subject)
MATCH (startup)-[raised:RAISED]->(round:Round)
WITH startup, raised, round ORDER BY round.valid DESC LIMIT 10
CALL (round) {
  MATCH (backer:Backer)-[put:PARTICIPATED]->(round)
  RETURN backer, put ORDER BY put.role LIMIT 12
}
RETURN startup, raised, round, put, backer
