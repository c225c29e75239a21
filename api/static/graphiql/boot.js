// Starts the explorer with the saved questions as tabs. A reader's own tabs are kept by the browser.
"use strict";

ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: new URL("../graphql", document.baseURI).href }),
    defaultTabs: SAVED_QUESTIONS.map(function (saved) {
      return { query: saved.query, variables: JSON.stringify(saved.variables, null, 2), headers: null };
    }),
    defaultEditorToolsVisibility: "variables",
    inputValueDeprecation: false,
    isHeadersEditorEnabled: false,
  })
);
