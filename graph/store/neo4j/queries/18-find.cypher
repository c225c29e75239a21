// Find an organisation by a word of its name
CALL db.index.fulltext.queryNodes('subject_search', 'vision', {limit: 25}) YIELD node, score
RETURN node.name AS name, node.id AS id, labels(node) AS labels, node.names AS names, round(score, 2) AS score
