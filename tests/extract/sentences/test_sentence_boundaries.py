"""Sentence boundaries on hard sentences; ` | ` marks where a sentence ends."""

from __future__ import annotations

import pytest

from beleidsgraaf.extract.components.sentences.component import sentences, split
from beleidsgraaf.extract.model import Block, BlockKind, Document, DocumentKind, Layout, Reading, SourceText, Span

CASES = """
Ik verwijs naar art. 3 jo. art. 5 van de wet. | Daarin staat het kader.
De motie van het lid De Wit c.s. verzoekt hierom. | De Kamer nam haar aan.
De motie is ingediend door het lid De Wit c.s. | Zij is aangehouden.
Zij woont sinds kort in 's-Hertogenbosch. | Dat is bekend.
Het bedrag is € 2.500,- excl. btw. | Dat is voldoende.
Dhr. Jansen en mw. De Vries spraken namens de gemeente. | Er volgt een verslag.
De brief is d.d. 3 maart 2023 verzonden. | U ontving haar op 4 maart.
De minister vroeg: "Klopt dat?" | Daarop kwam geen antwoord.
Het kabinet noemt dit «een eerste stap». | Er volgen er meer.
De heer A.B. van den Berg is aanwezig. | Hij licht toe.
De heer B. Bakker en mevrouw C. de Groot waren er ook. | Zij zwegen.
Het gaat om o.a. bruggen, sluizen enz. | Daarnaast zijn er wegen.
Het gaat om o.a. bruggen, sluizen enz. en om wegen.
Zie nr. 12, p. 4. | De tekst is aangepast.
De commissie sprak met de heer De Boer c.s. | Daarna volgde de rest.
Op 12 jan. 2022 is besloten. | Het besluit geldt nog.
Het overleg is i.o.v. het ministerie gehouden. | De kosten zijn laag.
Dit geldt t.a.v. alle regelingen, m.u.v. de oude. | Meer is er niet.
Wat is uw oordeel? | Bent u bereid dit te delen? | Zo nee, waarom niet?
Dat kan niet! | Toch gebeurt het.
De nota (zie bijlage 2). | Daarin staan cijfers.
(De cijfers zijn voorlopig.) | In mei volgen de definitieve.
In 2022 was dat 3,5%. | In 2023 was dat 4,1%.
De regeling kost 2,5 mln. per jaar. | Dat is begroot.
Prof. dr. H. Bakker schreef het rapport. | Het is openbaar.
Dit is in lijn met het beleid van de V.S. en Canada.
De N.V. Nederlandse Turfbank is erbij betrokken. | Zij levert data.
Het overleg duurt tot ca. 17.00 uur. | Daarna is er een borrel.
Ik deel dat oordeel... | Toch zie ik risico's.
Het advies luidt: 'Stop ermee.' | Dat volg ik niet.
De brief van 3 mei jl. is beantwoord. | Er zijn geen vragen meer.
De brief ontving u op 3 mei jl. | De antwoorden volgen.
Dit volgt uit art. 8, lid 2, sub b. van de regeling.
Dat staat in het tweede lid. | Het derde lid geeft een uitzondering.
De gemeente Den Haag e.a. hebben bezwaar gemaakt. | Dat loopt nog.
Het gaat om banken, verzekeraars e.d. | Ook pensioenfondsen vallen eronder.
De leden van de fractie (w.o. mw. Smit) vroegen hiernaar. | Ik ga daar op in.
Vgl. Kamerstuk 12 345, nr. 6. | Daarin is dit toegelicht.
Het tarief is max. 10 euro p.p. per dag. | Dat blijft zo.
De inspectie (resp. de toezichthouder) beslist. | Beroep is mogelijk.
De uitkomst is bekend.” | Daarmee is de zaak gesloten.
Het kabinet kiest voor optie B. | Optie A is te duur.
Dit is fase 2. | Fase 3 start in mei.
Zij verwijst naar hfst. 4. | Daar staat het uitgewerkt.
Het rapport verscheen in 2021. | 2022 was een beter jaar.
‘Waarom nu?’ vroeg de commissie. | Het antwoord was kort.
“Wij gaan door.” | “Dat is goed.”
"Wij gaan door. Niemand houdt ons tegen!" aldus de voorzitter. | Er volgde applaus.
De website www.voorbeeld.nl is vernieuwd. | Neem een kijkje.
Het gaat om min. 3 en max. 5 locaties. | Er is ruimte voor 4.
Dat is besproken met drs. E. de Groot MSc. | Hij stemde in.
Wij doen dat samen met het Rijk, IPO, VNG, UvW etc. | Dat werkt goed.
Dit betreft de Wet X, het Besluit Y etc. en de regeling Z.
Het voorstel is op 1 juli 2024 in werking getreden. | ’s Avonds werd dat gevierd.
Het inlogmiddel is bekend. | eHerkenning is nodig.
1. De eerste maatregel is een toets. | De tweede volgt.
""".strip().splitlines()


def test_all_cases_are_collected() -> None:
    assert len(CASES) == 56


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case: str) -> None:
    text = case.replace(" | ", " ")
    assert [text[a:b] for a, b in split(text, 0, len(text))] == case.split(" | ")


def test_sentences_stay_within_their_block() -> None:
    text = "Eerste zin zonder punt\n\nTweede alinea. Met twee zinnen."
    source = SourceText("a", "a", "a", "0" * 64, text, "text/plain", "1")
    blocks = (Block(BlockKind.HEADING, 0, 22, 0), Block(BlockKind.PARAGRAPH, 24, len(text), 0))
    document = Document(0, DocumentKind.LETTER, Span(0, len(text)))
    layout = Layout(source, Reading(text, ((0, 0, len(text)),)), blocks, (document,))
    found = [(text[s.start : s.end], s.block) for s in sentences(layout)]
    assert found == [("Eerste zin zonder punt", 0), ("Tweede alinea.", 1), ("Met twee zinnen.", 1)]


@pytest.mark.parametrize("kind", [BlockKind.SIGNATURE, BlockKind.ROSTER, BlockKind.LETTERHEAD])
def test_blocks_of_people_are_one_sentence(kind: BlockKind) -> None:
    text = "De voorzitter, dr. A.B. Berg. De griffier, C. Dal."
    source = SourceText("a", "a", "a", "0" * 64, text, "text/plain", "1")
    document = Document(0, DocumentKind.LETTER, Span(0, len(text)))
    layout = Layout(source, Reading(text, ((0, 0, len(text)),)), (Block(kind, 0, len(text), 0),), (document,))
    assert len(sentences(layout)) == 1
