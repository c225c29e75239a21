// Starts the explorer with the saved questions as tabs. A reader's own tabs are kept by the browser.
"use strict";

ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: new URL("../graphql", document.baseURI).href }),
    defaultTabs: SAVED_QUESTIONS.map(function (saved) {
      return { query: saved.query, variables: null, headers: null };
    }),
    inputValueDeprecation: false,
    isHeadersEditorEnabled: false,
  })
);
