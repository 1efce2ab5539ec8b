"""The component `bg_dialogue`: links signatures, addressees and askers."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "bg_dialogue",
    default_config={"registers": []},
    requires=["doc._.mentions", "doc._.layout"],
    assigns=["doc._.questions", "doc._.signatories", "doc._.addressees", "doc._.replies"],
)
def make_dialogue(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def dialogue(doc: Doc) -> Doc:
        return doc

    return dialogue
