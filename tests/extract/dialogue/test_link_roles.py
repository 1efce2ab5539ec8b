"""Who signs, who is addressed, who asks, what is answered."""

from __future__ import annotations

from datetime import date

import pytest
from marked_actors import context_of, mentions_in

from beleidsgraaf.extract.components.dialogue import link_roles
from beleidsgraaf.extract.link import linker
from beleidsgraaf.extract.model import (
    Block,
    BlockKind,
    Citation,
    Document,
    DocumentKind,
    Field,
    Layout,
    QuestionBlock,
    Reading,
    Signature,
    SourceText,
    Span,
)

ON = date(2023, 6, 1)


def _layout(text: str, document: Document, questions: tuple[QuestionBlock, ...] = ()) -> Layout:
    source = SourceText("a", "a", "a", "0" * 64, text, "text/plain", "test")
    block = Block(BlockKind.PARAGRAPH, 0, len(text), 0)
    return Layout(source, Reading(text, ((0, 0, len(text)),)), (block,), (document,), questions=questions)


def _document(text: str, **fields: object) -> Document:
    return Document(0, DocumentKind.LETTER, Span(0, len(text)), **fields)  # type: ignore[arg-type]


def _field(text: str, words: str) -> Field:
    start = text.index(words)
    return Field(words, (Span(start, start + len(words)),))


@pytest.mark.parametrize(
    ("worded", "labels"),
    [
        ("De voorzitter van de Tweede Kamer der Staten-Generaal", ["Tweede Kamer der Staten-Generaal"]),
        ("Aan de Voorzitter van de Eerste Kamer der Staten-Generaal", ["Eerste Kamer der Staten-Generaal"]),
        (
            "De voorzitters van de Eerste en de Tweede Kamer",
            ["Tweede Kamer der Staten-Generaal", "Eerste Kamer der Staten-Generaal"],
        ),
        ("Aan de minister van BZK", ["Minister van Binnenlandse Zaken en Koninkrijksrelaties"]),
        (
            "Aan de ministers van BZK en SZW",
            ["Minister van Binnenlandse Zaken en Koninkrijksrelaties", "Minister van Sociale Zaken en Werkgelegenheid"],
        ),
        ("Aan de Nationale ombudsman", ["Nationale ombudsman"]),
        ("De Vereniging van Nederlandse Gemeenten", ["Vereniging van Nederlandse Gemeenten"]),
        ("Aan wie het aangaat", []),
    ],
)
def test_addressees(worded: str, labels: list[str]) -> None:
    layout = _layout(worded, _document(worded, addressee=_field(worded, worded)))
    mentions = link_roles.Mentions(mentions_in(worded, ON), layout)
    found = link_roles.addressees(layout, (context_of(ON),), mentions, linker())
    assert [entity.label for _, entity in found] == labels


def test_an_answer_to_questions_of_members_is_for_their_chamber() -> None:
    document = Document(0, DocumentKind.ANSWER_SET, Span(0, 4), chamber="tk")
    layout = _layout("Ja.", document)
    found = link_roles.addressees(layout, (context_of(ON),), link_roles.Mentions([], layout), linker())
    assert [entity.label for _, entity in found] == ["Tweede Kamer der Staten-Generaal"]


def test_signatures_are_linked_and_one_for_two_offices_counts_twice() -> None:
    text = "De Minister van Financiën, S.A.M. Kaag. Mede namens de ministers van BZK en SZW."
    own = Signature(_field(text, "Minister van Financiën"), _field(text, "S.A.M. Kaag"))
    others = Signature(_field(text, "ministers van BZK en SZW"), None, "mede namens")
    layout = _layout(text, _document(text, signatures=(own, others)))
    mentions = link_roles.Mentions(mentions_in(text, ON), layout)
    found = link_roles.signatories(layout, (context_of(ON),), mentions, linker())
    assert [(s.office and s.office.label, s.person and s.person.key, s.signature.capacity) for s in found] == [
        ("Minister van Financiën", "s-a-m-kaag", "own"),
        ("Minister van Binnenlandse Zaken en Koninkrijksrelaties", None, "mede namens"),
        ("Minister van Sociale Zaken en Werkgelegenheid", None, "mede namens"),
    ]


def test_a_signature_that_no_rule_found_is_still_somebody() -> None:
    text = "de projectleider, drs. Bo"
    signature = Signature(_field(text, "de projectleider"), _field(text, "drs. Bo"))
    layout = _layout(text, _document(text, signatures=(signature,)))
    found = link_roles.signatories(layout, (context_of(ON),), link_roles.Mentions([], layout), linker())
    assert [(s.office and s.office.label, s.person and s.person.label) for s in found] == [("Projectleider", "Bo")]


def test_askers_and_joiners() -> None:
    text = "Vragen van de fractie van GroenLinks. De leden van D66 en het lid Jansma (SP) sluiten zich aan. Waarom?"
    cut = text.index("De leden")
    question = QuestionBlock(0, "1", text.index("Waarom"), len(text), ((0, cut),), ((cut, text.index("sluiten")),))
    layout = _layout(text, _document(text), (question,))
    (found,) = link_roles.questions(layout, link_roles.Mentions(mentions_in(text, ON), layout))
    assert [e.label for e in found.asked_by] == ["GroenLinks"]
    assert [e.label for e in found.joined_by] == ["D66", "Jansma", "SP"]


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("2022-0000142800", "kenmerk-2022-0000142800"),
        ("2023Z01234", "2023Z01234"),
        ("173739.05U", "kenmerk-173739.05U"),
        ("Prioriteitenbrief", None),
        ("uw mail", None),
    ],
)
def test_the_reference_of_the_addressee_is_what_is_answered(reference: str, target: str | None) -> None:
    text = f"Uw referentie {reference}"
    layout = _layout(text, _document(text, your_reference=_field(text, reference)))
    assert [t for _, t, _ in link_roles.replies(layout, ())] == ([target] if target else [])


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Hierbij antwoord ik op de vragen met kenmerk 173739U.", True),
        ("In reactie op uw brief met kenmerk 173739U meld ik dit.", True),
        ("De vragen werden ingezonden op 2 mei 2023 met kenmerk 173739U.", True),
        ("De besluiten staan in het stuk met kenmerk 173739U.", False),
    ],
)
def test_an_opening_says_what_is_answered(text: str, answers: bool) -> None:
    start = text.index("kenmerk")
    citation = Citation(start, start + len("kenmerk 173739U"), "kenmerk-173739U", "kenmerk")
    found = link_roles.replies(_layout(text, _document(text)), (citation,))
    assert [t for _, t, _ in found] == (["kenmerk-173739U"] if answers else [])


def test_own_identifier_is_no_answer() -> None:
    text = "Antwoord op vragen met kenmerk 173739U"
    document = _document(text, identifier=Field("kenmerk-173739U", ()))
    start = text.index("kenmerk")
    citation = Citation(start, len(text), "kenmerk-173739U", "kenmerk")
    assert link_roles.replies(_layout(text, document), (citation,)) == []
