// Startups whose rounds SoftBank led, by how often and how lately
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(backer:Subject)
MATCH (backer)-[put:PARTICIPATED]->(round:Round)
WHERE put.role = 'lead'
WITH round ORDER BY round.valid DESC LIMIT 500
MATCH (startup:Startup)-[:RAISED]->(round)
RETURN startup.name AS startup, count(DISTINCT round) AS rounds, max(round.valid) AS latest
ORDER BY rounds DESC, latest DESC LIMIT 30
