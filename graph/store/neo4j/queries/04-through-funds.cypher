// Who is exposed through the funds of SoftBank?
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(top:Subject)
MATCH (top)-[owns:OWNS]->(link:Ownership {relation: 'fund_of'})<-[belongs:BELONGS]-(fund:Backer)
WHERE EXISTS { (fund)-[:PARTICIPATED]->() }
WITH top, owns, link, belongs, fund LIMIT 15
CALL (fund) {
  MATCH (fund)-[put:PARTICIPATED]->(round:Round)
  WITH put, round ORDER BY round.valid DESC LIMIT 8
  MATCH (startup:Startup)-[raised:RAISED]->(round)
  RETURN put, round, raised, startup
}
RETURN top, owns, link, belongs, fund, put, round, raised, startup LIMIT 80
