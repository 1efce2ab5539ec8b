"""The component `bg_relations`: relations of the closed list, with the words that say them."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.relations import laid_out
from beleidsgraaf.extract.components.relations.said import said
from beleidsgraaf.extract.model import Relation


@Language.factory(
    "bg_relations",
    default_config={"registers": []},
    requires=[
        "doc._.layout",
        "doc._.contexts",
        "doc._.sentences",
        "doc._.mentions",
        "doc._.citations",
        "doc._.signatories",
        "doc._.replies",
    ],
    assigns=["doc._.relations"],
)
def make_relations(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def relations(doc: Doc) -> Doc:
        layout, mentions = doc._.layout, list(doc._.mentions)
        days = {c.document: c.issued or c.on for c in doc._.contexts}
        found: list[Relation] = []
        found += laid_out.signatures(layout, doc._.signatories)
        found += laid_out.rosters(layout, mentions)
        found += laid_out.in_brackets(layout, mentions)
        found += laid_out.members(layout, mentions)
        found += laid_out.directorates(layout, mentions)
        found += laid_out.replies(layout, mentions)
        found += laid_out.answered(layout, doc._.replies)
        signed = [(r.subject, r.object, r.start, r.end) for r in found if r.predicate == "holdsOffice"]
        found += [
            r
            for r in laid_out.titled(layout, mentions)
            if not any(s == r.subject and o == r.object and a < r.end and r.start < b for s, o, a, b in signed)
        ]
        found += said(layout, doc._.sentences, mentions, list(doc._.citations), days)
        doc._.relations = sorted(
            set(found), key=lambda r: (r.start, r.end, r.predicate, r.subject.label, str(r.object))
        )
        return doc

    return relations
