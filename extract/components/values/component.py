"""The component `bg_values`: finds dates and amounts."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "bg_values",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts"],
    assigns=["doc._.candidates"],
)
def make_values(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def values(doc: Doc) -> Doc:
        return doc

    return values
