// An answer that was written back: who is exposed, in order
MATCH (scenario:Scenario)
WITH scenario ORDER BY scenario.saved DESC LIMIT 1
MATCH (scenario)-[exposes:EXPOSES]->(startup:Startup)
WITH scenario, exposes, startup ORDER BY exposes.rank LIMIT 25
OPTIONAL MATCH (scenario)-[hits:HITS]->(backer:Backer)
RETURN scenario, exposes, startup, hits, backer LIMIT 600
