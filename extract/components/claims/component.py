"""The component `bg_claims`: one claim per sentence, where the sentence is a clear case of a kind.

The kind comes from the words, the verb frame and the subject of the main clause (`cues.csv`), the claimant from who
speaks in it, and from what it is quoted or reported.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.claims.find import Source, find_claims
from beleidsgraaf.ontology.registers import load


@Language.factory(
    "bg_claims",
    default_config={"registers": [], "threshold": 0.5},
    requires=[
        "doc._.layout",
        "doc._.contexts",
        "doc._.sentences",
        "doc._.mentions",
        "doc._.signatories",
        "doc._.addressees",
        "doc._.questions",
    ],
    assigns=["doc._.claims"],
)
def make_claims(nlp: Language, name: str, registers: list[str], threshold: float) -> Callable[[Doc], Doc]:
    """Make the component; `threshold` is the strength from which a sentence counts as a clear case."""

    known = load([Path(path) for path in registers])

    def claims(doc: Doc) -> Doc:
        source = Source(
            layout=doc._.layout,
            contexts=tuple(doc._.contexts),
            sentences=list(doc._.sentences),
            mentions=list(doc._.mentions),
            signatories=tuple(doc._.signatories),
            addressees=tuple(doc._.addressees),
            questions=tuple(doc._.questions),
        )
        doc._.claims = find_claims(source, threshold, known)
        return doc

    return claims
