// The same answer as a table: score, bounds, rank
MATCH (scenario:Scenario)
WITH scenario ORDER BY scenario.saved DESC LIMIT 1
MATCH (scenario)-[exposes:EXPOSES]->(startup:Subject)
RETURN exposes.rank AS rank, startup.name AS startup, exposes.score AS score,
       exposes.low AS low, exposes.high AS high, exposes.tier AS tier
ORDER BY rank LIMIT 50
