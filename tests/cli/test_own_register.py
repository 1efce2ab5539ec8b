"""A register of the user's own, from the command line to the answers: `--register FILE`, or the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import RegisterError

# ruff: noqa: E501 (a line of a register stays on its line)
REGISTER = """kind,key,label,label_en,aliases,abbreviations,category,ministry,source,verified
PROGRAMME,vaart-in-veenland,Vaart in Veenland,Speed in Peatland,Vaart in het Veenland,ViV,programme,ORG:ministerie-van-infrastructuur-en-waterstaat,made up,no
ORG,veenlandse-veerdienst,Veenlandse Veerdienst,Peatland Ferry Service,,VVD-V,agency,,made up,no
"""
LETTER = """Datum 12 mei 2031
Betreft De veren

Wij zetten ViV voort. De Veenlandse Veerdienst doet mee.
Het loket opent in 2032, en dan is Vaart in het Veenland klaar.
"""


def _run(*arguments: str, env: dict[str, str] | None = None) -> str:
    result = CliRunner(env=env).invoke(cli, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "eigen.csv"
    file.write_text(REGISTER, encoding="utf-8")
    (tmp_path / "brief.txt").write_text(LETTER, encoding="utf-8")
    return file


#: What the letter calls a thing, and its key in the register.
FOUND = {
    ("ViV", "programme/vaart-in-veenland"),
    ("Vaart in het Veenland", "programme/vaart-in-veenland"),
    ("Veenlandse Veerdienst", "org/veenlandse-veerdienst"),
}
MENTIONS = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?quote ?body WHERE {
  ?mention a bg:Mention ; oa:hasBody ?body ; oa:hasTarget/oa:hasSelector/oa:exact ?quote .
}
"""


def _mentions(tmp_path: Path, store: Path) -> set[tuple[str, str]]:
    query = tmp_path / "mentions.rq"
    query.write_text(MENTIONS, encoding="utf-8")
    rows = json.loads(_run("query", str(query), "--store", str(store), "--format", "json"))
    return {(row["quote"].removeprefix("De "), row["body"].partition("/id/")[2]) for row in _plain(rows)}


def _plain(rows: object) -> list[dict[str, str]]:
    assert isinstance(rows, dict | list)
    return rows["rows"] if isinstance(rows, dict) else rows


def test_a_programme_of_ones_own_is_found_linked_and_named(tmp_path: Path, own: Path) -> None:
    store = tmp_path / "graph"
    _run("build", str(tmp_path / "brief.txt"), "--store", str(store), "--register", str(own))
    assert _mentions(tmp_path, store) >= FOUND
    _run("validate", "--store", str(store))
    file = tmp_path / "graph.nq"
    _run("export", "--store", str(store), "--format", "nquads", "-o", str(file))
    said = file.read_text(encoding="utf-8")
    for label, name in (("prefLabel", "Vaart in Veenland"), ("altLabel", "ViV")):
        assert f'/programme/vaart-in-veenland> <http://www.w3.org/2004/02/skos/core#{label}> "{name}"@nl' in said


def test_without_the_register_the_abbreviation_means_nothing(tmp_path: Path, own: Path) -> None:
    store = tmp_path / "graph"
    _run("build", str(tmp_path / "brief.txt"), "--store", str(store))
    assert "ViV" not in {quote for quote, body in _mentions(tmp_path, store) if body == "programme/vaart-in-veenland"}


def test_the_environment_names_it_as_well(tmp_path: Path, own: Path) -> None:
    store = tmp_path / "graph"
    env = {"BELEIDSGRAAF_REGISTER": str(own)}
    _run("build", str(tmp_path / "brief.txt"), "--store", str(store), env=env)
    assert _mentions(tmp_path, store) >= FOUND
    assert "vaart-in-veenland" in _run("register", "show", "Vaart in Veenland", env=env)


@pytest.mark.parametrize("command", [["build"], ["evaluate"], ["register", "check"], ["register", "show"]])
def test_the_option_has_one_name_everywhere(command: list[str]) -> None:
    told = _run(*command, "--help")
    assert "--register " in told
    assert "--registers" not in told


def test_the_check_reads_it(own: Path) -> None:
    assert "entries in" in _run("register", "check", "--register", str(own))


TURTLE = """@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://voorbeeld.example/id/> .

:veenraad a org:Organization ; skos:prefLabel "Veenraad"@nl ; skos:notation "VR" ;
  schema:startDate "2019"^^xsd:gYear ; schema:endDate "2029-06"^^xsd:gYearMonth ; dcterms:isReplacedBy :veenautoriteit .
:veenautoriteit a org:Organization ; skos:prefLabel "Veenautoriteit"@nl ; skos:altLabel "Veenraad"@nl ;
  schema:startDate "2029-07-01"^^xsd:date ; dcterms:replaces :veenraad .
"""


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("30 juni 2029", "org/veenraad"),  # the last day of the month that it ended in
        ("1 juli 2029", "org/veenautoriteit"),
        ("12 mei 2031", "org/veenautoriteit"),
        ("1 januari 2019", "org/veenraad"),
    ],
)
def test_a_name_in_turtle_is_linked_by_the_day_of_the_letter(tmp_path: Path, day: str, key: str) -> None:
    register = tmp_path / "veen.ttl"
    register.write_text(TURTLE, encoding="utf-8")
    (tmp_path / "brief.txt").write_text(f"Datum {day}\nBetreft Het veen\n\nDe Veenraad houdt toezicht.\n")
    store = tmp_path / "graph"
    _run("build", str(tmp_path / "brief.txt"), "--store", str(store), "--register", str(register))
    assert ("Veenraad", key) in _mentions(tmp_path, store)


def test_dates_and_successors_of_a_register_in_turtle_are_in_the_graph(tmp_path: Path) -> None:
    register, file = tmp_path / "veen.ttl", tmp_path / "graph.nq"
    register.write_text(TURTLE, encoding="utf-8")
    (tmp_path / "brief.txt").write_text("Datum 12 mei 2031\nBetreft Het veen\n\nDe Veenraad houdt toezicht.\n")
    store = tmp_path / "graph"
    _run("build", str(tmp_path / "brief.txt"), "--store", str(store), "--register", str(register))
    _run("validate", "--store", str(store))
    _run("export", "--store", str(store), "--format", "nquads", "-o", str(file))
    old = [
        line
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.partition(">")[0].endswith("/org/veenraad")
    ]
    for predicate, value in (
        ("schema.org/startDate", '"2019"^^'),
        ("schema.org/endDate", '"2029-06"^^'),
        ("purl.org/dc/terms/isReplacedBy", "/org/veenautoriteit>"),
    ):
        assert [line for line in old if f"{predicate}> " in line and value in line], predicate


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('schema:startDate "vroeger"', "'vroeger' is no year, month or day"),
        ('schema:endDate "2029-13"', "'2029-13' is no year, month or day"),
        ('dcterms:isReplacedBy "de autoriteit"', "isReplacedBy takes an IRI"),
    ],
)
def test_what_cannot_be_read_of_it_is_told(tmp_path: Path, wrong: str, told: str) -> None:
    register = tmp_path / "veen.ttl"
    prefixes = TURTLE.partition(":veenraad")[0]
    register.write_text(prefixes + f':veenraad a org:Organization ; skos:prefLabel "Veenraad"@nl ; {wrong} .\n')
    result = CliRunner().invoke(cli, ["register", "check", "--register", str(register)])
    assert isinstance(result.exception, RegisterError)  # `main` makes one line and an exit status of it
    assert told in str(result.exception)
