"""The quality gate: what is found in the annotated samples may not get worse."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from beleidsgraaf.extract.read import read
from beleidsgraaf.graph.evaluate import Evaluation, evaluate

GOLD = Path(__file__).resolve().parent.parent / "gold" / "samples"
THRESHOLDS = list(csv.DictReader((GOLD / "thresholds.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def measured(samples: Path) -> Evaluation:
    return evaluate(GOLD, [samples])


def test_every_source_is_measured(measured: Evaluation) -> None:
    assert len(THRESHOLDS) == 9
    assert measured.missing == {}
    assert len(measured.sources) == 3


@pytest.mark.parametrize("row", THRESHOLDS, ids=lambda row: row["kind"])
def test_no_figure_falls(measured: Evaluation, row: dict[str, str]) -> None:
    assert round(measured.figures[row["kind"]].f1, 2) >= float(row["f1"])


def test_the_quotes_stand_where_the_offsets_say(samples: Path) -> None:
    counted = 0
    for file in sorted(GOLD.glob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = read(samples / gold["source"], gold["source"], gold["source"]).text
        for kind in ("mentions", "citations", "questions", "relations", "claims"):
            for item in gold[kind]:
                assert text[item["start"] : item["end"]] == item["quote"]
                counted += 1
    assert counted == 59 + 5 + 2 + 5 + 22
