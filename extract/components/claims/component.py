"""The component `bg_claims`: finds claims."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "bg_claims",
    default_config={"registers": []},
    requires=["doc._.mentions", "doc._.sentences"],
    assigns=["doc._.claims"],
)
def make_claims(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def claims(doc: Doc) -> Doc:
        return doc

    return claims
