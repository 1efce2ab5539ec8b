"""What a sentence does to a promise; every sentence is our own."""

from __future__ import annotations

import pytest

from beleidsgraaf.graph.derive.deliveries import role_of
from beleidsgraaf.graph.derive.words import content, in_order, kinds

CASES = [
    ("sends", "Hierbij stuur ik uw Kamer de evaluatie van de Wet herkenbare loketten."),
    ("sends", "Hierbij bieden wij u de tweede Staat van de Loketten aan."),
    ("sends", "Met deze brief informeer ik u over de voortgang van het programma."),
    ("sends", "Bijgaand ontvangt u het verslag van de proef in Urk."),
    ("sends", "In deze brief ga ik in op de uitkomsten van het onderzoek."),
    ("sends", "Ik bied u hierbij het rapport van de stuurgroep aan."),
    ("sends", "Zoals toegezegd ontvangt u hierbij de beleidsreactie."),
    ("sends", "Graag stuur ik u bijgaand de antwoorden."),
    ("sent", "De routekaart is op 3 mei 2031 aan uw Kamer aangeboden (Kamerstuk 39 871, nr. 31)."),
    ("sent", "Uw Kamer is daarover op 2 juli geïnformeerd."),
    ("sent", "Op 14 januari ontving uw Kamer de eerste rapportage."),
    ("sent", "Het actieplan heb ik in april naar uw Kamer gestuurd."),
    ("kept", "Met deze brief kom ik die toezegging na."),
    ("kept", "Hiermee geef ik invulling aan de toezegging aan het lid Fictivaar."),
    ("kept", "Hiermee beschouw ik de toezegging als afgedaan."),
    ("kept", "Met dit overzicht doe ik mijn toezegging gestand."),
    ("postponed", "De evaluatie loopt vertraging op en volgt in maart 2032."),
    ("postponed", "Het wetsvoorstel is uitgesteld tot na de zomer."),
    ("postponed", "De planning komt in plaats van in mei pas in december."),
    ("postponed", "De eerder genoemde datum is niet haalbaar gebleken."),
    ("settled", "De motie van het lid Fictivaar beschouw ik hiermee als uitgevoerd."),
    ("settled", "Daarmee is uitvoering gegeven aan de motie-Sprookje."),
    ("settled", "De motie-Van Dagdroom c.s. voer ik uit door een loket in elke provincie te openen."),
    ("settled", "Hiermee is de motie afgedaan."),
    ("", "De loketten zijn op zaterdag open."),
    ("", "Ik zal uw Kamer in het najaar informeren."),
    ("", "Het kabinet vindt ruimere openingstijden wenselijk."),
    ("", "De bus rijdt langs dorpen."),
    (  # what a report says of itself sends nothing to a chamber
        "",
        "Het rapport zegt: “Met deze brief informeren wij de lezer over wat er in de proef is gebeurd en geleerd.”",
    ),
]


@pytest.mark.parametrize(("role", "sentence"), CASES)
def test_role(role: str, sentence: str) -> None:
    assert role_of(sentence) == role


def test_as_many_cases_as_were_written() -> None:
    assert len(CASES) == 29


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wij sturen uw Kamer onze kabinetsreactie op de Staat van de Loketten", {"=reaction", "staat", "loketten"}),
        ("de beleidsreactie op de Staat van de Loketten", {"=reaction", "staat", "loketten"}),
        ("Uw Kamer wordt in het voorjaar nader geïnformeerd", {"nader"}),
        ("het eindrapport over wachttijden", {"=report", "wachttijden"}),
    ],
)
def test_content_words(text: str, words: set[str]) -> None:
    assert content(text) == words


def test_two_words_for_one_kind_are_one() -> None:
    assert kinds(content("de kabinetsreactie")) == kinds(content("een beleidsreactie")) == {"=reaction"}


def test_order_is_that_of_the_text() -> None:
    assert in_order("de antwoorden over de Staat van de Loketten") == ["=answers", "staat", "loketten"]
