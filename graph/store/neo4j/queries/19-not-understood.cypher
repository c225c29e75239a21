// What was not understood, and where
MATCH (issue:Issue)-[noted:NOTED_IN]->(source:Source)
RETURN issue, noted, source LIMIT 40
