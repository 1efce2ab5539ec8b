"""The set queries give what pyshacl gives: on every example, on all of them at once, and on data broken on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store
from shacl_reference import EX, EXAMPLES, by_pyshacl, by_queries, store_of

from beleidsgraaf.graph.shapes import project_queries
from beleidsgraaf.graph.validate import validate

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.trig"))
SHAPES = sorted({q.shape.rsplit("#", 1)[1] for q in project_queries()})


def test_every_shape_has_its_examples() -> None:
    assert NAMES == SHAPES
    assert len(NAMES) >= 56
    assert len(project_queries()) >= 280


@pytest.mark.parametrize("name", NAMES)
def test_conforming_example_keeps_every_rule(name: str) -> None:
    assert validate(store_of(name, part="conforming")).results == ()


@pytest.mark.parametrize("name", NAMES)
def test_violating_example_breaks_every_rule_of_its_shape(name: str) -> None:
    results = [r for r in validate(store_of(name, part="violating")).results if r.shape.endswith(f"#{name}")]
    broken = {(r.path, r.component) for r in results}
    rules = {(q.path, q.component) for q in project_queries() if q.shape.endswith(f"#{name}")}
    assert broken == rules
    assert all(str(r.focus).startswith((f"<{EX}bad", "_:")) for r in results), "only what is marked as bad is at fault"


@pytest.mark.parametrize("name", NAMES)
def test_violating_example_as_pyshacl_sees_it(name: str) -> None:
    store = store_of(name, part="violating")
    expected = by_pyshacl(store)
    assert expected, "an example that breaks nothing compares nothing"
    assert by_queries(store) == expected


def test_all_conforming_examples_in_one_store_as_pyshacl_sees_them() -> None:
    # nodes of several examples share a name, so that much that was right alone is wrong together
    store = store_of(*NAMES, part="conforming")
    assert by_queries(store) == by_pyshacl(store)


def _replaced(store: Store, quad: Quad, *values: Literal | NamedNode | BlankNode) -> Store:
    copy = Store()
    copy.extend(store)
    copy.remove(quad)
    for value in values:
        copy.add(Quad(quad.subject, quad.predicate, value, quad.graph_name))
    return copy


BASE = sorted(store_of(part="conforming"), key=str)


def test_the_base_has_enough_to_break() -> None:
    assert len(BASE) == 56
    assert not any(isinstance(q.graph_name, DefaultGraph) for q in BASE)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(BASE)))
def test_one_statement_left_out_or_spoilt(number: int) -> None:
    """Every statement of the base is left out, doubled with a string, and replaced by a node of another kind."""
    store, quad = store_of(part="conforming"), BASE[number]
    assert not isinstance(quad.object, BlankNode)
    for broken in (
        _replaced(store, quad),
        _replaced(store, quad, quad.object, Literal("iets anders")),
        _replaced(store, quad, NamedNode(EX + "law")),
        _replaced(store, quad, NamedNode(EX + "nergens-beschreven")),
    ):
        assert by_queries(broken) == by_pyshacl(broken)


@pytest.mark.slow
def test_violations_seeded_in_a_built_store_are_found_by_both(samples: Path, tmp_path: Path) -> None:
    """A sample letter is built; then what breaks every rule of every shape is put beside it."""
    from click.testing import CliRunner

    from beleidsgraaf.cli import cli
    from beleidsgraaf.graph.store import Store as Folder

    letter = next(samples.glob("kamerbrief-*.txt"))
    built = CliRunner().invoke(cli, ["build", str(letter), "--store", str(tmp_path / "store")])
    assert built.exit_code == 0, built.output
    store = store_of(part="violating")
    with Folder.open(tmp_path / "store").read() as generation:
        store.extend(generation.rdf)
    assert not [row for row in by_queries(store) if row[3] == "Violation"]
    for name in NAMES:
        store.load(path=str(EXAMPLES / f"{name}.trig"), format=RdfFormat.TRIG)
        store.remove_graph(NamedNode(EX + "conforming"))
    found = by_queries(store)
    assert found == by_pyshacl(store)
    broken = {r.shape.rsplit("#", 1)[1] for r in validate(store).results}
    # one example's nodes complete those of another, so that a few rules hold after all
    assert len(set(SHAPES) - broken) <= 3
