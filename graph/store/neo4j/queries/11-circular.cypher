// Money that comes back: backers that sell to what they fund
MATCH (startup:Startup)-[buys:BUYS]->(deal:Commitment)
WITH startup, buys, deal ORDER BY deal.amount DESC LIMIT 300
MATCH (supplier:Backer)-[supplies:SUPPLIES]->(deal)
CALL (startup, supplier) {
  MATCH (startup)-[raised:RAISED]->(round:Round)
  WITH supplier, raised, round ORDER BY round.valid DESC LIMIT 20
  MATCH (supplier)-[put:PARTICIPATED]->(round)
  RETURN raised, round, put LIMIT 2
}
RETURN startup, buys, deal, supplies, supplier, put, round, raised LIMIT 40
