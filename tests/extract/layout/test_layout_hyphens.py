"""Hyphens at line ends: dropped, kept, or kept with a blank, with the rest of the text as evidence."""

# ruff: noqa: E501 - the cases are texts, each on one line to be read across
from __future__ import annotations

import pytest
from laying import laid

FILLER = "De regel hierboven is lang genoeg om te zien waar de tekst wordt afgebroken, en deze regel\nis dat ook.\n\n"

#: line that ends in a hyphen, next line, evidence elsewhere in the text, what the reading says
CASES = [
    ("de demo-", "cratie", "", "de democratie"),
    ("goede dienstver-", "lening voor", "", "goede dienstverlening voor"),
    ("de geïntrodu-", "ceerde norm", "", "de geïntroduceerde norm"),
    ("het Julianaka-", "naal is dicht", "", "het Julianakanaal is dicht"),
    ("GroenLinks-", "PvdA vraagt", "", "GroenLinks-PvdA vraagt"),
    ("in Noord-", "Holland geldt", "", "in Noord-Holland geldt"),
    ("de ICT-", "voorziening is", "", "de ICT-voorziening is"),
    ("een EU-", "richtlijn over", "", "een EU-richtlijn over"),
    ("in 2030-", "2031 wordt", "", "in 2030-2031 wordt"),
    ("voor niet-", "digitale burgers", "", "voor niet-digitale burgers"),
    ("de oud-", "minister zei", "", "de oud-minister zei"),
    ("een non-", "profit instelling", "", "een non-profit instelling"),
    ("de ex-", "gedetineerde heeft", "", "de ex-gedetineerde heeft"),
    ("wet-", "en regelgeving wordt", "", "wet- en regelgeving wordt"),
    ("onder-", "of bovengrens van", "", "onder- of bovengrens van"),
    ("de in-", "dan wel uitvoer van", "", "de in- dan wel uitvoer van"),
    ("de mkb-", "toets is nieuw", "Elke mkb-toets telt.", "de mkb-toets is nieuw"),
    ("een stroomaansluit-", "punt voor", "Een stroomaansluitpunt is schaars.", "een stroomaansluitpunt voor"),
    ("de zee-", "egel en", "De zee is diep en een egel leeft in de zee.", "de zee-egel en"),
    ("een co-", "ouder die", "Een co-ouder heeft rechten.", "een co-ouder die"),
    ("zie https://www.voorbeeld.example/een-", "lang-adres", "", "zie https://www.voorbeeld.example/een-lang-adres"),
    ("zie https://www.voorbeeld.example/map/", "bestand.pdf", "", "zie https://www.voorbeeld.example/map/bestand.pdf"),
    ("de soft\xad", "ware is", "", "de software is"),
]


@pytest.mark.parametrize(("first", "second", "evidence", "reading"), CASES, ids=[c[3] for c in CASES])
def test_hyphen_at_a_line_end(first: str, second: str, evidence: str, reading: str) -> None:
    layout = laid(
        f"{FILLER}{evidence}\n\nIn deze tekst staat ruim voldoende vooraf om een regel te vullen met {first}\n{second}.\n"
    )
    assert reading in layout.reading.text


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 23


def test_a_title_in_capitals_is_broken_like_any_other() -> None:
    layout = laid("Nr. 4 BRIEF VAN DE MINISTER VAN VERKEER EN WATER-\nSTAAT\n\nDit is de brief.\n")
    assert layout.reading.text.startswith("Nr. 4 BRIEF VAN DE MINISTER VAN VERKEER EN WATERSTAAT\n\n")


def test_an_address_over_three_lines_is_one_word() -> None:
    layout = laid(
        "Lees meer over dit onderwerp, dat velen bezighoudt, op de website van het ministerie: zie\n"
        "https://open.voorbeeld.example/repository/ronl-00000000-1111-2222-3333-\n"
        "444444444444/1/pdf/brief-over-wegen-en-\n"
        "water.pdf\n"
    )
    assert "ronl-00000000-1111-2222-3333-444444444444/1/pdf/brief-over-wegen-en-water.pdf" in layout.reading.text
