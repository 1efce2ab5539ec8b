"""Decisions of people win over extraction, and a rebuild does not undo them."""

from __future__ import annotations

from pathlib import Path

import pytest
import toy

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.quads.statements import text, typed
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import Transaction
from beleidsgraaf.ontology.registers import Registers
from beleidsgraaf.ontology.terms import BG, RDF

ID = "https://w3id.org/beleidsgraaf/id/"
LETTER = """Stuk: kst-39871-12
Datum: 2031-05-12

De Veerdienst vaart, de Loketdienst staat. Loketplan vervangt Kaartplan. Zie kst-39871-9.
Wij sturen in 2032 een brief.
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr("beleidsgraaf.graph.build.load_registers", lambda files: Registers(()))
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "brief.txt").write_text(LETTER)
    store = Store.create(tmp_path / "store")
    run(store)
    return store


def run(store: Store) -> list[str]:
    return build(store, [str(store.path.parent / "letters")], pipeline=toy.extract).read


def decide(store: Store, *said: tuple[str, str]) -> None:
    graph = store.mint.graph("curation")
    decision = f"<{ID}decision/{len(store.generations())}>"
    with Transaction(store) as new:
        new.add(graph, [f"{decision} {predicate} {value} <{graph}> ." for predicate, value in said])
        new.commit()


def lines(store: Store) -> set[str]:
    with store.read() as generation:
        return {
            line
            for line in b"".join(export(generation, "nquads")).decode().split("\n")
            if f"<{ID}graph/source/" in line
        }


def node(store: Store, what: str, containing: str) -> str:
    found = {line.split(" ")[0] for line in lines(store) if f"<{ID}{what}/" in line and containing in line}
    (one,) = {n for n in found if f"/{what}/" in n}
    return one


def reject(store: Store, concerned: str) -> None:
    decide(store, (str(RDF.type), str(BG.Rejection)), (str(BG.concerns), concerned))


def test_a_rejected_mention_is_not_written_nor_its_target(store: Store) -> None:
    mention = node(store, "mention", f"<{ID}org/veerdienst>")
    before = lines(store)
    reject(store, mention)
    assert lines(store) == before  # a decision is not a fact: the build applies it
    assert run(store) == ["brief.txt"]
    gone = before - lines(store)
    assert {line.split(" ")[0] for line in gone} >= {mention}
    assert any('"Veerdienst"' in line and "#exact" in line for line in gone)
    assert not any("Loketdienst" in line and "#exact" in line for line in gone)
    assert lines(store) <= before
    assert run(store) == []


def test_a_rejected_relation_takes_its_plain_triple_along(store: Store) -> None:
    plain = f"<{ID}programme/loketplan> <{BG.NS}replaces> <{ID}programme/kaartplan>"
    assert any(line.startswith(plain) for line in lines(store))
    reject(store, node(store, "relation", "replaces"))
    run(store)
    assert not any(line.startswith(plain) for line in lines(store))
    assert any("programme/kaartplan" in line and "hasBody" in line for line in lines(store))  # the mention stays


def test_a_rejected_citation_takes_the_plain_triple_along(store: Store) -> None:
    reject(store, node(store, "citation", "hasCitedEntity"))
    run(store)
    assert not any("cito/cites>" in line for line in lines(store))


def test_a_corrected_value_is_written_corrected(store: Store) -> None:
    claim = node(store, "claim", "dueBy")
    old, new = typed("2032-12-31", "date"), typed("2032-06-30", "date")
    decide(
        store,
        (str(RDF.type), str(BG.Correction)),
        (str(BG.concerns), claim),
        (str(BG.field), str(BG.dueBy)),
        (str(BG.oldValue), old),
        (str(BG.newValue), new),
    )
    run(store)
    assert {line.split(" ", 2)[2] for line in lines(store) if line.startswith(f"{claim} {BG.dueBy}")} == {
        f"{new} <{ID}graph/source/brief.txt> ."
    }


def test_merged_entities_go_by_the_one_that_remains(store: Store) -> None:
    decide(
        store,
        (str(RDF.type), str(BG.Merge)),
        (str(BG.concerns), f"<{ID}org/veerdienst>"),
        (str(BG.mergedInto), f"<{ID}org/loketdienst>"),
    )
    run(store)
    assert not any("org/veerdienst" in line for line in lines(store))
    assert len([line for line in lines(store) if "hasBody" in line and "org/loketdienst" in line]) == 2


def test_a_withdrawn_decision_does_not_count(store: Store) -> None:
    before = lines(store)
    mention = node(store, "mention", f"<{ID}org/veerdienst>")
    decide(
        store,
        (str(RDF.type), str(BG.Rejection)),
        (str(BG.concerns), mention),
        (str(BG.withdrawn), typed("true", "boolean")),
    )
    assert run(store) == []
    assert lines(store) == before


def test_a_decision_on_another_document_leaves_this_one_unread(store: Store) -> None:
    reject(store, f"<{ID}mention/kst-1-1/ORG/0123456789ab-1>")
    assert run(store) == []


def test_a_build_never_touches_the_curation_graph(store: Store) -> None:
    decide(store, (str(RDF.type), str(BG.Rejection)), (str(BG.reason), text("vergissing", "nl")))
    graph = store.mint.graph("curation")
    with store.read() as generation:
        before = set(generation.quads(graph))
    (store.path.parent / "letters" / "brief.txt").write_text(LETTER + "Meer.\n")
    run(store)
    with store.read() as generation:
        assert set(generation.quads(graph)) == before and len(before) == 2
