"""The component `bg_names`: finds names of things that are no actors."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "bg_names",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts"],
    assigns=["doc._.candidates", "doc._.abbreviations"],
)
def make_names(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def names(doc: Doc) -> Doc:
        return doc

    return names
