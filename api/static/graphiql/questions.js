// The questions that the explorer opens with, one a tab. The tests send each of them to the server.
"use strict";

var SAVED_QUESTIONS = [
  {
    "query": "# Who is exposed if SoftBank pulls back? Press the round button (or Ctrl-Enter).\n# Change who, how far (0 to 1) and how long (months) in the scenario.\nquery WhoIsExposed {\n  exposure(scenario: { backers: [{ name: \"SoftBank\", cut: 0.6 }], months: 12 }, first: 10) {\n    totalCount\n    dataAsOf\n    counts { solid partial thin apart }\n    edges {\n      node {\n        rank\n        name\n        tier\n        low\n        high\n        net\n        gap { value low high basis unit }\n        runwayMonths { value low high basis }\n        wouldSettle\n      }\n    }\n    pageInfo { hasNextPage endCursor }\n  }\n}\n"
  },
  {
    "query": "# Why? Every path from the backer to the first three companies, and the sentences behind it.\nquery Why {\n  exposure(scenario: { backers: [{ name: \"SoftBank\", cut: 0.6 }], months: 12 }, first: 3) {\n    edges {\n      node {\n        rank\n        name\n        low\n        paths {\n          chain { name }\n          reliance\n          severity\n          value\n          facts {\n            id\n            kind\n            evidence {\n              publisher\n              url\n              published { text }\n              quotes { text }\n            }\n          }\n        }\n      }\n    }\n  }\n}\n"
  },
  {
    "query": "# Who is too little known to rank, who stands apart, and what was assumed?\nquery Unknown {\n  exposure(scenario: { backers: [{ name: \"SoftBank\", cut: 0.6 }], months: 12 }, first: 1) {\n    scenario { asOf months scope pullbacks { backer { name } severity } }\n    hit { name severity chain { name } }\n    thin(first: 10) { totalCount edges { node { name low high wouldSettle } } }\n    apart(first: 10) { totalCount edges { node { name state since facts { id } } } }\n    coverage { name value }\n    assumptions { name value }\n  }\n}\n"
  },
  {
    "query": "# One organisation: its names, what it backs, and the news about it.\nquery Backer {\n  organization(name: \"SoftBank\") {\n    id\n    names\n    portfolio(first: 20) {\n      totalCount\n      edges { node { company { name } led rounds { round date { text } amount { amount currency dollars { value rate rateDate source } } } } }\n    }\n    signals(first: 10) { edges { node { signal direction magnitude date { text } evidence { url publisher } } } }\n    ownership(first: 20) { edges { node { parent { name } child { name } relation share } } }\n  }\n}\n"
  },
  {
    "query": "# Find a name, misspelt or not.\nquery Find {\n  search(text: \"softbnak\", first: 5) { id name names rounds(first: 3) { totalCount edges { node { id round status } } } }\n}\n"
  },
  {
    "query": "# What all of this rests on.\nquery Basis {\n  meta {\n    dataAsOf\n    version\n    snapshot\n    extractors\n    coverage { name value }\n    sources(first: 10) { publisher facts newest }\n  }\n}\n"
  }
];
