"""What a text must hold for a pattern to match at all: how its first words begin. Looking for that is far cheaper than the pattern."""

from collections.abc import Iterator

_SHORTEST = 2  # letters; one letter is in every sentence
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")


def stems(pattern: str) -> tuple[str, ...]:
    """The letters of which some begin every match, in lower case; empty where a match may begin with anything."""
    try:
        return tuple(sorted(set(_begins(pattern))))
    except _AnythingError:
        return ()


class _AnythingError(Exception):
    """The pattern may begin with anything."""


def _begins(pattern: str) -> Iterator[str]:
    for branch in _branches(pattern):
        yield from _of_branch(branch)


def _of_branch(branch: str) -> Iterator[str]:
    branch = branch.removeprefix(r"\b")
    while branch.startswith(_AROUND):
        branch = branch[_closed(branch) :].removeprefix(r"\b")
    if branch.startswith("(?:"):
        end = _closed(branch)
        if branch[end : end + 1] in {"?", "*", "{"}:
            raise _AnythingError
        for inner in _branches(branch[3 : end - 1]):
            yield from _of_branch(inner + branch[end:])
        return
    letters = ""
    for at, char in enumerate(branch):
        if not (char.isascii() and char.isalpha()) and char not in " -":
            if char in "?*{":
                letters = letters[:-1]
            break
        letters = branch[: at + 1]
    if len(letters) < _SHORTEST:
        raise _AnythingError
    yield letters.casefold()


def _branches(pattern: str) -> list[str]:
    """The pattern cut at each "|" outside of brackets."""
    found, start = [], 0
    for at, deep in _depths(pattern):
        if pattern[at] == "|" and not deep:
            found.append(pattern[start:at])
            start = at + 1
    return [*found, pattern[start:]]


def _closed(pattern: str) -> int:
    """Where the group with which the pattern begins is closed: behind its bracket."""
    return next(at + 1 for at, deep in _depths(pattern) if pattern[at] == ")" and not deep)


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Each character outside of a class and not escaped, and how many groups are open there (behind a closing bracket)."""
    deep, at, in_class = 0, 0, False
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 2
            continue
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        else:
            deep += (char == "(") - (char == ")")
            yield at, deep
        at += 1
