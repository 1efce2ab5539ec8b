"""Questions and answers: labels in every form, shared answers, who asks and who joins in."""

# ruff: noqa: E501 - the cases are texts, each on one line to be read across
from __future__ import annotations

import pytest
from laying import laid

from beleidsgraaf.extract.layout.dialogue import numbers_of
from beleidsgraaf.extract.model import Layout

Q1 = "Klopt het dat de dijken langs de rivier zijn verzakt?"
Q2 = "Wanneer worden zij hersteld, en wie betaalt dat dan?"
Q3 = "Bent u bereid de Kamer daarover te informeren?"
A1 = "Ja, de dijken zijn op drie plaatsen verzakt."
A2 = "Het herstel begint in mei en wordt betaald uit het fonds."


def shown(layout: Layout) -> list[tuple[str, str, str | None]]:
    """Give number, question and answer of each question."""
    text = layout.reading.text
    return [
        (
            q.number,
            text[q.start : q.end],
            None if q.answer is None else text[layout.answers[q.answer].start : layout.answers[q.answer].end],
        )
        for q in layout.questions
    ]


FORMS = [
    (f"Vraag 1\n{Q1}\nAntwoord 1\n{A1}\nVraag 2\n{Q2}\nAntwoord 2\n{A2}\n", [("1", Q1, A1), ("2", Q2, A2)]),
    (f"Vraag 1:\n{Q1}\n\nAntwoord:\n{A1}\n\nVraag 2:\n{Q2}\n\nAntwoord:\n{A2}\n", [("1", Q1, A1), ("2", Q2, A2)]),
    (f"Vraag 1: {Q1}\nAntwoord: {A1}\nVraag 2: {Q2}\nAntwoord: {A2}\n", [("1", Q1, A1), ("2", Q2, A2)]),
    (f"Vraag 1 {Q1}\nAntwoord 1 {A1}\nVraag 2 {Q2}\nAntwoord 2 {A2}\n", [("1", Q1, A1), ("2", Q2, A2)]),
    (f"Vraag 1\n{Q1}\n\nAntwoord op vraag 1\n{A1}\n\nVraag 2\n{Q2}\n\nAntwoord op vraag 2\n{A2}\n", [("1", Q1, A1), ("2", Q2, A2)]),
    (f"Vraag 1\n{Q1}\n\nVraag 2\n{Q2}\n\nAntwoord\n{A1}\n", [("1", Q1, A1), ("2", Q2, A1)]),
    (f"Vraag 1\n{Q1}\n\nVraag 2\n{Q2}\n\nAntwoord op de vragen 1 en 2\n{A1}\n", [("1", Q1, A1), ("2", Q2, A1)]),
    (f"Vraag 1 en 2\n{Q1}\n{Q2}\nAntwoord 1 en 2\n{A1}\nVraag 3\n{Q3}\nAntwoord 3\n{A2}\n", [("1", Q1, A1), ("2", Q2, A1), ("3", Q3, A2)]),
    (f"Vraag 1 t/m 3\n{Q1}\n\n{Q2}\n\n{Q3}\n\nAntwoord 1 t/m 3\n{A1}\n", [("1", Q1, A1), ("2", Q2, A1), ("3", Q3, A1)]),
    (f"1\n{Q1}\nAntwoord\n{A1}\n\n2\n{Q2}\nAntwoord\n{A2}\n", [("1", Q1, A1), ("2", Q2, A2)]),
    (f"1. {Q1}\n\nAntwoord\n{A1}\n\n2. {Q2}\n\nAntwoord\n{A2}\n", [("1", Q1, A1), ("2", Q2, A2)]),
    (f"Vraag 1\n{Q1}\nVraag 2\n{Q2}\n", [("1", Q1, None), ("2", Q2, None)]),
    (f"Vraag 1\n{Q1}\n\nAntwoord 1\n{A1}\n\nHet vervolg\n\n• {Q2}\n\nAntwoord 2\n{A2}\n", [("1", Q1, A1), ("2", Q2, A2)]),
    (f"**Vraag 1**\n\n{Q1}\n\n**Antwoord**\n\n{A1}\n", [("1", Q1, A1)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=range(len(FORMS)))
def test_forms(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert shown(laid(text)) == expected


def test_the_forms_are_all_there() -> None:
    assert len(FORMS) == 14


NO_QUESTIONS = [
    f"De leden hebben de volgende vragen:\n\n• {Q1}\n\n• {Q2}\n",
    f"1. De stand van zaken\n\n{A1}\n\n2. Het vervolg\n\n{A2}\n",
    f"Vraag 1 gaat over de dijken en vraag 2 over de wegen. {A1}\n",
    f"Antwoord van Minister Van Bedacht (Water en Wegen) op een brief.\n\n{A1}\n",
]


@pytest.mark.parametrize("text", NO_QUESTIONS, ids=range(len(NO_QUESTIONS)))
def test_what_has_no_number_of_its_own_is_no_numbered_question(text: str) -> None:
    assert shown(laid(text)) == []


def test_words_of_those_who_ask_are_no_part_of_the_answer_before() -> None:
    layout = laid(
        f"Vraag 1\n{Q1}\n\nAntwoord\n{A1}\n\nDe leden van de fractie van de SGP lezen dat het fonds leeg is. Zij hebben de volgende vragen:\n\n"
        f"Vraag 2\n{Q2}\n\nAntwoord\n{A2}\n"
    )
    assert shown(layout) == [("1", Q1, A1), ("2", Q2, A2)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2", "2"),
        ("2 en 3", "2 3"),
        ("5, 6 en 7", "5 6 7"),
        ("1 t/m 4", "1 2 3 4"),
        ("1-3", "1 2 3"),
        ("1, 3 t/m 5 en 8", "1 3 4 5 8"),
        ("2a en 2b", "2a 2b"),
    ],
)
def test_numbers_in_a_label(text: str, numbers: str) -> None:
    assert numbers_of(text) == tuple(numbers.split())


def asked(layout: Layout) -> list[tuple[str, list[str], list[str]]]:
    """Give number, askers and joiners of each question."""
    text = layout.reading.text
    return [(q.number, [text[a:b] for a, b in q.askers], [text[a:b] for a, b in q.joiners]) for q in layout.questions]


def test_askers_by_heading_and_those_who_join_in() -> None:
    layout = laid(
        "De leden van de fractie van de BBB sluiten zich hierbij aan. Ook is er steun: het lid van de fractie van OPNL sluit zich aan bij "
        f"wat de leden van de VVD-fractie vragen.\n\nVragen van de leden van de fractie van de VVD\n\nVraag 1\n{Q1}\n\nAntwoord\n{A1}\n\n"
        f"Vragen van de leden van de fractie van de SGP\n\nVraag 2\n{Q2}\n\nAntwoord\n{A2}\n"
    )
    assert asked(layout) == [
        (
            "1",
            ["de leden van de fractie van de VVD"],
            ["De leden van de fractie van de BBB", "het lid van de fractie van OPNL"],
        ),
        ("2", ["de leden van de fractie van de SGP"], ["De leden van de fractie van de BBB"]),
    ]


def test_askers_by_the_question_itself() -> None:
    layout = laid(
        "39 111 Dijken\n\nNr. 6\n\nNOTA NAAR AANLEIDING VAN HET VERSLAG\n\n"
        f"1\nDe leden van de D66-fractie lezen het voorstel. {Q1}\nAntwoord\n{A1}\n2\nDeze leden vragen verder. {Q2}\nAntwoord\n{A2}\n"
        f"3\nDe leden van de fracties van CDA en SGP vragen het volgende. {Q3}\nAntwoord\n{A2}\n"
    )
    assert asked(layout) == [
        ("1", ["De leden van de D66-fractie"], []),
        ("2", ["De leden van de D66-fractie"], []),
        ("3", ["De leden van de fracties van CDA en SGP"], []),
    ]


def test_askers_by_the_title_of_answered_questions() -> None:
    layout = laid(
        "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2030–2031\nAanhangsel van de Handelingen\n"
        "Vragen gesteld door de leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n118\n"
        "Vragen van de leden Van der Waan (VVD) en Droom-Idee (SP) aan de Minister van\nWater en Wegen over de dijken (ingezonden 3 mei 2031).\n"
        f"Antwoord van Minister Van Bedacht (Water en Wegen), mede namens de\nMinister van Financiën (ontvangen 20 mei 2031).\nVraag 1\n{Q1}\nAntwoord 1\n{A1}\n"
    )
    assert asked(layout) == [("1", ["de leden Van der Waan (VVD) en Droom-Idee (SP)"], [])]
    (document,) = layout.documents
    assert document.identifier is not None and document.identifier.value == "ah-tk-20302031-118"
    assert document.date is not None and document.date.value == "2031-05-20"
    assert document.subject is not None
    assert (
        document.subject.value
        == "Vragen van de leden Van der Waan (VVD) en Droom-Idee (SP) aan de Minister van Water en Wegen over de dijken"
    )
    offices = [
        (s.office.value if s.office else None, s.person.value if s.person else None, s.capacity)
        for s in document.signatures
    ]
    assert offices == [
        ("Minister van Water en Wegen", "Van Bedacht", "own"),
        ("de Minister van Financiën", None, "mede namens"),
    ]
