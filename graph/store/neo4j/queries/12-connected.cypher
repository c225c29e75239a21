// How are SoftBank and Anthropic connected?
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(one:Subject)
MATCH (:Alias {id: 'org:anthropic'})-[:MEANS]->(other:Subject)
MATCH path = shortestPath((one)-[:PARTICIPATED|RAISED|OWNS|BELONGS*..6]-(other))
RETURN path
