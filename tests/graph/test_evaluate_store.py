"""What was measured stands in the graph, beside what it was measured of."""

from __future__ import annotations

from pathlib import Path

import pytest

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.evaluate import Evaluation, evaluate
from beleidsgraaf.graph.evaluate.measurements import measurements, store_measurements
from beleidsgraaf.graph.evaluate.page import page
from beleidsgraaf.graph.iri import DEFAULT_BASE, Mint
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.validate import validate
from beleidsgraaf.queries.catalogue import Catalogue

GOLD = Path(__file__).resolve().parent.parent / "gold" / "samples"
#: Every claim with the F1 of its kind.
CLAIMS = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX dqv: <http://www.w3.org/ns/dqv#>
SELECT ?claim ?value ?gold WHERE {
  ?claim a bg:Claim , ?class .
  ?m dqv:isMeasurementOf bg:fScore ; bg:measuredKind ?kind ; dqv:value ?value ; bg:goldStandard ?gold .
  FILTER(STRENDS(STR(?class), CONCAT("#", ?kind)))
}
"""


@pytest.fixture(scope="module")
def measured(samples: Path) -> Evaluation:
    return evaluate(GOLD, [samples])


def test_a_claim_shows_the_quality_of_what_found_it(measured: Evaluation, samples: Path, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", DEFAULT_BASE)
    build(store, [str(samples / "kst-39871-12.txt")])
    store_measurements(store, measured, "samples")
    with store.read() as generation:
        rows = generation.query(CLAIMS).values()
        claims = generation.query(
            Catalogue().get("claim-quality").bind({"document": "kst-39871-12", "gold": "samples"})
        ).values()
        none = generation.query(
            Catalogue().get("claim-quality").bind({"document": "kst-39871-12", "gold": "another"})
        ).values()
        assert validate(generation.rdf).conforms
    assert len(claims) == len({(row["start"], row["end"]) for row in claims}) == len(rows)
    promise = next(row for row in claims if row["kind"] == "Commitment")
    assert promise["standard"] == "samples"
    assert str(promise["component"]).startswith("bg_claims ")
    assert all(0.5 < float(promise[share] or 0) <= 1 for share in ("confidence", "precision", "recall"))
    assert none == []
    assert len(rows) >= 12
    assert {row["gold"] for row in rows} == {"samples"}
    assert all(0.5 < float(row["value"] or 0) <= 1 for row in rows)


def test_measuring_again_replaces_and_another_gold_adds(measured: Evaluation, samples: Path, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", DEFAULT_BASE)
    build(store, [str(samples / "kst-39871-15.txt")])
    counts = []
    for name in ("samples", "samples", "other"):
        store_measurements(store, measured, name)
        with store.read() as generation:
            counts.append(sum(1 for _ in generation.quads(store.mint.graph("quality"))))
    agents = len({line.split(" ")[0] for line in measurements(measured, "x", Mint()) if "SoftwareAgent" in line})
    assert counts[0] == counts[1]
    assert counts[2] == 2 * counts[0] - 3 * agents  # type, title and version of a component stand once


def test_the_page_has_a_line_a_kind_and_explains_gaps(measured: Evaluation) -> None:
    text = page([("dev", measured), ("frozen", measured)])
    assert "| linked all | 1.000 (1.00–1.00; 59) | 1.000 (1.00–1.00; 59) |" in text
    assert "| from 0.9 |" in text
    assert "## Gaps between dev and frozen" in text
    assert "- **" not in text.split("## Gaps")[1]  # the halves are the same
    assert "All unseen texts together" not in text  # one set is no sum
    both = page([("frozen", measured), ("held", measured)])
    assert "| linked all | 1.000 | 1.000 | 1.000 | 118 | 118 | 118 |" in both
