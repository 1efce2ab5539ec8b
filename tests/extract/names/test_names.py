"""Names of programmes, documents, laws and events; `<KIND words>` or `<KIND words|label>` marks one."""

# ruff: noqa: E501 (a case stays on its line)

from __future__ import annotations

import re
from datetime import date

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

MARK = re.compile(r"<(PROGRAMME|DOC|LAW|EVENT) ([^<>|]+?)(?:\|([^<>|]+))?>")

CASES = """
Het kabinet werkt met het programma <PROGRAMME Werk aan Uitvoering> (<PROGRAMME WaU|Werk aan Uitvoering>) hieraan.
Dat gebeurt in het Programma <PROGRAMME Werk aan uitvoering|Werk aan Uitvoering> zelf.
Het <PROGRAMME Beleidskompas> vervangt het <PROGRAMME IAK|Integraal afwegingskader voor beleid en regelgeving> volledig.
Met het interdepartementale programma <PROGRAMME Helder Veenland> is gestart.
Met het programma ‘<PROGRAMME Samen over de Dijk>’ is gestart.
Met het programma «<PROGRAMME Samen over de Dijk>» is gestart.
De <PROGRAMME Vereenvoudigingsagenda turfbelasting> is klaar.
De ‘<PROGRAMME Werkagenda versterking dijken van de regio>’ is klaar.
Via de <PROGRAMME City Deal Slimme Sloten> werken steden samen.
Wij kennen de <PROGRAMME regio deals|Regio Deals> en de <PROGRAMME Regio Deals> al.
Het <PROGRAMME Nationaal Actieplan Veilige Vaart> is vastgesteld.
Het <PROGRAMME Nationaal Programma Schone Sloot> (<PROGRAMME NPSS|Nationaal Programma Schone Sloot>) loopt. Het <PROGRAMME NPSS|Nationaal Programma Schone Sloot> groeit.
Het <PROGRAMME Meerjarenprogramma Digitale Polder> (<PROGRAMME MDP|Meerjarenprogramma Digitale Polder>) loopt.
De <PROGRAMME Uitvoeringstoets Kleine Waterschappen> (<PROGRAMME UKW|Uitvoeringstoets Kleine Waterschappen>) is ontwikkeld.
Wij doen dat in een <PROGRAMME OVW|Ontdekken Via Water>-traject (<PROGRAMME Ontdekken Via Water>) met velen.
Met de <PROGRAMME Actieagenda Vrije Vaarwegen> is begonnen.
Het <PROGRAMME Deltaplan Natte Natuur> volgt.
De <PROGRAMME Hervormingsagenda Turf> loopt nog.
Het <PROGRAMME Brabants Klimaatakkoord> is getekend.
In de zogeheten <PROGRAMME Vaar-toolbox> staan tips.
De zogenoemde ‘<PROGRAMME Natte Hand>’ is een regel van allen.
In hun <PROGRAMME Toolkit Veen> staan voorbeelden.
In het voorjaar wordt het «<PROGRAMME Sluiskompas>» ingevoerd.
Ambtenaren gebruiken de <PROGRAMME Vaarwijzer> bij nieuw beleid.
Het <PROGRAMME Sluiskompas> vervangt de oude lijst, en de <PROGRAMME Vaardeals> lopen door.
Dat staat in het <DOC coalitieakkoord|Coalitieakkoord> van dit kabinet.
Dat staat in de <DOC Staat van de Uitvoering> al.
Dat staat in de <DOC Staat van de Uitvoering 2022> al.
Dat staat in de <DOC Staat van de Uitvoering (2022)|Staat van de Uitvoering 2022> al.
Dat staat in de <DOC Staat van de Uitvoering, 2022|Staat van de Uitvoering 2022>, op pagina 8.
Dat staat in de <DOC Standen van de Uitvoering|Stand van de Uitvoering> ook.
Dat staat in de <DOC Standen van Uitvoering|Stand van de Uitvoering> ook.
Met de <DOC Jaarrapportage Turfvoering Land> is dat gemeld.
Met de <DOC voortgangsrapportage WaU|Voortgangsrapportage Werk aan Uitvoering> is dat gemeld.
In de <DOC rapporten Werk aan Uitvoering|Rapporten Werk aan Uitvoering> is dat gemeld.
In de <DOC kabinetsreactie op de Staat van de Uitvoering|Kabinetsreactie op de Staat van de Uitvoering> is dat gemeld.
Het rapport «<DOC Turf zonder tranen>» is verschenen.
Het rapport ‘<DOC Turf zonder tranen: over het veen van morgen>’ is verschenen.
Het rapport “<DOC Turf zonder tranen>” is verschenen.
Het rapport van de Veenraad, getiteld ‘<DOC Turf zonder tranen>’, is verschenen.
In de brief van 12 juli 2022 «<DOC Acties voor droge dijken>» staat dat.
In de Kamerbrief “<DOC Stand van zaken dijken en sloten>” staat dat.
Bent u bekend met het bericht ‘<DOC Sloot loopt leeg: boer boos>’?
De <DOC Handreiking veilige steigers> helpt daarbij.
Het rapport <DOC Turf in beweging> van de Algemene Rekenkamer is streng.
In de studie <DOC Veen voor morgen> (2029) staat dat.
Het rapport De Vries laat zien dat het beleid van Nederland werkt.
De <DOC Voortgangsrapportage Turfvaart> van het RIVM is verschenen.
In de <DOC Monitor Brede Welvaart 2029> van het CBS staat dat.
In het <DOC Regeerakkoord 2017-2021|Regeerakkoord> staat dat.
De <LAW Uitvoeringswet AVG> kent een uitzondering.
In de <DOC Staat van de Waddenzee> staat meer.
De <DOC Ontwikkelagenda Veenland>, genaamd ‘<DOC Nat en droog|Ontwikkelagenda Veenland>’, is er. Deze <DOC Ontwikkelagenda|Ontwikkelagenda Veenland> luidt anders.
De jongeren tekenden het <DOC manifest #OnzeSloot|Manifest #OnzeSloot> gisteren.
Dat volgt uit de <LAW Algemene wet bestuursrecht> (<LAW Awb|Algemene wet bestuursrecht>).
Dat volgt uit de <LAW Grondwet> zelf.
Dat volgt uit de <LAW AVG|Algemene verordening gegevensbescherming> zelf.
De <LAW Wet versterking dijkbewaking> treedt in werking.
De <LAW Wet versterking dijkbewaking waterschappen> (<LAW Wvdw|Wet versterking dijkbewaking waterschappen>) is klaar. De <LAW Wvdw|Wet versterking dijkbewaking waterschappen> geldt.
Het wetsvoorstel <LAW Wet betaalbaar varen> is ingediend.
Het wetsvoorstel <LAW Handhaving vaarverboden> is ingediend.
Het wetsvoorstel «<LAW Natte voeten in de zorg>» is ingediend.
De <LAW Tijdelijke regeling turfsteun zelfstandigen> (<LAW TRTZ|Tijdelijke regeling turfsteun zelfstandigen>) loopt af.
De <LAW Tijdelijke wet sluizen> loopt af.
Op grond van het <LAW Besluit veenbeheer 2015> kan dat.
Op grond van de <LAW Regeling steigers binnenvaart> kan dat.
De <LAW Wet op de sluiswachters> is oud.
De <LAW Vaarverbodenwet> is nieuw.
In het <EVENT AO veenbeheer op 14 september 2022> is dat gezegd.
In hun <EVENT commissievergadering van 12 september 2022|Commissievergadering van 12 september 2022> is dat gezegd.
In het <EVENT commissiedebat Veen en Water van 3 mei 2023|Commissiedebat Veen en Water van 3 mei 2023> is dat gezegd.
Tijdens de <EVENT Dag van de publieke dienstverlening> is dat gezegd.
Tijdens de <EVENT Algemene Politieke Beschouwingen> is dat gezegd.
Tijdens de <EVENT Week van de Sluis> is dat gezegd.
Tijdens het online <EVENT NatteVoeten Festival> is dat gezegd.
De gemeente organiseerde laatst nog een ‘<EVENT Slootveger>’ voor bewoners.
Op de <EVENT COP28> is dat besloten.
In het <EVENT Commissiedebat Sluizen van 21 december 2023> is dat toegezegd.
De vragen uit het <EVENT algemeen overleg turfwinning 27 juni 2018|Algemeen overleg turfwinning 27 juni 2018> staan open.
Er komt een <EVENT bestuurlijke conferentie op 29 januari 2024|Bestuurlijke conferentie op 29 januari 2024> over veen.
De <LAW Instellingswet Adviescollege sluisbeheer> regelt dat.
De <LAW Vaststelling van de begrotingsstaten van het Ministerie van Turf (IX) voor het jaar 2024> is aan de orde.
De <LAW Wet zichtbare sluizen> hierop aangepast is nieuw.
De <LAW Wet samen dijken door vereenvoudiging waterschapslasten> geldt.
De herziening van de <LAW richtlijn sloottransparantie|Richtlijn sloottransparantie> loopt.
De <LAW QXW-richtlijn> en het <LAW Verdrag van Polderdam> gelden.
De <LAW Richtlijn duurzaam gebruik van turf> geldt.
In de <DOC voortgangsrapportage van juni 2022|Voortgangsrapportage van juni 2022> staat dat.
De <DOC motie Bedacht/De Wit|Motie Bedacht/De Wit> is aangenomen, de <DOC motie-Fictief c.s.|Motie-Fictief c.s.> niet.
Binnen het <PROGRAMME interbestuurlijk programma voor versterking van sluizen en havens|Interbestuurlijk programma voor versterking van sluizen en havens> (<PROGRAMME IP VSH|Interbestuurlijk programma voor versterking van sluizen en havens>) kan dat.
Het <PROGRAMME Nationaal Slotenprogramma> loopt nog.
""".strip().splitlines()

LOOK_ALIKES = """
Het programma loopt nog tot het einde.
Het kader voor de dijken en het kompas van de schipper zijn klaar.
De Deal is gesloten, en dit Kader geldt.
De invoeringstoets is een goed middel.
Wij maken een aanpak voor de wijken.
Het beleidsprogramma van de gemeente is klaar.
Dit plan van aanpak volgt later.
De minister stuurt een rapport over de dijken.
De minister stuurt een voortgangsrapportage aan de Kamer.
De staat van de dijken is goed.
De stand van zaken is bekend.
De wet- en regelgeving is ingewikkeld.
De wet treedt in werking.
Wet en regelgeving zijn ingewikkeld.
De Wet van 3 mei 1990 is ingetrokken.
Het Besluit van de gemeente is bekend.
Een wetsvoorstel voor meer sluizen is in voorbereiding.
Het wetsvoorstel is ingediend.
De regeling is bekend gemaakt.
Wij willen langer thuis wonen.
Dit maakt het een mooi Nederland voor ons.
Het akkoord met de sector is getekend.
De strategie is nog niet klaar.
Het convenant is verlopen.
Het fonds keert uit.
De dag van de zitting is bekend.
De week van de hond is voorbij.
Het debat was lang.
De conferentie was druk.
De voorzitter zei: “Dat is goed.”
De richtlijn geldt, en deze richtlijn stelt grenzen.
De moties over dijken zijn aangenomen.
Een Europese voedselstrategie is nodig.
De brief luidt “wij zijn en blijven van oordeel dat de dijken hoger moeten worden en dat dit nu begint”.
Het onderzoek laat zien dat het beter gaat.
De nota is betaald.
Het advies is duidelijk.
De visie op dijken is helder.
De monitor toont dat.
Artificial Intelligence (AI) verandert veel.
De Verenigde Staten (VS) doen mee.
Een bestuurder (VVD) zei dat.
Zij heeft een eigen agenda.
De agenda van de vergadering is vol.
Er is een pact gesloten.
De Aanpak is goed.
De campagne begint morgen.
""".strip().splitlines()

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
    assert len(CASES) == 91
    assert len(LOOK_ALIKES) == 47


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
        ("OECD survey of wetland policies (2021).", "OECD survey of wetland policies (2021)"),
    ],
)
def test_titles_in_footnotes(note: str, title: str) -> None:
    assert [(kind, words) for kind, words, _ in names_of(note, BlockKind.FOOTNOTE)] == [("DOC", title)]


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
