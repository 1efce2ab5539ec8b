"""The component `bg_actors`: finds actors."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "bg_actors",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts", "doc._.abbreviations"],
    assigns=["doc._.candidates"],
)
def make_actors(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def actors(doc: Doc) -> Doc:
        return doc

    return actors
