// The family of SoftBank: its funds and companies
MATCH (:Alias {id: 'org:softbank'})-[:MEANS]->(top:Subject)
MATCH (top)-[owns:OWNS]->(link:Ownership)
WHERE link.relation IN ['fund_of', 'subsidiary']
WITH top, owns, link LIMIT 40
MATCH (member:Subject)-[belongs:BELONGS]->(link)
RETURN top, owns, link, belongs, member
