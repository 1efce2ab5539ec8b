"""A register of the user's own, from the command line to the answers: `--register FILE`, or the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from beleidsgraaf.cli import cli

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
