"""The check finds what is wrong, and the registers have nothing of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from beleidsgraaf.cli.register import register_group
from beleidsgraaf.graph.authority import authority_quads, turtle_files
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.ontology.check import check, coverage
from beleidsgraaf.ontology.registers import Registers, load
from beleidsgraaf.ontology.terms import BG, ORG, RDF, SKOS

HEADER = (
    "kind,category,key,label,aliases,abbreviations,from,until,match,parent,successor,chamber,ministry,source,verified"
)


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load()


def test_the_registers_are_clean(registers: Registers) -> None:
    assert [finding for finding in check(registers) if finding.is_error] == []


def test_every_entry_has_a_source(registers: Registers) -> None:
    rows = coverage(registers)
    assert len(rows) >= 35
    assert all(row.sourced == row.entries > 0 for row in rows)
    by_name = {row.register: row for row in rows}
    for name in ("ministries", "provinces", "municipalities", "water-boards", "cooperations", "themes"):
        assert by_name[name].matched == by_name[name].entries


@pytest.mark.parametrize(
    ("line", "what", "said"),
    [
        ("ORG,agency,a-1,Dienst Een,,,,,,,,,,,no", "gap", "source"),
        ("ORG,agency,a-1,,,,,,,,,,,eigen,no", "gap", "label"),
        ("ORG,agency,A 1,Dienst Een,,,,,,,,,,eigen,no", "gap", "key"),
        ("ORG,cirkel,a-1,Dienst Een,,,,,,,,,,eigen,no", "gap", "categories.csv"),
        ("ORG,agency,a-1,Dienst Een,Dienst Een,,,,,,,,,eigen,no", "gap", "label itself"),
        ("ORG,agency,a-1,Dienst  Een,,,,,,,,,,eigen,no", "gap", "white space"),
        ("ORG,agency,a-1,Dienst Een,,,,,geen iri,,,,,eigen,no", "gap", "IRI"),
        ("ORG,group,a-1,Groep Een,,,,,,,,,,eigen,no", "gap", "chamber is missing"),
        ("ORG,group,a-1,Groep Een,,,,,,,,xk,,eigen,no", "gap", "neither tk nor ek"),
        ("ORG,agency,a-1,Dienst Een,,,2020-01-01,2019-01-01,,,,,,eigen,no", "date", "before it begins"),
        ("ORG,agency,a-1,Dienst Een,,,,,,bestaat-niet,,,,eigen,no", "link", "parent"),
        ("ORG,agency,a-1,Dienst Een,,,,,,,bestaat-niet,,,eigen,no", "link", "successor"),
        ("PROGRAMME,programme,a-1,Programma Een,,,,,,,,,ORG:niets,eigen,no", "link", "ministry"),
        ("ORG,agency,a-1,Dienst Een,,,,,,a-1,,,,eigen,no", "link", "circle"),
        ("ORG,municipality,gemeente-zwolle,Gemeente Zuid,,,,,,,,,,eigen,no", "double", "key"),
        ("ORG,agency,a-1,gemeente Zwolle,,,,,,,,,,eigen,no", "double", "name"),
        ("ORG,agency,a-1,Dienst Een,Kadaster,,,,,,,,,eigen,no", "double", "name"),
        ("ORG,agency,a-1,Dienst Een,,,,,tooi:gemeente/gm0193,,,,,eigen,no", "double", "gm0193"),
        ("ORG,agency,a-1,Dienst Een,,UWV,,,,,,,,eigen,no", "note", "UWV"),
    ],
)
def test_a_seeded_error_is_found(registers: Registers, tmp_path: Path, line: str, what: str, said: str) -> None:
    path = tmp_path / "eigen.csv"
    path.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    found = sorted(set(check(load([path]))) - set(check(registers)))
    assert any(finding.check == what and said in finding.message for finding in found), found


def test_what_followed_one_another_is_no_double(tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    lines = ("ORG,agency,a-1,Dienst Een,,,,2019,,,a-2,,,eigen,no", "ORG,agency,a-2,Dienst Een,,,2020,,,,,,,eigen,no")
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    assert [f for f in check(load([path])) if f.is_error] == []


def test_every_category_has_a_class_of_the_vocabulary(registers: Registers) -> None:
    known = {name for name in BG.__dict__ if name[0].isupper()} | {"Person"}
    assert {name for name in registers.classes.values() if name not in known} == set()
    assert len(registers.classes) > 100


def test_terms_that_overlap_end_early_or_dangle_are_found(registers: Registers) -> None:
    from dataclasses import replace
    from datetime import date

    first = next(t for t in registers.terms if t.office == "minister-van-defensie")
    seeded = {
        "overlaps": replace(first, person="m-rutte", start=date(2011, 1, 1)),
        "no person": replace(first, person="niemand", start=date(2012, 1, 1)),
        "no office": replace(first, office="minister-van-niets"),
        "no cabinet": replace(first, cabinet="jansen"),
        "not after it begins": replace(first, end=first.start),
        "runs outside": replace(first, end=date(2015, 1, 1)),
    }
    for said, term in seeded.items():
        changed = Registers(registers.entries, (*registers.terms, term), (), registers.cabinets, registers.origin)
        assert any(f.is_error and said in f.message for f in check(changed)), said


# the command


def test_check_prints_the_coverage_and_is_clean() -> None:
    result = CliRunner().invoke(register_group, ["check", "--notes"])
    assert result.exit_code == 0, result.output
    assert "municipalities" in result.output
    assert "100 % with a source" in result.output
    assert "0 errors" in result.output


def test_check_fails_on_a_wrong_register(tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    path.write_text(f"{HEADER}\nORG,agency,a-1,Dienst Een,,,,,,weg,,,,eigen,no\n", encoding="utf-8")
    result = CliRunner().invoke(register_group, ["check", "--register", str(path)])
    assert result.exit_code == 1
    assert "'weg'" in result.output
    assert "1 errors" in result.output


def test_show_tells_who_held_an_office_on_a_day() -> None:
    result = CliRunner().invoke(register_group, ["show", "minister van BZK", "--on", "2023-01-18", "--format", "json"])
    told = json.loads(result.output)
    assert told[0]["label"] == "Minister van Binnenlandse Zaken en Koninkrijksrelaties"
    assert told[0]["holders"] == ["H.G.J. Bruins Slot (CDA), 2022-01-10 to 2023-09-05"]


def test_list_gives_a_register_on_a_day() -> None:
    result = CliRunner().invoke(register_group, ["list", "ministries", "--on", "2025-01-01", "--format", "json"])
    assert len(json.loads(result.output)) == 15
    assert "ministries" in CliRunner().invoke(register_group, ["list"]).output


@pytest.mark.parametrize("arguments", [["list", "niets"], ["show", "niets daarvan"]])
def test_an_unknown_name_is_a_usage_error(arguments: list[str]) -> None:
    result = CliRunner().invoke(register_group, arguments)
    assert result.exit_code != 0
    assert "niets" in str(result.exception)


# the graph


def test_the_committed_turtle_is_what_the_registers_give(root: Path, registers: Registers) -> None:
    folder = root / "ontology" / "authority"
    made = turtle_files(registers)
    assert {path.stem for path in folder.glob("*.ttl")} == set(made)
    stale = [name for name, content in made.items() if (folder / f"{name}.ttl").read_bytes() != content]
    assert stale == [], "run `beleidsgraaf register rdf ontology/authority`"
    assert max(map(len, made.values())) < 2 * 1024 * 1024


def test_the_authority_graph_has_what_a_query_needs(registers: Registers) -> None:
    import pyoxigraph as ox

    mint = Mint()
    store = ox.Store()
    store.bulk_extend(authority_quads(registers, mint))
    assert {str(g) for g in store.named_graphs()} == {f"<{mint.graph('authority')}>"}
    assert not any(isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode) for q in store)
    members = list(store.quads_for_pattern(None, RDF.type, ORG.Membership))
    assert len(members) == len(registers.terms)
    rows = list(
        store.query(
            f"""
            SELECT ?who WHERE {{
              ?term {ORG.role} ?post ; {ORG.member}/{SKOS.prefLabel} ?who ; {BG.since} ?since ; {BG.until} ?until .
              ?post {SKOS.prefLabel} "Staatssecretaris van Financiën"@nl .
              FILTER (?since <= "2023-01-18" && ?until > "2023-01-18")
            }} ORDER BY ?who
            """,
            use_default_graph_as_union=True,
        )
    )
    assert [row["who"].value for row in rows] == ["A. de Vries", "M.L.A. van Rij"]


def test_one_preferred_name_per_language(registers: Registers) -> None:
    seen: set[tuple[str, str]] = set()
    for quad in authority_quads(registers, Mint()):
        if quad.predicate == SKOS.prefLabel:
            at = (str(quad.subject), str(quad.object).rpartition("@")[2])
            assert at not in seen, at
            seen.add(at)
    assert len(seen) > 4000


def test_the_authority_graph_conforms_to_the_shapes(registers: Registers) -> None:
    import pyoxigraph as ox

    from beleidsgraaf.graph.validate import validate

    store = ox.Store()
    store.bulk_extend(authority_quads(registers, Mint()))
    found = [(result.focus.value, result.message("en")) for result in validate(store).results]
    assert found == []


@pytest.mark.slow
def test_the_reference_finds_nothing_in_the_authority_graph_either(registers: Registers) -> None:
    import pyoxigraph as ox
    from shacl_reference import by_pyshacl

    store = ox.Store()
    store.bulk_extend(authority_quads(registers, Mint()))
    assert by_pyshacl(store) == set()
