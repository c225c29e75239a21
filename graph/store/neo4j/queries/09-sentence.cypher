// The sentence behind an edge: what was written, where and when
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(backer:Subject)
MATCH (backer)-[edge:SHOWED|PARTICIPATED]->(fact)
WITH edge, fact ORDER BY fact.valid DESC LIMIT 500
MATCH (fact)-[stated:STATED_IN]->(source:Source)
WITH edge, fact, stated, source ORDER BY size(stated.quotes) > 0 DESC, fact.valid DESC LIMIT 25
RETURN type(edge) AS edge, fact.name AS fact, stated.quotes AS quotes,
       source.name AS source, source.url AS url, stated.confidence AS confidence
