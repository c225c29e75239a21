"""Every regular expression of ``graph.extract``, wherever it stands, and strings that are hard for it."""

import ast
import importlib
import pkgutil
import random
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre
from re import _parser
from types import ModuleType

import graph.extract
from graph.extract.marked import L, M, N

# What the shapes of sentences are made of; repeated, each has undone some matcher somewhere.
ATOMS = (
    "a", " ", "a ", "ab-", "A ", "Aa ", "’s ", "1", "$1", "$1 ", "1,", "(", "((", "a.", "a, ", ", ", "- ", "“", "the ", "and ",
    N, f"{N} ", f"{N}, ", f"{N} and ", f"{N}’s ", f"{N}, a a ", M, f"{M} ", f"a {M} ", f"{M} in ", L, f"{L} ", f"{N} {M} ", f"in {N} of ",
    "invested in ", "led by ", "raised ", "has raised ", "to a new ", "\u00a0", "é", "\u0301", "\ufffd",
)  # fmt: skip


def modules() -> list[ModuleType]:
    """The modules of the package, loaded."""
    package = graph.extract
    return [
        package,
        *(
            importlib.import_module(f"{package.__name__}.{one.name}")
            for one in pkgutil.iter_modules(package.__path__)
        ),
    ]


ANYWHERE = frozenset({"search", "finditer", "findall", "sub", "split"})


def patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    """By where it stands: compiled ones in globals and in what globals hold, and those written into calls of ``re``.

    With each goes whether it is looked for anywhere in a text, or only matched at one place.
    """
    sources = "\n".join(_source(module) for module in modules())
    found: dict[str, tuple[re.Pattern[str], bool]] = {}
    for module in modules():
        for name, value in vars(module).items():
            uses = set(re.findall(rf"\b{re.escape(name)}\.([a-z]+)\(", sources))
            only_here = isinstance(value, re.Pattern) and bool(uses) and not uses & ANYWHERE
            for i, pattern in enumerate(_held(value)):
                found.setdefault(f"{module.__name__}.{name}[{i}]", (pattern, not only_here))
        found |= dict(_written(module))
    unique: dict[tuple[str, int, bool], str] = {}
    for at, (pattern, anywhere) in found.items():
        unique.setdefault((pattern.pattern, pattern.flags, anywhere), at)
    return {at: found[at] for at in unique.values()}


def _source(module: ModuleType) -> str:
    assert module.__file__
    return Path(module.__file__).read_text(encoding="utf-8")


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _held(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _held(one)


def _written(module: ModuleType) -> Iterator[tuple[str, tuple[re.Pattern[str], bool]]]:
    """Patterns in calls such as ``re.search(r"...", text)`` inside functions, with the module's own words filled in."""
    tree = ast.parse(_source(module))
    for node in ast.walk(tree):
        call = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        )
        if (
            not call
            or node.func.value.id != "re"
            or node.func.attr not in {"search", "match", "fullmatch", "finditer", "findall", "sub", "split"}
        ):
            continue
        try:
            text = eval(compile(ast.Expression(node.args[0]), "", "eval"), dict(vars(module)))
        except NameError:
            continue  # made of a local word; compiled into a global, it is found there
        flags = next(
            (
                eval(ast.unparse(a), {"re": re})
                for a in [*node.args, *(k.value for k in node.keywords)]
                if "re." in ast.unparse(a)
            ),
            0,
        )
        yield f"{module.__name__}:{node.lineno}", (re.compile(text, flags), node.func.attr in ANYWHERE)


def samples(pattern: re.Pattern[str], count: int = 4) -> list[str]:
    """Strings that the pattern matches, nearly: what it asks for ahead and behind is left out."""
    luck = random.Random(repr(pattern.pattern))
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return [_sample(tree, luck) for _ in range(count)]


def _sample(tree: object, luck: random.Random) -> str:
    return "".join(_one(op, value, luck) for op, value in tree)  # type: ignore[attr-defined]


def _one(op: object, value: object, luck: random.Random) -> str:
    if op is sre.LITERAL:
        return chr(value)
    if op is sre.BRANCH:
        return _sample(luck.choice(value[1]), luck)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        least, most, inner = value
        return "".join(_sample(inner, luck) for _ in range(luck.randint(least, min(most, least + 3))))
    if op is sre.SUBPATTERN:
        return _sample(value[-1], luck)
    if op is sre.ATOMIC_GROUP:
        return _sample(value, luck)
    if op is sre.IN:
        return _of_class(value, luck)
    if op in (sre.ANY, sre.NOT_LITERAL):
        return "a"
    return ""


def _of_class(items: list[tuple[object, object]], luck: random.Random) -> str:
    if items[0][0] is sre.NEGATE:
        return luck.choice("a bA")
    op, value = luck.choice(items)
    if op is sre.LITERAL:
        return chr(value)
    if op is sre.RANGE:
        return chr(luck.randint(*value))
    return {sre.CATEGORY_SPACE: " ", sre.CATEGORY_DIGIT: "7", sre.CATEGORY_WORD: "a"}.get(value, "a")


def attacks(pattern: re.Pattern[str], size: int) -> Iterator[tuple[str, str]]:
    """Name and text of hard strings of a size: atoms without end, and matches of the pattern whose ends are cut."""
    for atom in ATOMS:
        yield repr(atom), (atom * size)[:size]
    for sample in samples(pattern):
        for cut in {len(sample), len(sample) - 1, len(sample) // 2}:
            if part := sample[:cut]:
                yield f"{part!r} without end", (part * (size // len(part) + 1))[:size]
                yield f"{part!r}, then filler", (part + "a " * size)[:size]
