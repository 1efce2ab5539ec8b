"""Questions that members send in and what comes back: as typed, as printed, put off, or without numbers."""

# ruff: noqa: E501 - the cases are texts, each on one line to be read across
from __future__ import annotations

import pytest
from laying import laid

from beleidsgraaf.extract.model import Document, Layout

PRINTED = (
    "Tweede Kamer der Staten-Generaal2\nVergaderjaar 2030–2031 Aanhangsel van de Handelingen\n"
    "Vragen gesteld door de leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n594\n"
)
SENT = (
    "Tweede Kamer der Staten-Generaal2\nVergaderjaar 2030–2031 Vragen gesteld door de leden der Kamer\n \n2031Z01234\n"
)
DIALOGUE = "Vraag 1\nKent u het bericht over de dijk?\nAntwoord 1\nJa\nVraag 2\nWat gaat u doen?\nAntwoord 2\nIk laat de dijk herstellen.\n"

Row = tuple[str, str, str | None, str | None, list[tuple[str, str | None]]]

#: text; identifier, date, subject, addressee as worded (None: the chamber, by what an answer is), who sends
CASES: list[tuple[str, Row]] = [
    (
        f"AH 604\n2031Z01234\nAntwoord van minister Van Bedacht (Water en Wegen) (ontvangen 20 mei 2031)\n\n{DIALOGUE}",
        ("ah-tk-20302031-604", "2031-05-20", None, None, [("Minister van Water en Wegen", "Van Bedacht")]),
    ),
    (
        f"AH 604\n\n2031Z 01234\n\nAntwoord van staatssecretaris Verzin (Water en Wegen), mede namens de minister van Financiën (ontvangen 20 mei 2031)\n\n{DIALOGUE}",
        ("ah-tk-20302031-604", "2031-05-20", None, None, [("Staatssecretaris van Water en Wegen", "Verzin"), ("de minister van Financiën", None)]),
    ),
    (
        PRINTED + "Vragen van de leden Droom (Volt), Van Idee (SP) en Waan\n(ChristenUnie) aan de Ministers van Financiën en van Defensie over de dijk: (ingezonden 3 mei 2031).\n"
        "Antwoord van Minister Bedacht – Van de Waan (Financiën), mede\nnamens de Ministers voor Water en Wegen en van Defensie (ontvangen 20 mei 2031). Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 244.\n" + DIALOGUE,
        (
            "ah-tk-20302031-594", "2031-05-20",
            "Vragen van de leden Droom (Volt), Van Idee (SP) en Waan (ChristenUnie) aan de Ministers van Financiën en van Defensie over de dijk",
            "Tweede Kamer der Staten-Generaal",
            [("Minister van Financiën", "Bedacht – Van de Waan"), ("de Ministers voor Water en Wegen en van Defensie", None)],
        ),
    ),
    (
        "AH 600\n2031Z01234\nMededeling van minister Bedacht (Financiën) (ontvangen 20 mei 2031)\n\nDe vragen van het lid Droom (Volt) over de dijk "
        "(2031Z01234) kunnen niet binnen de gebruikelijke termijn worden beantwoord. Ik zal uw Kamer de antwoorden zo spoedig mogelijk sturen.\n",
        ("ah-tk-20302031-600", "2031-05-20", None, None, [("Minister van Financiën", "Bedacht")]),
    ),
    (
        SENT + "Vragen van het lid Droom (Volt) aan de Minister van Financiën, bij\nafwezigheid van de Staatssecretaris van Defensie, over de dijk (ingezonden 3 mei 2031)\nVraag 1\nKent u de dijk?\n",
        ("2031Z01234", "2031-05-03", "Vragen van het lid Droom (Volt) aan de Minister van Financiën, bij afwezigheid van de Staatssecretaris van Defensie, over de dijk", "de Minister van Financiën", []),
    ),
    (
        SENT + "Vragen van het lid Droom (Volt) aan de Minister en de\nStaatssecretaris van Defensie over de dijk (ingezonden 3 mei 2031)\nVraag 1\nKent u de dijk?\n",
        ("2031Z01234", "2031-05-03", "Vragen van het lid Droom (Volt) aan de Minister en de Staatssecretaris van Defensie over de dijk", "de Minister en de Staatssecretaris van Defensie", []),
    ),
    (
        "2031Z01234\n\n(ingezonden 3 mei 2031)\n\nVragen van het lid Droom (Volt) aan de minister-president over de dijk.\n\n \n\nKent u de dijk? 1)\n\nWat gaat u doen?\n\n1) De Verzonnen Courant, 2 mei 2031.\n",
        ("2031Z01234", "2031-05-03", "Vragen van het lid Droom (Volt) aan de minister-president over de dijk", "de minister-president", []),
    ),
]  # fmt: skip


def _row(document: Document) -> Row:
    fields = [
        f.value if f else None for f in (document.identifier, document.date, document.subject, document.addressee)
    ]
    senders = [(s.office.value if s.office else "", s.person.value if s.person else None) for s in document.signatures]
    return (fields[0] or "", fields[1] or "", fields[2], fields[3], senders)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_fields(text: str, expected: Row) -> None:
    (document,) = laid(text).documents
    assert _row(document) == expected


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 7


def _asked(layout: Layout) -> list[tuple[str, str, str | None]]:
    text, answers = layout.reading.text, layout.answers
    found = [(q, None if q.answer is None else answers[q.answer]) for q in layout.questions]
    return [(q.number, text[q.start : q.end], a and text[a.start : a.end]) for q, a in found]


def test_an_answer_may_be_one_word_without_a_full_stop() -> None:
    for head in (CASES[0][0].removesuffix(DIALOGUE), CASES[2][0].removesuffix(DIALOGUE)):
        assert _asked(laid(head + DIALOGUE)) == [
            ("1", "Kent u het bericht over de dijk?", "Ja"),
            ("2", "Wat gaat u doen?", "Ik laat de dijk herstellen."),
        ]


def test_questions_whose_numbers_got_lost_are_numbered_in_their_order() -> None:
    layout = laid(CASES[6][0])
    assert _asked(layout) == [("1", "Kent u de dijk?", None), ("2", "Wat gaat u doen?", None)]
    text = layout.reading.text
    assert [text[a:b] for a, b in layout.questions[1].askers] == ["het lid Droom (Volt)"]


def test_questions_in_a_letter_are_not_numbered() -> None:
    assert (
        laid("Den Haag, 3 mei 2031\n\nGeachte voorzitter,\n\nU vroeg: wat gaat u doen? Ik ga bouwen.\n").questions == ()
    )
