"""What a document may ask for, counted before it is validated or run, in time linear in its length.

Every fragment is counted once, whatever the number of its spreads, so nothing in a document can make the
counting itself expensive. Sums saturate. Cost is the number of fields, each times the page sizes above it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_list_type,
)
from graphql.type import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
)

from api.errors import LimitError
from api.settings import PAGE, Limits

ENOUGH = 10**9  # where sums stop growing: far above every limit
LIST = 3  # rows that an unpaged list counts as: chains, quotes and claims of a figure are seldom longer
# Root fields that compute something large before their first row, in units of one plain field.
WEIGHT = {"exposure": 1_500, "search": 100, "round": 50, "evidence": 20, "sources": 100, "runs": 50}


@dataclass(frozen=True, slots=True)
class Total:
    """What a part of a document amounts to. Introspection has its own depth and no cost."""

    depth: int = 0
    introspection: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0

    def beside(self, other: "Total") -> "Total":
        """Both in one selection set."""
        return Total(
            max(self.depth, other.depth),
            max(self.introspection, other.introspection),
            *(
                min(ENOUGH, mine + its)
                for mine, its in (
                    (self.fields, other.fields),
                    (self.aliases, other.aliases),
                    (self.directives, other.directives),
                    (self.cost, other.cost),
                )
            ),
        )


@dataclass(slots=True)
class Counter:
    """Counts one document against one schema and one set of variables."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    known: dict[str, Total] = field(default_factory=dict)

    def of(self, chosen: SelectionSetNode | None, parent: GraphQLNamedType | None) -> Total:
        """What a selection set on a type amounts to."""
        total = Total()
        for node in chosen.selections if chosen else ():
            total = total.beside(self._one(node, parent))
        return total

    def _one(self, node: SelectionNode, parent: GraphQLNamedType | None) -> Total:
        own = Total(directives=len(node.directives or ()))
        if isinstance(node, FragmentSpreadNode):
            return own.beside(self._fragment(node.name.value))
        if isinstance(node, InlineFragmentNode):
            on = self.schema.type_map.get(node.type_condition.name.value) if node.type_condition else parent
            return own.beside(self.of(node.selection_set, on))
        assert isinstance(node, FieldNode)
        return own.beside(self._field(node, parent))

    def _fragment(self, name: str) -> Total:
        if name not in self.known:
            self.known[name] = Total()  # a circle counts once; validation refuses it
            fragment = self.fragments.get(name)
            if fragment is not None:
                on = self.schema.type_map.get(fragment.type_condition.name.value)
                own = Total(directives=len(fragment.directives or ()))
                self.known[name] = own.beside(self.of(fragment.selection_set, on))
        return self.known[name]

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None) -> Total:
        name = node.name.value
        aliased = int(node.alias is not None)
        if name.startswith("__"):
            below = self.of(node.selection_set, None)
            inside = 1 + max(below.depth, below.introspection)
            return Total(0, inside, 1 + below.fields, aliased + below.aliases, below.directives, 1)
        known = isinstance(parent, GraphQLObjectType | GraphQLInterfaceType)
        definition = parent.fields.get(name) if known else None  # type: ignore[union-attr]
        below = self.of(node.selection_set, get_named_type(definition.type) if definition else None)
        weight = WEIGHT.get(name, 1) if parent is self.schema.query_type else 1
        return Total(
            1 + below.depth,
            below.introspection,
            min(ENOUGH, 1 + below.fields),
            aliased + below.aliases,
            below.directives,
            min(ENOUGH, weight + self._rows(node, definition) * below.cost),
        )

    def _rows(self, node: FieldNode, definition: GraphQLField | None) -> int:
        """How often what is below a field is asked for: its page size, its ids, or a guess for a short list."""
        if definition is None:
            return 1
        given = {argument.name.value: argument.value for argument in node.arguments or ()}
        if "first" in definition.args:
            value = given.get("first")
            size = definition.args["first"].default_value
            if isinstance(value, IntValueNode):
                size = int(value.value[:9])
            elif isinstance(value, VariableNode):
                size = self.variables.get(value.name.value, PAGE)
            return min(size, PAGE) if isinstance(size, int) else PAGE
        if "ids" in definition.args:
            return PAGE
        kind = definition.type.of_type if isinstance(definition.type, GraphQLNonNull) else definition.type
        # The rows of a page were counted at the field that took `first`.
        return LIST if is_list_type(kind) and node.name.value != "edges" else 1


def check(
    document: DocumentNode, schema: GraphQLSchema, variables: Mapping[str, Any], limits: Limits
) -> None:
    """Raise ``LimitError`` for a document that asks for more than one request may."""
    _hold("definitions", len(document.definitions), limits.definitions)
    fragments = {
        one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)
    }
    counter = Counter(schema, fragments, variables)
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            total = counter.of(operation.selection_set, schema.get_root_type(operation.operation))
            total = total.beside(Total(directives=len(operation.directives or ())))
            _hold("levels", total.depth, limits.depth)
            _hold("levels of introspection", total.introspection, limits.introspection_depth)
            _hold("fields", total.fields, limits.fields)
            _hold("aliases", total.aliases, limits.aliases)
            _hold("directives", total.directives, limits.directives)
            _hold("cost", total.cost, limits.cost)


def _hold(what: str, got: int, most: int) -> None:
    if got > most:
        raise LimitError(
            f"the document has {what}: {got if got < ENOUGH else 'very many'}",
            wanted=f"at most {most}",
            todo="ask for less at once: smaller pages, fewer fields, or several requests",
        )
