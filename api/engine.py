"""From a request's document to the JSON of its answer: read, count, check, run. Blocking; call it off the event loop."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, execute_sync, parse, validate

from api import limits
from api.errors import LimitError, failure, told
from api.settings import Limits

KEPT = 64  # documents whose reading and checking is remembered: some 1 MB of syntax tree each at the worst


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer as JSON values; ``ran`` is false where the request itself was refused."""

    body: dict[str, Any]
    ran: bool


class Engine:
    """Runs documents against the schema within the limits."""

    def __init__(self, schema: GraphQLSchema, allowed: Limits) -> None:
        self.schema, self.limits = schema, allowed
        self._parsed = lru_cache(KEPT)(self._parse)
        self._checked = lru_cache(KEPT)(self._check)

    def run(
        self, query: str, variables: dict[str, Any] | None, operation: str | None, context: object
    ) -> Outcome:
        """Answer one request; whatever is wrong with it is told in the answer, nothing is raised."""
        refused = self._refused(query, variables or {})
        if refused:
            return self._shown(ExecutionResult(None, refused))
        result = execute_sync(
            self.schema,
            self._parsed(query),
            context_value=context,
            variable_values=variables,
            operation_name=operation,
        )
        return self._shown(result)

    def _refused(self, query: str, variables: Mapping[str, Any]) -> list[GraphQLError]:
        try:
            limits.check(self._parsed(query), self.schema, variables, self.limits)
            return list(self._checked(query))
        except GraphQLError as error:
            return [error]
        except LimitError as error:
            return [GraphQLError(error.got, original_error=error)]
        except RecursionError:
            deep = LimitError("the document is nested too deep", wanted=f"at most {self.limits.depth} levels")
            return [GraphQLError(deep.got, original_error=deep)]

    def _parse(self, query: str) -> DocumentNode:
        return parse(query, max_tokens=self.limits.tokens)

    def _check(self, query: str) -> tuple[GraphQLError, ...]:
        return tuple(validate(self.schema, self._parsed(query), max_errors=self.limits.errors))

    def _shown(self, result: ExecutionResult) -> Outcome:
        errors = result.errors or []
        shown = [told(error) for error in errors[: self.limits.errors]]
        if len(errors) > len(shown):
            shown[-1] = failure("TOO_MANY_ERRORS", "further errors are not shown")
        # An error without a path came before any field: the request was refused, and has no data at all.
        if result.data is None and errors and not any(error.path for error in errors):
            return Outcome({"errors": shown}, ran=False)
        return Outcome({**({"errors": shown} if shown else {}), "data": result.data}, ran=True)
