// Which backers are under pressure, by signals since a day
MATCH (signal:Signal {direction: 'negative'})
WHERE signal.valid >= '2025-11'
MATCH (backer:Backer)-[:SHOWED]->(signal)
RETURN backer.name AS backer, count(*) AS signals, max(signal.valid) AS latest,
       collect(DISTINCT signal.signal)[..5] AS kinds
ORDER BY signals DESC, backer LIMIT 30
