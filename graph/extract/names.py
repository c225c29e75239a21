"""When two names in one text are the same name."""

import re


def words_of(name: str) -> list[str]:
    """The words of a name that count when names are compared."""
    return [word for word in re.findall(r"\w+", name.casefold().replace("’", "'")) if word != "the"]


# Short forms that are the same house in every paper.
_SHORT = {"a16z": "andreessen horowitz", "kpcb": "kleiner perkins", "nea": "new enterprise associates"}


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other, or the other plus trailing words ("Mistral", "Mistral AI")."""
    one, other = _SHORT.get(one.casefold(), one), _SHORT.get(other.casefold(), other)
    a, b = sorted((words_of(one), words_of(other)), key=len)
    return bool(a) and (b[: len(a)] == a or "".join(a) == "".join(b))


def shelf_key(name: str) -> str:
    """The beginning that any two names share which ``same_name`` can hold to be the same; keeps searches short."""
    words = words_of(_SHORT.get(name.casefold(), name))
    return "".join(words)[:3]


def merge_name(names: list[str], name: str) -> None:
    """Add a name unless it is there; a longer form takes the place of a shorter."""
    for i, known in enumerate(names):
        if same_name(known, name):
            if len(words_of(name)) > len(words_of(known)):
                names[i] = name
            return
    names.append(name)
