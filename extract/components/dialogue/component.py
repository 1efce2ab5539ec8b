"""The component `bg_dialogue`: links signatures, addressees, askers, and what is answered."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.dialogue import link_roles
from beleidsgraaf.extract.link import linker


@Language.factory(
    "bg_dialogue",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts", "doc._.mentions", "doc._.citations"],
    assigns=["doc._.questions", "doc._.signatories", "doc._.addressees", "doc._.replies"],
)
def make_dialogue(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""
    known = linker(tuple(registers))

    def dialogue(doc: Doc) -> Doc:
        layout, contexts = doc._.layout, doc._.contexts
        mentions = link_roles.Mentions(doc._.mentions, layout)
        doc._.questions = link_roles.questions(layout, mentions)
        doc._.signatories = link_roles.signatories(layout, contexts, mentions, known)
        doc._.addressees = link_roles.addressees(layout, contexts, mentions, known)
        doc._.replies = link_roles.replies(layout, doc._.citations)
        return doc

    return dialogue
