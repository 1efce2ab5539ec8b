"""The component `bg_relations`: finds relations."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "bg_relations",
    default_config={"registers": []},
    requires=["doc._.mentions", "doc._.sentences"],
    assigns=["doc._.relations"],
)
def make_relations(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def relations(doc: Doc) -> Doc:
        return doc

    return relations
