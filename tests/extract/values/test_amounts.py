"""Amounts as letters write them; `{words|normal form}` marks one."""

from __future__ import annotations

import re

import pytest

from beleidsgraaf.extract.components.values.amounts import find_amounts

MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)\}")

CASES = """
Er is {€ 600 miljoen per jaar|EUR 600000000 per year} beschikbaar.
Er is {€600 miljoen|EUR 600000000} beschikbaar.
Het kost {€ 1.8 miljoen|EUR 1800000} en daarna {2.25 miljard euro|EUR 2250000000}, voor {1.800 sluizen|1800 sluizen}.
Er is {EUR 2,5 mld|EUR 2500000000} beschikbaar.
Er is {2,5 miljard euro|EUR 2500000000} beschikbaar.
Er is {€ 1.250,-|EUR 1250} betaald en {€ 10,50|EUR 10.5} terug.
De bijdrage is {12.345 euro|EUR 12345} per huishouden.
De bijdrage is {45 euro per maand|EUR 45 per month}.
Structureel is {133 miljoen euro|EUR 133000000} nodig.
Met {200 miljoen in euro|EUR 200000000} als begin.
Het kost {€ 5 tot 10 miljoen|EUR 5000000-10000000}.
Het kost {€ 5 miljoen tot € 10 miljoen|EUR 5000000-10000000}.
Het kost tussen {5 en 10 miljoen euro|EUR 5000000-10000000}.
Naast {€ 30 miljoen|EUR 30000000} komt er {20 miljoen|EUR 20000000} uit de reserve.
Dat is {57%|57 %} van het totaal.
Dat is {5,75 %|5.75 %} van het totaal.
Dat is {acht procent|8 %} van het totaal.
Dat is {8 procent|8 %} van het totaal.
Een daling van {2 procentpunt|2 procentpunt} is klein.
Het ligt op {10-15%|10-15 %} of {10 tot 15 procent|10-15 %}.
Daarvoor is {1,5 FTE|1.5 FTE} ingehuurd.
Daarvoor zijn {12 fte’s|12 FTE} nodig.
De horizon is {tien jaar|10 jaar}, waarvan {2,5 jaar|2.5 jaar} voorbij is.
Ik reageer binnen {vier weken|4 weken} op de {zes vragen|6 vragen}.
Dat is {twee jaar|2 jaar} geleden besloten.
Na {anderhalf jaar|1.5 jaar} is dat gewijzigd.
Na een {half jaar|0.5 jaar} is dat gewijzigd.
De termijn is {14 dagen|14 dagen} of {48 uur|48 uur}.
In de regio wonen {775 ouders|775 ouders} met een aanvraag.
Er zijn {2,5 miljoen laaggeletterde burgers|2500000 laaggeletterde burgers} in dit land.
Door {meer dan 20 publieke diensten|> 20 publieke diensten} is getekend.
Met {minder dan 150 leerlingen|< 150 leerlingen} sluit een school.
Dit zijn {zes gemeenten|6 gemeenten} en {drie provincies|3 provincies}.
Een gesprek met {vijf à tien eindgebruikers|5-10 eindgebruikers} volgt.
Het stelsel kent {8 families|8 families} met ongeveer {65 groepen|65 groepen}.
Er zijn {342 Nederlandse gemeenten|342 Nederlandse gemeenten} die meedoen.
Er werken {12 Kamerleden|12 Kamerleden} aan.
De {vier grote steden|4 grote steden} doen mee.
De {vijfentwintig scholen|25 scholen} doen mee.
De {330 betrokken schippers|330 betrokken schippers} varen mee.
Er worden {3.000 woningen|3000 woningen} op {25 hectare|25 hectare} gebouwd.
De uitstoot is {49 Mton|49 Mton} en stijgt met {1,5 °C|1.5 °C} warmte.
De vergadering is {drie keer|3 keer} verplaatst.
Er is {20 miljoen kilometer|20000000 km} gereden.
Wij deden dat in {tien weken|10 weken} met {acht collega’s|8 collega’s}.
De afstand is {3,5 km|3.5 km}.
Is men verplicht om {8%|8 %} te rekenen?
""".strip().splitlines()

LOOK_ALIKES = """
Bel 070 123 45 67 op werkdagen.
Het adres is Laan 12, 1234 AB Delft.
Zie artikel 15 leden van de regeling.
Zie de antwoorden op de vragen 2 en 3 voor meer.
Dit staat op pagina 4 van de nota.
De zitting begint om 10 uur.
De zitting begint om 14.30 uur.
Zie nr. 12 van het blad.
Bij één loket kunt u terecht.
Het kabinet acht maatregelen nodig.
Ik acht dit van belang.
Het gaat om tientallen organisaties.
Dat staat in hoofdstuk 4 en bijlage 2.
Dit is fase 2 van het werk.
Van de twee is de eerste het beste.
Het tarief ligt onder de 0 grens.
Zie Kamerstuk 12 345, nr. 6.
De versie 2.1 is verouderd.
Een op de vijf kinderen leest niet.
In beide gevallen is dat zo.
Antwoord 3 volgt later.
""".strip().splitlines()


def found(text: str) -> list[tuple[str, str]]:
    return [(text[a.start : a.end], a.label) for a in find_amounts(text, 0, len(text))]


def test_all_cases_are_collected() -> None:
    assert len(CASES) == 47
    assert sum(len(MARK.findall(case)) for case in CASES) == 60
    assert len(LOOK_ALIKES) == 21


@pytest.mark.parametrize("case", CASES)
def test_amounts(case: str) -> None:
    assert found(MARK.sub(r"\1", case)) == MARK.findall(case)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_amounts(text: str) -> None:
    assert found(text) == []


def test_small_figures_that_open_a_line_are_a_number_of_a_note() -> None:
    assert found("Tekst.\n3 Gemeenten beslissen zelf.") == []


def test_a_compared_count_is_known_without_its_comparison() -> None:
    text = "Dat doen meer dan 20 gemeenten."
    (amount,) = find_amounts(text, 0, len(text))
    assert (amount.label, amount.alt) == ("> 20 gemeenten", ("20 gemeenten",))
