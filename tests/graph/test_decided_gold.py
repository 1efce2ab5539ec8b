"""Decisions become gold: what was confirmed is wanted, what was rejected is an error when it is found again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beleidsgraaf.graph import review
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.evaluate import Figures, evaluate
from beleidsgraaf.graph.evaluate.decided import write
from beleidsgraaf.graph.store import Store

LETTER = "kst-39871-12.txt"


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A promise confirmed and its date corrected, a mention confirmed, one rejected, and one decision withdrawn."""
    folder = tmp_path_factory.mktemp("decided")
    store = Store.create(folder / "store")
    build(store, [str(samples / LETTER)])
    promise = _node(store, "?x a bg:Commitment ; bg:dueBy ?due")
    review.decide(store, "confirm", promise, "A. Redacteur", "klopt")
    review.decide(store, "correct", promise, "A. Redacteur", "dag", field="dueBy", value="2031-06-20")
    mentions = [_node(store, "?x a bg:Mention ; bg:mentionType bg:ORG", n) for n in range(3)]
    review.decide(store, "confirm", mentions[0], "A. Redacteur", "klopt")
    review.decide(store, "reject", mentions[1], "A. Redacteur", "ander lichaam")
    review.undo(store, review.decide(store, "reject", mentions[2], "A. Redacteur", "vergissing"))
    build(store, [str(samples / LETTER)])
    assert [f.name for f in write(store, folder / "gold")] == ["kst-39871-12.gold.json"]
    return folder / "gold"


def _node(store: Store, pattern: str, index: int = 0) -> str:
    from beleidsgraaf.queries.declare import declare

    with store.read() as generation:
        rows = generation.query(declare(f"SELECT DISTINCT ?x {{ {pattern} }} ORDER BY ?x")).values()
    return str(rows[index]["x"])


def test_the_file_says_what_was_decided(gold: Path, samples: Path) -> None:
    said = json.loads((gold / "kst-39871-12.gold.json").read_text())
    text = (samples / LETTER).read_text()
    assert {kind: len(places) for kind, places in said["decided"].items()} == {"claims": 1, "mentions": 2}
    assert [m["type"] for m in said["mentions"]] == ["ORG"]
    assert text[said["mentions"][0]["start"] : said["mentions"][0]["end"]]
    [claim] = said["claims"]
    assert (claim["type"], claim["due_by"]) == ("commitment", "2031-06-20")  # as it was corrected


def test_it_measures_the_extraction(gold: Path, samples: Path) -> None:
    """Of the two mentions that people judged one is right; the extraction knows nothing of the decisions."""
    figures = evaluate(gold, [samples]).figures
    linked = figures["linked ORG"]
    assert isinstance(linked, Figures)
    assert (linked.gold, linked.found, linked.right) == (1, 2, 1)
    assert figures["due dates of claims"].right == 0
