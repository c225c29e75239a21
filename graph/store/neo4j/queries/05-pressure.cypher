// What puts SoftBank under pressure, and who says so
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(backer:Subject)
MATCH (backer)-[showed:SHOWED]->(signal:Signal {direction: 'negative'})
WITH backer, showed, signal ORDER BY signal.valid DESC LIMIT 20
MATCH (signal)-[stated:STATED_IN]->(source:Source)
RETURN backer, showed, signal, stated, source LIMIT 60
