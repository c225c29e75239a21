// The busiest backers, by rounds on file
MATCH (backer:Backer)
WITH backer, COUNT { (backer)-[:PARTICIPATED]->() } AS rounds
RETURN backer.name AS backer, rounds, size(backer.names) AS names
ORDER BY rounds DESC, backer LIMIT 30
