"""Look-ups by name, by day and by category, and the reading of the files."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from beleidsgraaf.errors import RegisterError
from beleidsgraaf.ontology.registers import FOLDER, Registers, fold, load


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load()


MUNICIPALITIES = [
    # name, day, existed, successor
    ("Gemeente Heerhugowaard", "2021-12-31", True, "gemeente-dijk-en-waard"),
    ("Gemeente Heerhugowaard", "2022-01-01", False, "gemeente-dijk-en-waard"),
    ("Gemeente Langedijk", "2022-06-01", False, "gemeente-dijk-en-waard"),
    ("Gemeente Dijk en Waard", "2021-12-31", False, None),
    ("Gemeente Dijk en Waard", "2022-01-01", True, None),
    ("Gemeente Weesp", "2022-03-23", True, "gemeente-amsterdam"),
    ("Gemeente Weesp", "2022-03-24", False, "gemeente-amsterdam"),
    ("Gemeente Appingedam", "2020-12-31", True, "gemeente-eemsdelta"),
    ("Gemeente Appingedam", "2021-01-01", False, "gemeente-eemsdelta"),
    ("Gemeente Eemsdelta", "2021-01-01", True, None),
    ("Gemeente Bedum", "2019-01-01", False, "gemeente-het-hogeland"),
    ("Gemeente Landerd", "2021-06-01", True, "gemeente-maashorst"),
    ("Gemeente Sneek", "2011-01-01", False, "gemeente-sudwest-fryslan"),
    ("Gemeente Súdwest-Fryslân", "2011-01-01", True, None),
    ("Gemeente Haarlemmerliede en Spaarnwoude", "2018-12-31", True, "gemeente-haarlemmermeer"),
    ("Gemeente Moordrecht", "2010-01-01", False, "gemeente-zuidplas"),
    ("Gemeente Zwolle", "2023-01-18", True, None),
    ("gemeente Den Haag", "2023-01-18", True, None),
    ("gemeente 's-Gravenhage", "2023-01-18", True, None),
    ("GEMEENTE UTRECHT", "2023-01-18", True, None),
]


@pytest.mark.parametrize(("name", "day", "existed", "successor"), MUNICIPALITIES)
def test_a_municipality_existed_until_it_merged(
    registers: Registers, name: str, day: str, existed: bool, successor: str | None
) -> None:
    found = registers.named(name, "ORG", date.fromisoformat(day))
    assert found[0].category == "municipality"
    assert found[0].valid_on(date.fromisoformat(day)) is existed
    assert found[0].successor == successor


GROUPS = [
    # name, chamber -> groups of that name, whether it exists on the day
    ("VVD", "2023-06-20", {"tk": True, "ek": True}),
    ("GroenLinks-PvdA", "2023-06-20", {"tk": False, "ek": True}),
    ("GroenLinks-PvdA", "2024-01-15", {"tk": True, "ek": True}),
    ("GL-PvdA", "2024-01-15", {"tk": True, "ek": True}),
    ("PvdA", "2023-06-20", {"tk": True, "ek": False}),
    ("PvdA", "2022-01-15", {"tk": True, "ek": True}),
    ("CU", "2022-01-15", {"tk": True, "ek": True}),
    ("Partij voor de Dieren", "2022-01-15", {"tk": True, "ek": True}),
    ("BBB", "2022-01-15", {"tk": True, "ek": False}),
    ("OPNL", "2024-01-15", {"ek": True}),
    ("OSF", "2022-01-15", {"ek": True}),
    ("NSC", "2024-01-15", {"tk": True}),
    ("NSC", "2023-01-15", {"tk": False}),
    ("Lid Omtzigt", "2022-01-15", {"tk": True}),
    ("Lid Omtzigt", "2024-01-15", {"tk": False}),
    ("Forum voor Democratie", "2018-01-15", {"tk": True, "ek": False}),
    ("50PLUS", "2022-01-15", {"tk": False, "ek": True}),
    ("JA21", "2022-01-15", {"tk": True, "ek": False}),
]


@pytest.mark.parametrize(("name", "day", "chambers"), GROUPS)
def test_a_group_belongs_to_its_chamber_and_its_time(
    registers: Registers, name: str, day: str, chambers: dict[str, bool]
) -> None:
    on = date.fromisoformat(day)
    found: dict[str, bool] = {}
    for entry in registers.named(name, "ORG", on):
        if entry.category == "group" and entry.chamber:
            found[entry.chamber] = found.get(entry.chamber, False) or entry.valid_on(on)
    assert found == chambers


@pytest.mark.parametrize(
    ("name", "kind", "day", "key"),
    [
        ("BZK", "ORG", "2023-01-18", "ministerie-van-binnenlandse-zaken-en-koninkrijksrelaties"),
        ("EZ", "ORG", "2009-01-01", "ministerie-van-economische-zaken-voor-2010"),
        ("EZ", "ORG", "2014-01-01", "ministerie-van-economische-zaken-2012"),
        ("EZ", "ORG", "2025-01-01", "ministerie-van-economische-zaken-2024"),
        ("EZK", "ORG", "2019-01-01", "ministerie-van-economische-zaken-en-klimaat-2017"),
        ("LNV", "ORG", "2022-01-01", "ministerie-van-landbouw-natuur-en-voedselkwaliteit-2017"),
        ("ministerie van Veiligheid en Justitie", "ORG", "2016-01-01", "ministerie-van-veiligheid-en-justitie"),
        ("Tweede Kamer", "ORG", "2023-01-18", "tweede-kamer"),
        ("UWV", "ORG", "2023-01-18", "uitvoeringsinstituut-werknemersverzekeringen"),
        ("Kadaster", "ORG", "2023-01-18", "dienst-voor-het-kadaster-en-de-openbare-registers"),
        ("RDW", "ORG", "2023-01-18", "dienst-wegverkeer"),
        ("VNG", "ORG", "2023-01-18", "vereniging-van-nederlandse-gemeenten"),
        ("OESO", "ORG", "2023-01-18", "organisatie-voor-economische-samenwerking-en-ontwikkeling"),
        ("Kabinet-Rutte IV", "ORG", "2023-01-18", "kabinet-rutte-iv"),
        ("Awb", "LAW", "2023-01-18", "algemene-wet-bestuursrecht"),
        ("AVG", "LAW", "2023-01-18", "algemene-verordening-gegevensbescherming"),
        ("Wob", "LAW", "2021-01-18", "wet-openbaarheid-van-bestuur"),
        ("WaU", "PROGRAMME", "2023-01-18", "werk-aan-uitvoering"),
        ("Regio Deal", "PROGRAMME", "2023-01-18", "regio-deals"),
        ("Nationale ombudsman", "OFFICE", "2023-01-18", "nationale-ombudsman"),
        ("Carola Schouten", "PERSON", "2023-01-18", "c-j-schouten"),
        ("Miljoenennota", "DOC", "2023-01-18", "miljoenennota"),
    ],
)
def test_a_name_is_found_in_its_register(registers: Registers, name: str, kind: str, day: str, key: str) -> None:
    found = registers.named(name, kind, date.fromisoformat(day))
    assert found
    assert found[0].key == key
    assert found[0].valid_on(date.fromisoformat(day))


def test_names_are_compared_folded() -> None:
    assert fold("Gemeente ’s-Hertogenbosch") == fold("gemeente 's hertogenbosch")
    assert fold("GroenLinks-PvdA") == "groenlinks pvda"
    assert fold(" A\n b ") == "a b"
    assert fold("Súdwest") != fold("Sudwest")


def test_a_law_that_took_the_place_of_another_is_known(registers: Registers) -> None:
    wob = registers.get("LAW", "wet-openbaarheid-van-bestuur")
    assert wob is not None
    assert wob.valid_to == date(2022, 4, 30)
    after = registers.resolve(wob, wob.successor or "")
    assert after is not None
    assert (after.label, after.valid_from) == ("Wet open overheid", date(2022, 5, 1))


def test_a_recess_is_found_by_the_year_in_which_it_begins(registers: Registers) -> None:
    summer = registers.recess("tk", "zomerreces", 2023)
    assert summer is not None
    assert (summer.start, summer.end, summer.verified) == (date(2023, 7, 7), date(2023, 9, 4), True)
    assert registers.recess("tk", "zomerreces", 1990) is None


@pytest.mark.parametrize(
    ("day", "cabinet"),
    [("2012-11-04", "rutte-i"), ("2012-11-05", "rutte-ii"), ("2024-07-02", "schoof"), ("2026-06-01", "jetten")],
)
def test_a_day_has_one_cabinet(registers: Registers, day: str, cabinet: str) -> None:
    found = registers.cabinet_on(date.fromisoformat(day))
    assert found is not None
    assert found.key == cabinet


def test_identifiers_are_written_out(registers: Registers) -> None:
    zwolle = registers.named("Gemeente Zwolle")[0]
    assert zwolle.exact_match == ("https://identifier.overheid.nl/tooi/id/gemeente/gm0193",)
    awb = registers.named("Awb", "LAW")[0]
    assert awb.exact_match == ("https://wetten.overheid.nl/BWBR0005537",)


def test_every_file_is_in_the_index_and_every_line_is_read(registers: Registers) -> None:
    index = list(csv.DictReader((FOLDER / "index.csv").read_text(encoding="utf-8").splitlines()))
    files = {row["file"] for row in index}
    assert files | {"index", "categories"} == {path.stem for path in FOLDER.glob("*.csv")}
    lines = 0
    for row in index:
        if row["kind"] in ("ORG", "OFFICE", "PROGRAMME", "DOC", "LAW", "PERSON"):
            with (FOLDER / f"{row['file']}.csv").open(encoding="utf-8", newline="") as stream:
                lines += sum(1 for line in csv.reader(stream) if line) - 1
    assert len(registers.entries) == lines + len(registers.cabinets)
    assert lines > 3500


def test_the_size_of_the_registers_of_whole_government(registers: Registers) -> None:
    assert len(registers.of("province")) == 12
    assert len([m for m in registers.of("municipality") if m.valid_on(date(2023, 1, 1))]) == 342
    assert len([w for w in registers.of("water-board") if w.valid_on(date(2023, 1, 1))]) == 21
    assert len([m for m in registers.of("ministry") if m.valid_on(date(2023, 1, 1))]) == 12
    assert len([m for m in registers.of("ministry") if m.valid_on(date(2025, 1, 1))]) == 15
    assert {c.chamber for c in registers.of("chamber")} == {"tk", "ek"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "eigen.csv"
    path.write_text(
        "kind,category,key,label,abbreviations,from,until,source,verified\n"
        "PROGRAMME,programme,waterlinie,Programma Waterlinie,PWL,2021-02,2023,eigen lijst,yes\n",
        encoding="utf-8",
    )
    return path


def test_a_users_own_register_is_added(own: Path) -> None:
    entry = load([own]).named("PWL")[0]
    assert (entry.kind, entry.label, entry.verified) == ("PROGRAMME", "Programma Waterlinie", True)
    assert (entry.valid_from, entry.valid_to) == (date(2021, 2, 1), date(2023, 12, 31))
    assert dict(entry.extra) == {"from": "2021-02", "until": "2023"}
    assert load().named("PWL") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("key,label\nx,X\n", "source"),
        ("kind,key,label,source\nTHING,x,X,s\n", "line 2"),
        ("kind,key,label,source\nORG,x,X\n", "line 2"),
        ("kind,key,label,source,from\nORG,x,X,s,2021-02-30\n", "line 2"),
        ("kind,key,label,source,until\nORG,x,X,s,gisteren\n", "line 2"),
    ],
)
def test_a_register_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "fout.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RegisterError, match=said) as error:
        load([path])
    assert "fout.csv" in str(error.value)
