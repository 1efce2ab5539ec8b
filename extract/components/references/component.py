"""The component `bg_references`: finds references."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "bg_references",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts"],
    assigns=["doc._.citations"],
)
def make_references(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def references(doc: Doc) -> Doc:
        return doc

    return references
