"""The component `bg_mentions`: picks the mentions among the candidates."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.mentions.choose import choose


@Language.factory(
    "bg_mentions",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.candidates", "doc._.citations"],
    assigns=["doc._.mentions"],
)
def make_mentions(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def mentions(doc: Doc) -> Doc:
        doc._.mentions = choose(doc._.candidates, doc._.citations, doc._.layout.reading.text)
        return doc

    return mentions
