// Who has left: listed, bought, merged or closed
MATCH (startup:Startup)-[became:BECAME]->(state:State {settled: 'yes'})
WITH startup, became, state ORDER BY state.valid DESC LIMIT 25
OPTIONAL MATCH (buyer:Subject)-[took:TOOK]->(state)
RETURN startup, became, state, took, buyer
