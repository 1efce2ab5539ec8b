"""Decisions of people win over extraction, and a rebuild does not undo them."""

from __future__ import annotations

from pathlib import Path

import pytest
import toy

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph import review
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


# decisions taken through `graph/review.py`


def taken(store: Store, kind: str, concerns: str, **more: str) -> str:
    return review.decide(store, kind, concerns.strip("<>"), "A. Redacteur", "nagelezen", **more)


def test_a_decision_has_who_when_and_why(store: Store) -> None:
    claim = node(store, "claim", "dueBy")
    iri = taken(store, "correct", claim, field="dueBy", value="2032-06-30")
    [decision] = review.decisions(store)
    assert (decision.iri, decision.kind, decision.by, decision.reason) == (iri, "correct", "A. Redacteur", "nagelezen")
    assert (decision.field, decision.new) == ("dueBy", "2032-06-30")
    assert decision.quote == "Wij sturen in 2032 een brief."
    assert run(store) == ["brief.txt"]
    assert any(line.startswith(f'{claim} {BG.dueBy} "2032-06-30"') for line in lines(store))


def test_undoing_gives_back_what_was_there(store: Store) -> None:
    before = lines(store)
    iri = taken(store, "reject", node(store, "mention", f"<{ID}org/veerdienst>"))
    run(store)
    assert lines(store) != before
    review.undo(store, iri)
    run(store)
    assert lines(store) == before
    assert [d.withdrawn for d in review.decisions(store)] == [True]
    with pytest.raises(UsageError, match="no decision that stands"):
        review.undo(store, iri)


def test_a_decision_follows_its_words_when_another_occurrence_gets_the_name(store: Store) -> None:
    folder = store.path.parent / "letters"
    taken(store, "reject", node(store, "mention", f"<{ID}org/veerdienst>"))
    more = LETTER.replace("De Veerdienst vaart", "Aan het begin noemt iedereen de Veerdienst.\n\nDe Veerdienst vaart")
    (folder / "brief.txt").write_text(more)
    run(store)
    kept = [line for line in lines(store) if "#prefix" in line and "noemt iedereen de " in line]
    gone = [line for line in lines(store) if "#exact" in line and "#suffix" in line and " vaart" in line]
    assert len(kept) == 1
    assert gone == []
    assert len([line for line in lines(store) if "hasBody" in line and "org/veerdienst" in line]) == 1


def test_a_decision_on_words_that_are_gone_hits_nothing_else(store: Store) -> None:
    taken(store, "reject", node(store, "mention", f"<{ID}org/veerdienst>"))
    other = LETTER.replace("De Veerdienst vaart, de", "Elders in dit stuk staat iets over de Veerdienst. De")
    (store.path.parent / "letters" / "brief.txt").write_text(other)
    run(store)
    assert len([line for line in lines(store) if "hasBody" in line and "org/veerdienst" in line]) == 1


def test_decisions_move_to_another_store_as_a_file(store: Store, tmp_path: Path) -> None:
    taken(store, "reject", node(store, "mention", f"<{ID}org/veerdienst>"))
    run(store)
    file = tmp_path / "decisions.trig"
    file.write_text(review.to_trig(store))
    again = Store.create(tmp_path / "again")
    build(again, [str(store.path.parent / "letters")], pipeline=toy.extract)
    assert lines(again) != lines(store)
    assert review.from_trig(again, file) > 5
    assert review.from_trig(again, file) == 0
    run_in = build(again, [str(store.path.parent / "letters")], pipeline=toy.extract)
    assert run_in.read == ["brief.txt"]
    assert lines(again) == lines(store)
    assert review.to_trig(again) == file.read_text()


@pytest.mark.parametrize(
    ("kind", "concerns", "more", "message"),
    [
        ("reject", "claim/nergens", {}, "knows nothing"),
        ("frown", "org/veerdienst", {}, "no such decision"),
        ("correct", "org/veerdienst", {"field": "walvis", "value": "1"}, "no property"),
        ("correct", "org/veerdienst", {"field": "dueBy", "value": "1"}, "only a single one"),
        ("merge", "org/veerdienst", {"into": "org/nergens"}, "knows nothing"),
    ],
)
def test_a_wrong_decision_is_refused(
    store: Store, kind: str, concerns: str, more: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        taken(store, kind, concerns, **more)
    assert review.decisions(store) == []
