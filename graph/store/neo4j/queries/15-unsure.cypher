// What is least sure: planned, undated and rumoured rounds of SoftBank
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(backer:Subject)
MATCH (backer)-[put:PARTICIPATED]->(round:Round)
WHERE put.confidence < 1
WITH put, round ORDER BY put.confidence, round.valid DESC LIMIT 30
RETURN round.name AS round, round.status AS status, put.confidence AS confidence,
       round.valid AS valid, round.valid_from AS valid_from
