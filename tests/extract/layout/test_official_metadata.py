"""What a publisher's metadata say of a document, beside what its text says."""

from __future__ import annotations

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import Document, DocumentKind, SourceText

MOTION = """Vergaderjaar 2030-2031

Tweede Kamer der Staten-Generaal

36 971 XVI Vaststelling van de begroting van het Ministerie van Balies (XVI) voor het jaar 2031

36 971 VI Vaststelling van de begroting van het Ministerie van Bruggen (VI) voor het jaar 2031

Nr. 12 GEWIJZIGDE MOTIE VAN HET LID FICTIVAAR C.S. TER VERVANGING VAN DIE GEDRUKT ONDER NR. 9

Voorgesteld 6 februari 2031

De Kamer,

gehoord de beraadslaging,

verzoekt de regering een rijdend loket te beginnen,

en gaat over tot de orde van de dag.

Fictivaar,

Van Dagdroom
"""


def _document(text: str, **metadata: str) -> Document:
    return lay_out(SourceText("k", "k", "k.xml", "0", text, "application/xml", "1", metadata)).documents[0]


def _signed(document: Document) -> list[str]:
    return [s.person.value for s in document.signatures if s.person]


def test_text_alone() -> None:
    motion = _document(MOTION)
    assert motion.kind is DocumentKind.MOTION
    assert motion.dossiers == ("36971-XVI", "36971-VI")
    assert motion.dossier_title is not None
    assert (
        motion.dossier_title.value
        == "Vaststelling van de begroting van het Ministerie van Balies (XVI) voor het jaar 2031"
    )
    assert [MOTION[s.start : s.end] for s in motion.dossier_title.spans] == [motion.dossier_title.value]
    assert motion.identifier is not None
    assert motion.identifier.value == "kst-36971-XVI-12"
    assert motion.date is not None
    assert motion.date.value == "2031-02-06"
    assert _signed(motion) == ["Fictivaar", "Van Dagdroom"]
    assert motion.title is not None
    assert (
        motion.title.value == "Gewijzigde motie van het lid Fictivaar c.s. ter vervanging van die gedrukt onder nr. 9"
    )
    assert motion.replaces is not None
    assert (motion.replaces.value, [MOTION[s.start : s.end] for s in motion.replaces.spans]) == (
        "kst-36971-XVI-9",
        ["9"],
    )


def test_metadata_that_the_text_confirms_keep_its_characters() -> None:
    motion = _document(MOTION, issued="2031-02-06", number="12", dossier="36971-XVI\n36971-VI", session="2030-2031")
    assert motion.date is not None
    assert [MOTION[s.start : s.end] for s in motion.date.spans] == ["6 februari 2031"]
    assert motion.number is not None
    assert [MOTION[s.start : s.end] for s in motion.number.spans] == ["12"]
    assert motion.session is not None
    assert motion.session.value == "20302031"
    assert [MOTION[s.start : s.end] for s in motion.other_dossiers[0].spans] == ["36 971 VI"]


def test_metadata_go_before_the_text() -> None:
    motion = _document(MOTION, issued="2031-02-04", identifier="kst-36971-XVI-12", kinds="officiële publicatie\nMotie")
    assert motion.date is not None
    assert (motion.date.value, motion.date.spans) == ("2031-02-04", ())


def test_metadata_say_what_the_text_leaves_out() -> None:
    bare = _document(
        "De Kamer,\n\ngehoord de beraadslaging,\n\nverzoekt de regering te beginnen,\n\nen gaat over tot de orde van "
        "de dag.\n\nFictivaar\n",
        identifier="kst-36971-12",
        dossier="36971-(R2199)",
        number="12",
        kinds="Motie",
        subject="Motie van het lid Fictivaar over een begin",
        petitioners="A.B. Fictivaar\nC. (Cas) van Dagdroom",
        creator="Tweede Kamer der Staten-Generaal",
    )
    assert bare.kind is DocumentKind.MOTION
    assert bare.chamber == "tk"
    assert bare.dossiers == ("36971",)
    assert bare.subject is not None
    assert bare.subject.value == "Motie van het lid Fictivaar over een begin"
    assert _signed(bare) == ["Fictivaar", "C. van Dagdroom"]
    assert bare.signatures[1].person is not None
    assert bare.signatures[1].person.spans == ()


def test_answers() -> None:
    answers = _document(
        "Vraag 1\n\nKent u het bericht?\n\nAntwoord 1\n\nJa.\n",
        identifier="ah-tk-20302031-118",
        kinds="Antwoord\nAanhangsel van de Handelingen",
        issued="2031-03-04",
    )
    assert answers.kind is DocumentKind.ANSWER_SET
    assert answers.identifier is not None
    assert answers.identifier.value == "ah-tk-20302031-118"


def test_nonsense_is_left_out() -> None:
    letter = _document("Geachte voorzitter,\n\nHierbij een brief.\n", dossier="onbekend", issued="morgen", session="nu")
    assert (letter.dossier, letter.date, letter.session) == (None, None, None)


def test_the_title_of_a_dossier() -> None:
    """It may run over lines; it goes when the metadata say that another dossier is the document's own."""
    split = MOTION.replace("Ministerie van Balies (XVI)", "Ministerie\nvan Balies (XVI)")
    whole = "Vaststelling van de begroting van het Ministerie van Balies (XVI) voor het jaar 2031"
    for text, metadata, title in (
        (split, {}, whole),
        (MOTION, {"dossier": "36971-XVI\n36971-VI"}, whole),
        (MOTION, {"dossier": "36971-VI\n36971-XVI"}, None),
        (MOTION, {"dossier": "36971-XVI", "dossier_title": "Balies in het jaar 2031"}, "Balies in het jaar 2031"),
        ("36 971\n\nNr. 3 BRIEF VAN DE MINISTER\n\nDen Haag, 3 mei 2031\n\nHierbij een brief.\n", {}, None),
        (
            "36 971 Loketbeleid\n\nNr. 3 BRIEF VAN DE MINISTER\n\nDen Haag, 3 mei 2031\n\nEen brief.\n",
            {},
            "Loketbeleid",
        ),
    ):
        found = _document(text, **metadata).dossier_title
        assert (found.value if found else None) == title
