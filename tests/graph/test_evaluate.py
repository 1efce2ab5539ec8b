"""Measuring: pairs, causes, intervals, calibration, sources; and the same figures as a second implementation gave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.evaluate import evaluate
from beleidsgraaf.graph.evaluate.compare import Error, Hit, compare
from beleidsgraaf.graph.evaluate.figures import calibrate, sum_up
from beleidsgraaf.graph.evaluate.found import Found, FoundDocument, FoundText
from beleidsgraaf.graph.evaluate.gold import Gold, load


def gold(**items: list[dict[str, Any]]) -> Gold:
    parts = {
        k: tuple(items.get(k, ())) for k in ("documents", "mentions", "citations", "questions", "relations", "claims")
    }
    return Gold("brief.txt", None, items.get("until"), **parts)  # type: ignore[arg-type]


def mention(start: int, end: int, kind: str, entity: str) -> dict[str, Any]:
    return {"start": start, "end": end, "type": kind, "entity": entity}


def found(start: int, end: int, kind: str, *labels: str, **more: Any) -> Found:
    return Found(start, end, kind, frozenset(labels), **more)


#: annotated, found, kind, right, cause of what was missed
MENTIONS = [
    ((0, 4, "ORG", "SVB"), (0, 4, "ORG", "svb"), "linked all", 1, None),
    ((0, 4, "ORG", "SVB"), (0, 6, "ORG", "svb"), "linked all", 1, None),
    ((0, 4, "ORG", "SVB"), (0, 6, "ORG", "svb"), "spans all", 0, "wrong boundary"),
    ((0, 4, "ORG", "SVB"), (0, 4, "ORG", "uwv"), "linked all", 0, "wrong link"),
    ((0, 4, "ORG", "SVB"), (0, 4, "ORG", "uwv"), "spans all", 1, None),
    ((0, 4, "ORG", "SVB"), (0, 4, "PROGRAMME", "svb"), "linked all", 0, "wrong type"),
    ((0, 4, "ORG", "SVB"), (4, 8, "ORG", "svb"), "linked all", 0, "missed"),
    ((0, 4, "ORG", "Regie-orgaan’s"), (0, 4, "ORG", "regie orgaan's"), "linked all", 1, None),
]


@pytest.mark.parametrize(("annotated", "system", "kind", "right", "cause"), MENTIONS)
def test_a_mention(annotated: Any, system: Any, kind: str, right: int, cause: str | None) -> None:
    verdicts = compare(gold(mentions=[mention(*annotated)]), FoundText(mentions=[found(*system)]))
    of_kind = [v for v in verdicts if v.kind == kind]
    assert sum(isinstance(v, Hit) for v in of_kind) == right
    assert [v.cause for v in of_kind if isinstance(v, Error) and v.missed] == ([cause] if cause else [])


def test_pairs_are_one_to_one() -> None:
    twice = FoundText(mentions=[found(0, 4, "ORG", "svb"), found(2, 4, "ORG", "svb")])
    figures = sum_up(compare(gold(mentions=[mention(0, 4, "ORG", "SVB")]), twice))["linked all"]
    assert (figures.right, figures.found, figures.gold) == (1, 2, 1)
    assert (figures.precision, figures.recall) == (0.5, 1.0)


def test_nothing_counts_behind_until() -> None:
    annotated = Gold("b", None, 100, (), (mention(0, 4, "ORG", "SVB"),), (), (), (), ())
    verdicts = compare(annotated, FoundText(mentions=[found(0, 4, "ORG", "svb"), found(120, 124, "ORG", "uwv")]))
    assert all(isinstance(v, Hit) for v in verdicts)


def test_claims_pair_by_half_of_their_characters_and_type() -> None:
    claims = [{"start": 0, "end": 100, "type": "action", "claimant": "Kabinet", "due_by": "2031-01-01"}]
    near = FoundText(claims=[found(0, 60, "action", "kabinet", due_by="2031-01-01", confidence=0.95)])
    far = FoundText(claims=[found(0, 40, "action", "kabinet", confidence=0.95)])
    other = FoundText(claims=[found(0, 100, "finding", "kabinet", confidence=0.5)])
    assert sum_up(compare(gold(claims=claims), near))["claims all"].f1 == 1
    assert sum_up(compare(gold(claims=claims), near))["due dates of claims"].f1 == 1
    assert sum_up(compare(gold(claims=claims), far))["claims all"].f1 == 0
    causes = [v.cause for v in compare(gold(claims=claims), other) if isinstance(v, Error) and v.kind == "claims all"]
    assert causes == ["wrong type", "wrong type"]
    assert calibrate(compare(gold(claims=claims), near))[0.9] == (1, 1)
    assert calibrate(compare(gold(claims=claims), other))[0.0] == (0, 1)


def test_a_request_counts_where_the_guidelines_know_it() -> None:
    system = FoundText(claims=[found(0, 10, "request", "bedacht")])
    assert "claims all" not in sum_up(compare(gold(documents=[{"key": "d", "type": "letter"}]), system))
    assert sum_up(compare(gold(documents=[{"key": "d", "type": "motion"}]), system))["claims all"].found == 1


def test_fields_of_a_document() -> None:
    said = {"key": "d", "identifier": "kst-1-2", "type": "motion", "date": "2031-01-01", "number": "2", "dossier": "1"}
    right = FoundDocument(
        "x", {"kst-1-2"}, {"Motion"}, fields={"date": {"2031-01-01"}, "number": {"3"}, "dossier": {"1"}}
    )
    verdicts = compare(gold(documents=[said]), FoundText(documents=[right]))
    assert [v.cause for v in verdicts if isinstance(v, Error) and v.missed] == ["number"]
    assert sum(isinstance(v, Hit) for v in verdicts) == 4
    assert not any(isinstance(v, Hit) for v in compare(gold(documents=[said]), FoundText()))


def test_intervals_are_the_same_each_time_and_hold_the_figure() -> None:
    annotated = gold(mentions=[mention(i * 600, i * 600 + 4, "ORG", "SVB") for i in range(30)])
    system = FoundText(mentions=[found(i * 600, i * 600 + 4, "ORG", "svb" if i % 3 else "uwv") for i in range(30)])
    first, second = (sum_up(compare(annotated, system))["linked all"] for _ in range(2))
    assert first == second
    assert first.interval[0] < first.f1 < first.interval[1]


def test_a_text_that_changed_is_not_measured(tmp_path: Path, samples: Path) -> None:
    own = json.loads(
        (Path(__file__).resolve().parent.parent / "gold/samples/kst-39871-15.gold.json").read_text("utf-8")
    )
    other = dict(own, source="kst-39871-12.txt")
    (tmp_path / "a.gold.json").write_text(json.dumps(own), encoding="utf-8")
    (tmp_path / "b.gold.json").write_text(json.dumps(other), encoding="utf-8")
    measured = evaluate(tmp_path, [samples])
    assert measured.sources == ("kst-39871-15.txt",)
    assert "resolve the annotations anew" in measured.missing["kst-39871-12.txt"]
    assert measured.figures["linked all"].recall <= 0.5  # what is not there counts as not found


def test_no_gold_and_no_source_are_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold here"):
        load(tmp_path)
    (tmp_path / "a.gold.json").write_text('{"source": "nergens.txt"}', encoding="utf-8")
    with pytest.raises(UsageError, match="name their folder with --sources"):
        evaluate(tmp_path, [tmp_path])


@pytest.mark.letters
@pytest.mark.parametrize(("folder", "counts"), [("dev", {"linked all": 776, "citations": 58, "questions": 46})])
def test_the_scorer_counts_the_same(
    letters: Path, gold: Path, tmp_path: Path, folder: str, counts: dict[str, int]
) -> None:
    """Compared with `score.py` beside the letters, over an export of a store."""
    import subprocess
    import sys

    from click.testing import CliRunner

    from beleidsgraaf.cli import cli

    scorer = gold.parent / "tools" / "score.py"
    if not scorer.exists():
        pytest.skip("the scorer is not beside the gold")
    for call in (
        ["build", f"{letters}/*.txt", "--store", f"{tmp_path}/s", "--quiet"],
        ["export", "--store", f"{tmp_path}/s", "--format", "nquads", "-o", f"{tmp_path}/o.nq"],
    ):
        assert CliRunner().invoke(cli, call).exit_code == 0
    run = subprocess.run(
        [sys.executable, str(scorer), f"{tmp_path}/o.nq", str(gold / folder), "--json"], capture_output=True, check=True
    )
    theirs = json.loads(run.stdout)
    ours = evaluate(gold / folder, [letters]).figures
    assert {kind: ours[kind].gold for kind in counts} == counts
    different = {
        kind: (scores, ours[kind])
        for kind, scores in theirs.items()
        if (scores["tp"], scores["system"], scores["gold"]) != (ours[kind].right, ours[kind].found, ours[kind].gold)
    }
    assert different == {}
    assert len(theirs) >= 30
