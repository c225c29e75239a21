// Why Skild AI? The rounds that it had from SoftBank, with their sources
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(backer:Subject)
MATCH (:Alias {id: 'org:skild-ai'})-[:MEANS]->(startup:Subject)
MATCH (startup)-[raised:RAISED]->(round:Round)
WITH backer, startup, raised, round ORDER BY round.valid DESC LIMIT 50
MATCH (backer)-[put:PARTICIPATED]->(round)
MATCH (round)-[stated:STATED_IN]->(source:Source)
RETURN backer, put, round, raised, startup, stated, source LIMIT 40
