"""Documents: what a letterhead, a title, a footer and a signature say about them."""

# ruff: noqa: E501 - the cases are texts, each on one line to be read across
from __future__ import annotations

import pytest
from laying import laid

from beleidsgraaf.extract.layout.dates import DATE, iso, session_of
from beleidsgraaf.extract.model import Document, DocumentKind, Field

BODY = (
    "De dijken langs de rivier zijn toe aan groot onderhoud, en het kabinet heeft daar geld voor over.\n"
    "In deze brief leest u wanneer het werk begint, wat het kost en wie het uitvoert in welke plaats.\n"
)
SIGNED = "\nDe Minister van Water en Wegen,\n\nA.B. van Bedacht\n"


def only(text: str, name: str = "brief.txt") -> Document:
    """Give the one document of a text, having looked at the spans of its fields."""
    layout = laid(text, name)
    for document in layout.documents:
        for field in (
            document.date,
            document.kenmerk,
            document.subject,
            document.addressee,
            document.number,
            document.dossier,
        ):
            for span in field.spans if field else ():
                assert layout.source.quote(span).strip() == layout.source.quote(span)
                assert span.end > span.start
    (document,) = layout.documents
    return document


def value(field: Field | None) -> str | None:
    """Give the value of a field that may be missing."""
    return field.value if field else None


#: the letterhead, then date, kenmerk, your reference, subject
LETTERHEADS = [
    ("Datum 3 mei 2031\nBetreft Dijken langs de rivier\nOns kenmerk 2031-0000111222\n", "2031-05-03", "2031-0000111222", None, "Dijken langs de rivier"),
    ("Datum: 3 mei 2031\nOnderwerp: Dijken langs de rivier\nKenmerk: WW/2031/445566\n", "2031-05-03", "WW/2031/445566", None, "Dijken langs de rivier"),
    ("Onze referentie\n2031-0000111222\n\nUw referentie\n2031Z00123\n\nDatum 3 mei 2031\nBetreft Dijken\n", "2031-05-03", "2031-0000111222", "2031Z00123", "Dijken"),
    ("**Onze referentie**  \n2031-0000111222\n\n**Uw referentie**  \nBrief van mei\n\nDatum 3 mei 2031  \nBetreft Dijken\n", "2031-05-03", "2031-0000111222", "Brief van mei", "Dijken"),
    ("Ons kenmerk\nWENW/BSK-2031/268034\nBijlage(n)\n\nDatum\nBetreft\n\n3 mei 2031\nDijken langs de rivier\n\n2\n", "2031-05-03", "WENW/BSK-2031/268034", None, "Dijken langs de rivier"),
    ("Datum\n\n3 mei 2031\n\nBetreft\n\nDijken langs de rivier\n\nOns kenmerk\n1400405\n", "2031-05-03", "1400405", None, "Dijken langs de rivier"),
    ("Datum 3 mei 2031\nBetreft Antwoorden op Kamervragen van het lid Verzonnen (VVD) over het onderhoud van de\ndijken langs de rivier\nOns kenmerk\n-\n", "2031-05-03", None, None, "Antwoorden op Kamervragen van het lid Verzonnen (VVD) over het onderhoud van de dijken langs de rivier"),
    # labels in a row, their values below
    ("Den Haag          Ons kenmerk           Uw brief van      Uw kenmerk\n3 mei 2031        WW/DD/2031/43217      18 april 2031     31-WW-B-59\n\nOnderwerp\nDijken langs de rivier\n", "2031-05-03", "WW/DD/2031/43217", "18 april 2031", "Dijken langs de rivier"),
    ("Uw kenmerk\n2031Z00123\nOns kenmerk\n5086975\nDatum 03-05-2031\nOnderwerp Dijken\n", "2031-05-03", "5086975", "2031Z00123", "Dijken"),
    # as committees of the chambers write
    ("datum 3 mei 2031\nbetreft Dijken langs de rivier\nons kenmerk 173740U\n", "2031-05-03", "173740U", None, "Dijken langs de rivier"),
    ("Plaats en datum: Den Haag, 3 mei 2031\nBetreft: Dijken langs de rivier\nOns kenmerk: 2031Z00123/2031D00456\nUw kenmerk:\n", "2031-05-03", "2031Z00123/2031D00456", None, "Dijken langs de rivier"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "date", "kenmerk", "yours", "subject"), LETTERHEADS, ids=range(len(LETTERHEADS)))
def test_letterheads(head: str, date: str, kenmerk: str | None, yours: str | None, subject: str) -> None:
    document = only(
        "> Retouradres Postbus 1 2500 AA Den Haag\n\nDe voorzitter van de Tweede Kamer\nder Staten-Generaal\n"
        f"Verzonnenplein 6\n2595 BD Den Haag\n\nMinisterie van Water en\nWegen\n\n{head}\nGeachte voorzitter,\n\n{BODY}{SIGNED}"
    )
    assert document.kind is DocumentKind.LETTER
    assert value(document.date) == date
    assert value(document.kenmerk) == kenmerk
    assert value(document.your_reference) == yours
    assert value(document.subject) == subject
    assert value(document.addressee) == "De voorzitter van de Tweede Kamer der Staten-Generaal"
    assert document.chamber == "tk"


def test_contact_persons_are_left_out_of_the_reading() -> None:
    layout = laid(
        "Datum 3 mei 2031\nBetreft Dijken\n\nContactpersoon\nmr. I.J. Ambtenaar\nT 070 123 45 67\n"
        f"i.j.ambtenaar@voorbeeld.example\n\nGeachte voorzitter,\n\n{BODY}"
    )
    assert "Ambtenaar" not in layout.reading.text
    assert "070" not in layout.reading.text
    assert "@" not in layout.reading.text


def test_a_header_that_follows_on_is_furniture_and_counts_as_said_again() -> None:
    layout = laid(
        f"Datum 3 mei 2031\nBetreft Dijken\nOns kenmerk\n2031-0000111222\n\nGeachte voorzitter,\n\n{BODY}\n"
        f"Datum\n3 mei 2031\nOns kenmerk\n2031-0000111222\n\n{BODY}{SIGNED}"
    )
    (document,) = layout.documents
    assert document.kenmerk is not None
    assert len(document.kenmerk.spans) == 2
    assert layout.reading.text.count("2031-0000111222") == 1


#: what stands above the text, then identifier, kind, dossier, number, chamber
PAPERS = [
    ("Nr. 12  BRIEF VAN DE MINISTER VAN WATER EN WEGEN\n", "kst-39111-12", DocumentKind.LETTER, "39111", "12", "tk"),
    ("39 111 Dijken\n\nNr. 12\n\nMOTIE VAN HET LID VERZONNEN C.S.\n", "kst-39111-12", DocumentKind.MOTION, "39111", "12", "tk"),
    ("39 200 XII Begroting van Water\n\nNr. 12 AMENDEMENT VAN HET LID WAAN\n", "kst-39200-XII-12", DocumentKind.DOCUMENT, "39200-XII", "12", "tk"),
    ("21 501-32 Waterraad\n\nNr. 1606 TWEEDE NADER GEWIJZIGDE MOTIE VAN DE LEDEN WAAN EN DROOM\n", "kst-21501-32-1606", DocumentKind.MOTION, "21501-32", "1606", "tk"),
    ("39 111-(R2188) Rijkswet dijken\n\nNr. 6 NOTA NAAR AANLEIDING VAN HET VERSLAG\n", "kst-39111-6", DocumentKind.ANSWER_SET, "39111", "6", "tk"),
    ("Eerste Kamer der Staten-Generaal\n\n39 111 Dijken\n\nC VERSLAG VAN EEN NADER SCHRIFTELIJK OVERLEG\n", "kst-39111-C", DocumentKind.CONSULTATION_REPORT, "39111", "C", "ek"),
    ("39 111 Dijken\n\nNr. 3 MEMORIE VAN TOELICHTING\n", "kst-39111-3", DocumentKind.DOCUMENT, "39111", "3", "tk"),
    ("39 111 Dijken\n\nNr. 12 Brief van de minister van Water en Wegen\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n", "kst-39111-12", DocumentKind.LETTER, "39111", "12", "tk"),
    ("39 111 Dijken\n\nNr. 12\nVerslag van een schriftelijk overleg\n", "kst-39111-12", DocumentKind.CONSULTATION_REPORT, "39111", "12", "tk"),
    ("39 111 Dijken\n\nNr. 2 VOORSTEL VAN WET\n", "kst-39111-2", DocumentKind.BILL, "39111", "2", "tk"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "identifier", "kind", "dossier", "number", "chamber"), PAPERS, ids=[p[1] + p[0][:3] for p in PAPERS]
)
def test_parliamentary_papers(
    head: str, identifier: str, kind: DocumentKind, dossier: str, number: str, chamber: str
) -> None:
    footer = (
        "kst-39111-12\nISSN 0921 - 7371\n’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031, 39 111, nr. 12 1\n"
    )
    document = only(f"{head}\nDen Haag, 3 mei 2031\n\n{BODY}" + (footer if head.startswith("Nr. 12  ") else ""))
    assert value(document.identifier) == identifier
    assert document.kind is kind
    assert (value(document.dossier), value(document.number), document.chamber) == (dossier, number, chamber)
    assert value(document.date) == "2031-05-03"


def test_the_cases_are_all_there() -> None:
    assert (len(LETTERHEADS), len(PAPERS), len(SIGNATURES)) == (11, 10, 18)


def test_a_letter_of_the_eerste_kamer_finds_its_dossier_in_what_the_report_is_about() -> None:
    text = (
        "F VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nDe leden van de commissie hebben beraadslaagd over de brief van 3 mei 2031\n"
        "over de ‘Staat van de Dijken (2030)’.1 Zij hebben een aantal vragen, die zij aan de minister hebben gestuurd.\n\n"
        "1 Kamerstukken I 2030/31, 39111, C en D.\n"
    )
    document = only(text, "verslag-39111.txt")
    assert value(document.identifier) == "kst-39111-F"
    assert value(document.subject) == "Staat van de Dijken (2030)"
    assert value(only(text.replace("C en D", "G en H"), "verslag.txt").identifier) is None, (
        "later letters prove nothing"
    )


def test_the_file_name_is_the_last_resort() -> None:
    document = only(BODY, "kst-39111-12.txt")
    assert document.identifier == Field("kst-39111-12", ())
    other = only(f"Nr. 13 BRIEF VAN DE MINISTER VAN WATER EN WEGEN\n\n{BODY}", "kst-39111-12.txt")
    assert other.identifier is None, "the text says another number"


def test_one_page_of_a_letter() -> None:
    document = only(
        f"Kenmerk\n2031-0000111222\nen dat is ook zo gebleken uit het onderzoek van vorig jaar. \n\n{BODY}\nPagina 4 van 9\n"
    )
    assert document.page == "4 van 9"
    assert value(document.kenmerk) == "2031-0000111222"


def test_an_annex_that_stands_by_itself() -> None:
    document = only(f"Voortgang Dijken\nBijlage 2 bij brief aan de Eerste Kamer    januari 2031\n\n{BODY}")
    assert document.kind is DocumentKind.ANNEX
    assert (value(document.title), value(document.date)) == ("Voortgang Dijken", "2031-01")
    assert (value(document.annex_of), document.chamber) == ("brief aan de Eerste Kamer", "ek")


def test_a_report_holds_letters_and_one_names_the_kenmerk_of_the_other() -> None:
    layout = laid(
        "Nr. 20 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\n" + BODY + "\nDe griffier van de commissie,\nVan Verzonnen\n\n"
        "BRIEF VAN DE VOORZITTER VAN DE VASTE COMMISSIE VOOR WATER\n\nAan de minister van Water en Wegen\n\nDen Haag, 3 mei 2031\n\n"
        + BODY
        + "\ndr. C.D. Denkbeeld\nVoorzitter van de vaste commissie voor Water\n\n"
        "BRIEF VAN DE MINISTER VAN WATER EN WEGEN\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 1 juni 2031\n\n"
        "Uw vragen werden ingezonden op 3 mei 2031 met kenmerk 12345W. Ik beantwoord ze hieronder, zo goed als ik kan.\n"
        + SIGNED,
        "kst-39111-20.txt",
    )
    report, asked, answered = layout.documents
    assert (value(report.identifier), value(asked.identifier), value(answered.identifier)) == (
        "kst-39111-20",
        None,
        None,
    )
    assert (report.part_of, asked.part_of, answered.part_of) == (None, 0, 0)
    assert (value(asked.kenmerk), value(answered.kenmerk)) == ("12345W", None)
    assert value(asked.dossier) == value(answered.dossier) == "39111"
    assert [len(d.signatures) for d in layout.documents] == [1, 1, 1]
    assert report.span.end == asked.span.start
    assert value(answered.title) == "Brief van de Minister van Water en Wegen", "the letters of the signature"


#: what stands below the text, then (office, person, capacity) of each signature
SIGNATURES = [
    (
        "De Minister van Water en Wegen,\n\nA.B. van Bedacht\n",
        [("De Minister van Water en Wegen", "A.B. van Bedacht", "own")],
    ),
    (
        "Hoogachtend,\n\nDE MINISTER VAN WATER EN WEGEN,\n\nAnna van Bedacht\n",
        [("DE MINISTER VAN WATER EN WEGEN", "Anna van Bedacht", "own")],
    ),
    (
        "De Minister van Landbouw, Water en\nWegenbouw,\nA.B. van Bedacht\n\nDe Staatssecretaris van Financiën,\nC. Waan-Droom\n",
        [
            ("De Minister van Landbouw, Water en Wegenbouw", "A.B. van Bedacht", "own"),
            ("De Staatssecretaris van Financiën", "C. Waan-Droom", "own"),
        ],
    ),
    (
        "De minister voor Armoede,  \nPensioenen en Water,\n\nC.J. Verzinsel\n",
        [("De minister voor Armoede, Pensioenen en Water", "C.J. Verzinsel", "own")],
    ),
    (
        "Mede namens de staatssecretaris van Wegen,\n\n\nde minister van Water\n\n\n\nD. Ülkü-Verzonnen\n",
        [("de staatssecretaris van Wegen", None, "mede namens"), ("de minister van Water", "D. Ülkü-Verzonnen", "own")],
    ),
    (
        "mr. E.F. Denkbeeld\n\nVoorzitter van de commissie voor Water\n\n\n\nG. Idee MDR\n\nVoorzitter van de commissie voor Wegen\n",
        [
            ("Voorzitter van de commissie voor Water", "mr. E.F. Denkbeeld", "own"),
            ("Voorzitter van de commissie voor Wegen", "G. Idee MDR", "own"),
        ],
    ),
    ("De griffier voor dit verslag,\nVan Dagdroom\n", [("De griffier voor dit verslag", "Van Dagdroom", "own")]),
    ("De Nationale ombudsman,\n\nH. Verzonnen\n", [("De Nationale ombudsman", "H. Verzonnen", "own")]),
    (
        "Ik stuur u deze brief mede namens de minister van Natuur, Water en Wegen. Wij houden u op de hoogte.\n\nDe minister van Financiën,\n\nI. Waan\n",
        [
            ("De minister van Financiën", "I. Waan", "own"),
            ("de minister van Natuur, Water en Wegen", None, "mede namens"),
        ],
    ),
    ("De minister van Water heeft dat toegezegd\nVoorbeeld\n", []),
    (
        "DE MINISTER VAN WATER EN WEGEN,\nnamens deze,\nde secretaris-generaal,\n\n\ndrs. J. Voorbeeld\n",
        [("DE MINISTER VAN WATER EN WEGEN", None, "own"), ("de secretaris-generaal", "drs. J. Voorbeeld", "own")],
    ),
    (
        "Hoogachtend,\nde Raad voor de Dijken,\n\nprof. dr. H. Voorbeeld, voorzitter\ndr. R. Verzonnen, secretaris-directeur\n",
        [("voorzitter", "prof. dr. H. Voorbeeld", "own"), ("secretaris-directeur", "dr. R. Verzonnen", "own")],
    ),
    ("In de raad zitten A. Voorbeeld, voorzitter, en anderen.\n", []),
    # as publications of Parliament on the web have it: office and name on one line
    (
        "De Minister van Water en Wegen, A.B. van Bedacht\n\n\nX Noot\n1\n\nOp te vragen bij de griffie\n",
        [("De Minister van Water en Wegen", "A.B. van Bedacht", "own")],
    ),
    (
        "De Minister van Landbouw, Water en Wegen, D.E. Verzonnen\nDe Staatssecretaris van Wegen, F. Waan-Droom\n",
        [
            ("De Minister van Landbouw, Water en Wegen", "D.E. Verzonnen", "own"),
            ("De Staatssecretaris van Wegen", "F. Waan-Droom", "own"),
        ],
    ),
    (
        "De Minister van Landbouw, Natuur en\nWaterwegen, M.H. Denkbeeld van Verzinsel-Dagdroom\n",
        [("De Minister van Landbouw, Natuur en Waterwegen", "M.H. Denkbeeld van Verzinsel-Dagdroom", "own")],
    ),
    ("De Minister van Water, Wegen en Dijken\n", [("De Minister van Water, Wegen en Dijken", None, "own")]),
    (
        "Dat doe ik mede namens de Minister van Water en Wegen (WW), de Minister voor Dijken en de Staatssecretaris van "
        "Financiën (Fin).\n\nDe Minister van Sluizen,\nG. Idee\n",
        [
            ("De Minister van Sluizen", "G. Idee", "own"),
            ("de Minister van Water en Wegen", None, "mede namens"),
            ("de Minister voor Dijken", None, "mede namens"),
            ("de Staatssecretaris van Financiën", None, "mede namens"),
        ],
    ),
]


@pytest.mark.parametrize(("below", "signed"), SIGNATURES, ids=range(len(SIGNATURES)))
def test_signatures(below: str, signed: list[tuple[str, str | None, str]]) -> None:
    layout = laid(f"Nr. 3 BRIEF VAN DE MINISTER\n\nDen Haag, 3 mei 2031\n\n{BODY}\n{below}")
    found = [(value(s.office), value(s.person), s.capacity) for s in layout.documents[0].signatures]
    assert found == signed


def test_a_notice_of_the_registry_stands_above_the_address() -> None:
    document = only(
        "39 111 Dijken\n\nNr. 7 BRIEF VAN DE MINISTER VAN WATER EN WEGEN\n\nOntvangen ter Griffie op 3 mei 2031.\n\n"
        "De voordracht voor het besluit kan niet eerder worden gedaan dan op 3 juni 2031.\n\n"
        f"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 mei 2031\n\n{BODY}"
    )
    assert value(document.addressee) == "de Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert value(document.date) == "2031-05-03"


def test_those_who_move_a_motion() -> None:
    document = only("39 111 Dijken\n\nNr. 9\n\nMOTIE VAN HET LID VERZONNEN C.S.\n\nVoorgesteld 6 februari 2031\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\nverzoekt de regering de dijken op te hogen,\n\nen gaat over tot de orde van de dag.\n\nVerzonnen\nVan der Waan\nInge van Dagdroom\n")  # fmt: skip
    assert [value(s.person) for s in document.signatures] == ["Verzonnen", "Van der Waan", "Inge van Dagdroom"]
    assert value(document.title) == "Motie van het lid Verzonnen c.s."
    assert value(document.date) == "2031-02-06"


@pytest.mark.parametrize(
    ("text", "value_"),
    [
        ("3 mei 2031", "2031-05-03"),
        ("januari 2031", "2031-01"),
        ("03-05-2031", "2031-05-03"),
        ("31 DECEMBER 2031", "2031-12-31"),
        ("45 mei 2031", None),
    ],
)
def test_dates(text: str, value_: str | None) -> None:
    match = DATE.fullmatch(text)
    assert (iso(match) if match else None) == value_


@pytest.mark.parametrize(
    ("date", "session"),
    [
        ("2024-09-16", "20232024"),  # the day before Prinsjesdag 2024
        ("2024-09-17", "20242025"),
        ("2024-11-20", "20242025"),
        ("2025-03-01", "20242025"),
        ("2023-09-19", "20232024"),
        ("2023-09-18", "20222023"),
    ],
)
def test_a_session_starts_on_the_third_tuesday_of_september(date: str, session: str) -> None:
    assert session_of(date) == session


def test_two_who_answer_together_both_send() -> None:
    document = only(
        "Vragen van het lid Verzinsel (D66) aan de Minister van Financiën over de begroting (ingezonden 21 april 2022).\n\n"
        "Antwoord van Minister Bedacht (Financiën) en van Staatssecretaris Van der Waan-Fabel (Fiscaliteit) (ontvangen 7 juni 2022).\n\n"
        "Vraag 1\n\nKent u dit bericht?\n\nAntwoord 1\n\nJa.\n"
    )
    assert document.kind == DocumentKind.ANSWER_SET
    assert value(document.date) == "2022-06-07"
    assert [(s.office.value, value(s.person)) for s in document.signatures if s.office] == [
        ("Minister van Financiën", "Bedacht"),
        ("Staatssecretaris van Fiscaliteit", "Van der Waan-Fabel"),
    ]


def test_a_letter_that_answers_questions_is_no_paper_with_questions() -> None:
    document = only(
        "Ministerie van Water en Wegen\n\nAan de voorzitter van de Tweede Kamer\nder Staten-Generaal\n\nUw kenmerk\n2031Z00123\n"
        f"Ons kenmerk\nWW/2031/12345\nDatum 3 mei 2031\nBetreft Uitstel beantwoording Kamervragen\n\nGeachte voorzitter,\n\n{BODY}{SIGNED}"
    )
    assert (document.kind, document.identifier) == (DocumentKind.LETTER, None)
    assert (value(document.kenmerk), value(document.your_reference)) == ("WW/2031/12345", "2031Z00123")
    assert value(document.subject) == "Uitstel beantwoording Kamervragen"
