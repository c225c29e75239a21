// Who else is there when SoftBank is gone? Its co-investors
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(backer:Subject)
MATCH (backer)-[:PARTICIPATED]->(round:Round)
WITH backer, round ORDER BY round.valid DESC LIMIT 100
CALL (round) {
  MATCH (other:Backer)-[put:PARTICIPATED]->(round)
  RETURN other, put LIMIT 50
}
WITH backer, other, put, round WHERE other <> backer
RETURN other.name AS co_investor, count(DISTINCT round) AS rounds,
       count(DISTINCT CASE put.role WHEN 'lead' THEN round END) AS led
ORDER BY rounds DESC, co_investor LIMIT 30
