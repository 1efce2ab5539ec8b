"""Dates as letters write them; `{words|normal form}` marks one. The letter is of Monday 11 December 2023."""

from __future__ import annotations

import re
from datetime import date

import pytest

from beleidsgraaf.extract.components.values.dates import find_dates
from beleidsgraaf.extract.model import Context
from beleidsgraaf.ontology.registers import load

CONTEXT = Context(0, date(2023, 12, 11), date(2023, 12, 11), "tk", None, None, None)
MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)\}")

CASES = """
De brief is van {3 mei 2022|2022-05-03}.
De brief is van {3 mei 2022|2022-05-03} en van {14 juni 2022|2022-06-14}.
De brieven van {7|2022-05-07} en {9 mei 2022|2022-05-09} zijn beantwoord.
Wij spraken elkaar op {1|2021-02-01}, {2|2021-02-02} en {4 februari 2021|2021-02-04}.
Op {30 augustus|2022-08-30} en {2 september 2022|2022-09-02} was er overleg.
De tentoonstelling loopt van {3 tot en met 5 mei 2022|2022-05-03/2022-05-05}.
De top is op {12-14 juni 2024|2024-06-12/2024-06-14} in Delft.
Dat was op {12-03-2021|2021-03-12}, zie het verslag.
Ingezonden {2021-03-12|2021-03-12}.
Ingezonden {5/11/2020|2020-11-05}.
Op dinsdag {14 februari|2023-02-14} tekenden de partijen het convenant.
Op {1 september|2023-09-01} jl. is de regeling gestart.
Uw Kamer wordt uiterlijk {1 maart|2024-03-01} geïnformeerd.
De brief van {14 november 2022|2022-11-14}1 en die van {3 mei 2021|2021-05-03}12 gingen daarover.
De nota is in {juni 2021|2021-06} verschenen.
De evaluatie is in {september|2023-09} afgerond.
Vanaf {maart 2024|2024-03} geldt het nieuwe tarief.
Het plan is {begin januari 2024|2024-01} gereed.
Het loket opent {eind mei 2024|2024-05} zijn deuren.
De cijfers over {maart|2024-03} en {april 2024|2024-04} volgen.
De cijfers over {januari-juni 2024|2024-01-01/2024-06-30} volgen.
De cijfers over {oktober t/m maart 2023|2022-10-01/2023-03-31} zijn er.
Het debat was op {18 november2022|2022-11-18} in de zaal.
De middelen lopen tot {half 2026|2026-04-01/2026-09-30} door.
Het aantal is het afgelopen jaar gegroeid.
Het register is {begin 2024|2024-01-01/2024-03-31} klaar.
Het onderzoek loopt tot {medio 2026|2026-04-01/2026-09-30}.
{Eind 2022|2022-10-01/2022-12-31} is dat besloten.
{Eind dit jaar|2023-10-01/2023-12-31} volgt een besluit.
Dat gebeurt {begin volgend jaar|2024-01-01/2024-03-31}.
Voor het {einde van het jaar|2023-10-01/2023-12-31} is dat gereed.
In de {eerste helft van 2024|2024-01-01/2024-06-30} volgt de wet.
In de {tweede helft van volgend jaar|2024-07-01/2024-12-31} volgt de wet.
In het {tweede kwartaal van 2024|2024-04-01/2024-06-30} is er overleg.
In het {eerste kwartaal|2024-01-01/2024-03-31} zal er overleg zijn.
De planning is {Q3 2024|2024-07-01/2024-09-30}.
De planning is {eind Q2 2024|2024-06}.
In het {najaar van 2023|2023-09-21/2023-12-21} zijn afspraken gemaakt.
In het {voorjaar|2024-03-21/2024-06-21} ontvangt u de nota.
{Dit voorjaar|2023-03-21/2023-06-21} is de nota verschenen.
{Afgelopen zomer|2023-06-21/2023-09-21} was het droog.
{Komend najaar|2024-09-21/2024-12-21} is er een conferentie.
Rond de {zomer van 2024|2024-06-21/2024-09-21} is de bouw gereed.
U ontvangt {voor de zomer|2024-01-01/2024-07-04} een brief.
U ontvangt {vóór de zomer van 2024|2024-01-01/2024-07-04} een brief.
U ontvangt {voor het zomerreces|2024-01-01/2024-07-04} een brief.
U ontvangt {na het zomerreces|2024-09-02/2024-09-29} een brief.
U ontvangt {voor het zomerreces van 2031|2031-01-01/2031-07-05} een brief.
U ontvangt {voor het kerstreces|2023-01-01/2023-12-21} een brief.
Met {Prinsjesdag|2024-09-17} wordt de begroting aangeboden.
Met {Prinsjesdag 2022|2022-09-20} is dat aangekondigd.
Rond de {jaarwisseling|2023-12-31} gaat het loket dicht.
De regeling geldt in het {schooljaar 2023-2024|2023-08-01/2024-07-31}.
De raming voor {2024–2028|2024/2028} is bijgesteld.
Tussen {2019|2019} en {2022|2022} daalde het aantal.
In {2022|2022} was dat anders.
Het rapport (Bakker, {2019|2019}) is openbaar.
{Dit jaar|2023} is er meer geld.
{Vorig jaar|2022} was er minder.
{Volgend jaar|2024} komt er meer bij.
De {komende maanden|2023-12-11/2024-03-11} wordt dit uitgewerkt.
{Volgende maand|2024-01} volgt het advies.
{Volgende week|2023-12-18/2023-12-24} is er een debat.
Sinds {maart 2021|2021-03} is dat zo.
Op {29 februari 2024|2024-02-29} is dat een feit.
Op de {1e juli 2024|2024-07-01} of later.
Op {3 okt. 2022|2022-10-03} is de nota gepubliceerd.
{Medio juni|2023-06} was de proef afgelopen.
""".strip().splitlines()

LOOK_ALIKES = """
Tweede Kamer, vergaderjaar 2022–2023, aanhangsel
Kamerstukken II 2022/23 is een reeks.
Ons kenmerk is 2022-0000112233.
Bel 070 123 45 67 voor meer informatie.
De zaak 2023Z01234 loopt nog.
Er zijn 2.000 woningen gebouwd.
Het kost 1999 euro.
Zie nr. 2021 van het blad.
Zie Staatsblad 2021, daarin staat het.
De verordening (EU) 2016/679 is van kracht.
Het is een mei zonder regen, zei hij.
De maart is een rivier.
Het zomert al vroeg.
De winter is koud.
Op 30 februari 2022 kan niet.
De versie is 2.2021.1 van het programma.
Wij werken hier al jaren aan.
De komende jaren blijft dat zo.
Het komende jaar wordt dat uitgewerkt.
Postbus 2019 in Delft.
""".strip().splitlines()

REGISTERS = load()


def found(text: str, context: Context = CONTEXT) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], d.period.label) for d in find_dates(text, 0, len(text), context, REGISTERS)]


def test_all_cases_are_collected() -> None:
    assert len(CASES) == 68
    assert sum(len(MARK.findall(case)) for case in CASES) == 75
    assert len(LOOK_ALIKES) == 20


@pytest.mark.parametrize("case", CASES)
def test_dates(case: str) -> None:
    assert found(MARK.sub(r"\1", case)) == MARK.findall(case)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_a_date_that_needs_a_year_is_left_out_when_the_letter_has_none() -> None:
    undated = Context(0, None, None, "tk", None, None, None)
    assert found("Dit jaar, op 3 mei en in het voorjaar.", undated) == []
    assert found("Op 3 mei 2022.", undated) == [("3 mei 2022", "2022-05-03")]


def test_without_a_recess_calendar_the_fifth_of_july_is_the_last_day_before_it() -> None:
    text = "Dit volgt voor de zomer van 2024."
    dates = [d.period.label for d in find_dates(text, 0, len(text), CONTEXT, None)]
    assert dates == ["2024-01-01/2024-07-05"]


def test_expressions_do_not_cross_a_blank_line() -> None:
    assert found("Het was 3\n\nmei 2022") == [("mei 2022", "2022-05")]
