// Who is exposed if SoftBank pulls back? Its latest rounds
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(backer:Subject)
MATCH (backer)-[put:PARTICIPATED]->(round:Round)
WITH backer, put, round ORDER BY round.valid DESC LIMIT 25
MATCH (startup:Startup)-[raised:RAISED]->(round)
RETURN backer, put, round, raised, startup
