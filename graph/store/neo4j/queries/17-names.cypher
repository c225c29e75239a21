// Which names mean SoftBank, and who judged so
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(subject:Subject)
MATCH (alias:Alias)-[means:MEANS]->(subject)
WITH subject, means, alias LIMIT 30
CALL (alias) {
  OPTIONAL MATCH (alias)-[judged:JUDGED]-(other:Alias)
  RETURN judged, other LIMIT 20
}
RETURN subject, means, alias, judged, other LIMIT 60
