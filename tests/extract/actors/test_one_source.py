"""What only a whole source shows: two dates in one file, spellings of one person, rosters, abbreviations."""

from __future__ import annotations

from datetime import date

from marked_actors import context_of, layout_of, mentions_in

from beleidsgraaf.extract.components.actors.component import find
from beleidsgraaf.extract.components.actors.lexicon import lexicon
from beleidsgraaf.extract.components.mentions.choose import choose
from beleidsgraaf.extract.link import linker
from beleidsgraaf.extract.model import (
    Block,
    BlockKind,
    Context,
    Document,
    DocumentKind,
    Entity,
    EntityKind,
    Field,
    FootnoteMarker,
    Layout,
    Mention,
    Reading,
    Signature,
    SourceText,
    Span,
)


def _labels(mentions: list[Mention], kind: EntityKind) -> list[str]:
    return [m.entity.label for m in mentions if m.entity.kind is kind]


def _run(layout: Layout, contexts: tuple[Context, ...]) -> list[Mention]:
    return choose(find(layout, contexts, lexicon(linker()), {}), (), layout.reading.text)


def test_two_documents_of_different_date_and_chamber_resolve_separately() -> None:
    first = "Ik informeer uw Kamer namens de minister van LNV en de minister van EZ."
    text = f"{first}\n\n{first}"
    cut = len(first) + 2
    source = SourceText("a", "a", "a", "0" * 64, text, "text/plain", "test")
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(first), 0), Block(BlockKind.PARAGRAPH, cut, len(text), 1))
    documents = tuple(Document(i, DocumentKind.LETTER, Span(0, len(text))) for i in (0, 1))
    layout = Layout(source, Reading(text, ((0, 0, len(text)),)), blocks, documents)
    contexts = (
        Context(0, date(2014, 3, 1), None, "tk", None, None, None),
        Context(1, date(2024, 9, 1), None, "ek", None, None, None),
    )
    found = _run(layout, contexts)
    assert _labels([m for m in found if m.document == 0], EntityKind.ORG) == ["Tweede Kamer der Staten-Generaal"]
    assert _labels([m for m in found if m.document == 1], EntityKind.ORG) == ["Eerste Kamer der Staten-Generaal"]
    offices = {(m.document, m.start): m.entity for m in found if m.entity.kind is EntityKind.OFFICE}
    assert [e.label for (d, _), e in sorted(offices.items()) if d == 0][-1] == "Minister van Economische Zaken"
    assert [e.label for (d, _), e in sorted(offices.items()) if d == 1][-1] == "Minister van Economische Zaken"
    assert {e.key for (d, _), e in offices.items() if d == 0} != {e.key for (d, _), e in offices.items() if d == 1}


def test_a_surname_is_the_only_fuller_name_that_ends_in_it() -> None:
    text = "Het lid Dirksen vroeg dit. Later schreef B.O. Dirksen een brief. Het lid Dijk en Inge van Dijk zwegen."
    found = _labels(mentions_in(text, date(2023, 6, 1)), EntityKind.PERSON)
    assert found == ["B.O. Dirksen", "B.O. Dirksen", "Dijk", "Inge van Dijk"]


def test_a_compound_motion_has_two_movers_when_both_are_named_apart() -> None:
    text = "De leden Jansma en De Vries dienden de motie-Jansma-De Vries in. De motie-Smit-Blok is van een ander."
    found = [text[m.start : m.end] for m in mentions_in(text, None) if m.entity.kind is EntityKind.PERSON]
    assert found == ["Jansma", "De Vries", "Jansma", "De Vries", "Smit-Blok"]


def test_abbreviations_that_the_letter_defines() -> None:
    body = Entity(EntityKind.ORG, "Platform Veilige Havens", category="platform")
    text = "Het platform (PVH) bestaat. De PVH en PVH-leden vergaderen, PVHX niet."
    found = mentions_in(text, date(2023, 6, 1), abbreviations={"PVH": body})
    assert [(text[m.start : m.end], m.entity.label) for m in found] == [("PVH", "Platform Veilige Havens")] * 3


def test_a_chapter_of_the_budget_is_no_abbreviation() -> None:
    ministry = Entity(EntityKind.ORG, "Ministerie van Defensie", category="ministry")
    assert not mentions_in("Dit staat in hoofdstuk X van de begroting.", None, abbreviations={"X": ministry})


def test_an_unknown_body_and_its_abbreviation() -> None:
    text = "Het is gedaan door Polderkrediet Nederland (PKN). Volgens PKN is dat genoeg."
    found = mentions_in(text, date(2023, 6, 1))
    assert [(text[m.start : m.end], m.entity.label) for m in found] == [
        ("Polderkrediet Nederland", "Polderkrediet Nederland"),
        ("PKN", "Polderkrediet Nederland"),
        ("PKN", "Polderkrediet Nederland"),
    ]


def test_a_body_named_before_by_its_head_noun() -> None:
    text = "De Stuurgroep Open Loket is ingesteld. De Stuurgroep vergadert; de stuurgroep wacht."
    found = mentions_in(text, date(2023, 6, 1))
    assert [(text[m.start : m.end], m.entity.label, m.coreference) for m in found] == [
        ("Stuurgroep Open Loket", "Stuurgroep Open Loket", False),
        ("Stuurgroep", "Stuurgroep Open Loket", True),
    ]


def test_functions_in_a_list_of_members_belong_to_the_committee_of_the_note() -> None:
    body = "De vaste commissie voor Financiën heeft vragen."
    roster = "Samenstelling: Jansma (VVD) (voorzitter), Van Rooden (D66) (ondervoorzitter)"
    text = f"{body}\n\n{roster}"
    source = SourceText("a", "a", "a", "0" * 64, text, "text/plain", "test")
    at = len(body) + 2
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(body), 0), Block(BlockKind.ROSTER, at, len(text), 0))
    document = Document(0, DocumentKind.LETTER, Span(0, len(text)), chamber="tk")
    marker = FootnoteMarker(body.index(" heeft"), "1", 1)
    layout = Layout(source, Reading(text, ((0, 0, len(text)),)), blocks, (document,), (marker,))
    found = _run(layout, (context_of(date(2023, 6, 1)),))
    assert _labels(found, EntityKind.PERSON) == ["Jansma", "Van Rooden"]
    assert _labels(found, EntityKind.OFFICE) == [
        "Voorzitter van de vaste commissie voor Financiën",
        "Ondervoorzitter van de vaste commissie voor Financiën",
    ]


def test_the_clerk_of_the_committee_that_reports() -> None:
    text = (
        "De vaste commissie voor Financiën heeft vragen.\n\nDe voorzitter van de commissie,\nJansma\n\n"
        "Adjunct-griffier van de commissie,\nVan Rooden"
    )
    assert _labels(mentions_in(text, date(2023, 6, 1)), EntityKind.OFFICE) == [
        "Voorzitter van de vaste commissie voor Financiën",
        "Adjunct-griffier van de vaste commissie voor Financiën",
    ]


def test_functions_after_a_comma_count_too() -> None:
    roster = "Samenstelling: Jansma (VVD), voorzitter, Van Rooden (D66), ondervoorzitter, Smit (CDA)"
    body = "De vaste commissie voor Defensie heeft vragen."
    text = f"{body}\n\n{roster}"
    source = SourceText("a", "a", "a", "0" * 64, text, "text/plain", "test")
    at = len(body) + 2
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(body), 0), Block(BlockKind.ROSTER, at, len(text), 0))
    document = Document(0, DocumentKind.REPORT, Span(0, len(text)), chamber="tk")
    marker = FootnoteMarker(body.index(" heeft"), "1", 1)
    layout = Layout(source, Reading(text, ((0, 0, len(text)),)), blocks, (document,), (marker,))
    assert _labels(_run(layout, (context_of(date(2023, 6, 1)),)), EntityKind.OFFICE) == [
        "Voorzitter van de vaste commissie voor Defensie",
        "Ondervoorzitter van de vaste commissie voor Defensie",
    ]


def test_signatures_without_their_titles() -> None:
    text = "mr. A. Penning MDR"
    layout = layout_of(text, BlockKind.SIGNATURE)
    signature = Signature(None, Field(text, (Span(0, len(text)),)))
    document = Document(0, DocumentKind.LETTER, Span(0, len(text)), signatures=(signature,))
    layout = Layout(layout.source, layout.reading, layout.blocks, (document,))
    found = _run(layout, (context_of(date(2023, 6, 1)),))
    assert [(text[m.start : m.end], m.entity.label) for m in found] == [("A. Penning", "A. Penning")]


def test_a_reference_list_turns_names_round() -> None:
    text = "Bron: Blokzijl, de L., Brummelen, K. (2022). Een titel."
    layout = layout_of(text, BlockKind.FOOTNOTE)
    found = _run(layout, (context_of(date(2023, 6, 1)),))
    assert _labels(found, EntityKind.PERSON) == ["L. de Blokzijl", "K. Brummelen"]


def test_lines_and_case_change_no_name() -> None:
    """The reading may hold a line break where a letter head had one."""
    text = "Ministerie van Sociale Zaken en\nWerkgelegenheid"
    assert _labels(mentions_in(text, date(2023, 6, 1)), EntityKind.ORG) == [
        "Ministerie van Sociale Zaken en Werkgelegenheid"
    ]
