"""Names of programmes, documents, laws and events; `<KIND words>` or `<KIND words|label>` marks one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from beleidsgraaf.extract.components.names.component import Names
from beleidsgraaf.extract.model import (
    Block,
    BlockKind,
    Context,
    Document,
    DocumentKind,
    Entity,
    Layout,
    Mention,
    Reading,
    SourceText,
    Span,
)
from beleidsgraaf.ontology.registers import load


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


MARK = re.compile(r"<(PROGRAMME|DOC|LAW|EVENT) ([^<>|]+?)(?:\|([^<>|]+))?>")

CASES = _lines("names.txt")

LOOK_ALIKES = _lines("no_names.txt")

NAMES = Names(load())


def layout_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Layout:
    source = SourceText("a", "a", "a", "0" * 64, text, "text/plain", "1")
    document = Document(0, DocumentKind.LETTER, Span(0, len(text)))
    return Layout(source, Reading(text, ((0, 0, len(text)),)), (Block(kind, 0, len(text), 0),), (document,))


def read(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[list[Mention], dict[str, Entity]]:
    context = Context(0, date(2023, 6, 1), date(2023, 6, 1), "tk", None, None, None)
    mentions, abbreviations = NAMES.find(layout_of(text, kind), (context,))
    longest = [m for m in mentions if not any(_covers(o, m) for o in mentions)]
    return longest, abbreviations


def _covers(other: Mention, one: Mention) -> bool:
    same = (other.start, other.end) == (one.start, one.end)
    return not same and other.start <= one.start and one.end <= other.end


def names_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str, str]]:
    return [(m.entity.kind.value, text[m.start : m.end], m.entity.label) for m in read(text, kind)[0]]


def test_all_cases_are_collected() -> None:
    assert len(CASES) == 166
    assert len(LOOK_ALIKES) == 58


@pytest.mark.parametrize("case", CASES)
def test_names(case: str) -> None:
    wanted = [(kind, words, label or words) for kind, words, label in MARK.findall(case)]
    assert names_of(MARK.sub(r"\2", case)) == wanted


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_names(text: str) -> None:
    assert names_of(text) == []


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("Zwaan, A. (2021). Droge voeten in het veen: een studie", "Droge voeten in het veen: een studie"),
        ("Droge voeten in het veen (veenraad.nl)", "Droge voeten in het veen"),
        ("Droge voeten in het veen | Rapport | Veenraad", "Droge voeten in het veen"),
        ('Veenraad: "Droge voeten 2023” (2023)', "Droge voeten 2023"),
        ("De Veenbode, 3 mei 2023, «Boer verliest sloot»", "Boer verliest sloot"),
        ("NOS, 3 mei 2024, Sloot loopt leeg: boer boos, https://nos.nl/x", "Sloot loopt leeg: boer boos"),
        ("1) Boer loopt vast in het veen | Financieel | Courant.nl", "Boer loopt vast in het veen"),
        ("Omroep Veen, 12 mei 2024; Sloot was zo weer weg – Omroep Veen", "Sloot was zo weer weg"),
        ("Inspectie Veen, Brief over droge sloten, 1 mei 2023, https://a.nl/x", "Brief over droge sloten"),
        ("Resultaten van de slotenmeting op https://a.nl/x.", "Resultaten van de slotenmeting"),
        ("Documenten over natte sloten (veen.nl, 29 juli 2024)", "Documenten over natte sloten"),
        (
            "NRC, 7 mei 2024, «Brandbrief over het veen: boeren worden en zijn vaak boos op u» (https://a.nl)",
            "Brandbrief over het veen: boeren worden en zijn vaak boos op u",
        ),
        ("De Courant, 3 mei 2024, Pronken met turf in de ban (www.courant.nl)", "Pronken met turf in de ban"),
        ("OECD survey of wetland policies (2021).", "OECD survey of wetland policies (2021)"),
    ],
)
def test_titles_in_footnotes(note: str, title: str) -> None:
    assert [(kind, words) for kind, words, _ in names_of(note, BlockKind.FOOTNOTE)] == [("DOC", title)]


def test_several_titles_in_one_footnote() -> None:
    note = (
        "Varen met de polder in het voorjaar (2016) https://a.nl/varen. "
        "Sterker door sluizen. Gids voor schippers (2015) "
        "https://a.nl/sluizen"
    )
    found = read(note, BlockKind.FOOTNOTE)[0]
    assert [note[m.start : m.end] for m in found] == [
        "Varen met de polder in het voorjaar (2016)",
        "Sterker door sluizen. Gids voor schippers (2015)",
    ]
    assert "Sterker door sluizen (2015)" in found[1].entity.alt


@pytest.mark.parametrize(
    "note", ["Kamerstuk 12 345, nr. 6.", "Zie bijlage 2.", "Ibid.", "Handelingen II, nr. 3 (pdf)."]
)
def test_footnotes_without_title(note: str) -> None:
    assert names_of(note, BlockKind.FOOTNOTE) == []


@pytest.mark.parametrize(
    ("text", "short", "kind", "label"),
    [
        ("De Vereniging van Turfgemeenten (VTG) is blij.", "VTG", "ORG", "Vereniging van Turfgemeenten"),
        (
            "Het Nationaal Programma Schone Sloot (hierna: NPSS) loopt.",
            "NPSS",
            "PROGRAMME",
            "Nationaal Programma Schone Sloot",
        ),
        ("De Wet versterking dijkbewaking (Wvd) geldt.", "Wvd", "LAW", "Wet versterking dijkbewaking"),
        (
            "De Vereniging van Nederlandse Gemeenten (VNG) is blij.",
            "VNG",
            "ORG",
            "Vereniging van Nederlandse Gemeenten",
        ),
    ],
)
def test_abbreviations_that_the_letter_defines(text: str, short: str, kind: str, label: str) -> None:
    entity = read(text)[1][short]
    assert (entity.kind.value, entity.label) == (kind, label)


def test_the_letter_overrules_the_register() -> None:
    text = "Het Programma Woeste Heide (WaU) loopt. WaU groeit."
    assert {label for kind, words, label in names_of(text) if words == "WaU"} == {"Programma Woeste Heide"}


def test_signatures_hold_no_names() -> None:
    assert names_of("I.M. Berg AVG", BlockKind.SIGNATURE) == []


def test_an_abbreviation_before_a_hyphen_is_the_name_part() -> None:
    text = "De Awb-procedure is lang."
    assert names_of(text) == [("LAW", "Awb", "Algemene wet bestuursrecht")]
