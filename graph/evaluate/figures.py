"""Summing up: precision, recall and F1 per kind with their intervals, causes of errors, what a confidence is worth."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from beleidsgraaf.graph.evaluate.compare import Error, Hit, Verdict

#: How often the stretches are drawn anew, and with which seed.
DRAWS: Final = 400
SEED: Final = 20230118

#: Lower bounds of the classes of confidence.
CONFIDENCES: Final = (0.9, 0.8, 0.7, 0.0)


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one kind is found."""

    right: int
    found: int
    gold: int
    interval: tuple[float, float] = (0.0, 0.0)  #: of F1, 95 %

    @property
    def precision(self) -> float:
        """Give how much of what was found is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Give how much of what is annotated was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True)
class Evaluation:
    """All that was measured on one folder of gold."""

    figures: dict[str, Figures]
    errors: tuple[Error, ...]
    calibration: dict[float, tuple[int, int]]  #: lower bound of the confidence: claims that are right, claims
    sources: tuple[str, ...]
    missing: dict[str, str]  #: source: why it could not be measured; it counts as nothing found
    texts: dict[str, str]  #: source: its text, to quote errors

    def causes(self) -> dict[str, Counter[str]]:
        """Give the errors per kind counted by cause."""
        out: dict[str, Counter[str]] = {}
        for error in self.errors:
            side = "missed" if error.missed else "spurious"
            name = error.cause if error.cause in ("missed", "spurious") else f"{error.cause} ({side})"
            out.setdefault(error.kind, Counter())[name] += 1
        return out

    def as_json(self) -> dict[str, Any]:
        """Give it for machines."""
        causes = self.causes()
        return {
            "sources": list(self.sources),
            "missing": self.missing,
            "kinds": {
                kind: {
                    "p": round(f.precision, 4),
                    "r": round(f.recall, 4),
                    "f1": round(f.f1, 4),
                    "interval": [round(x, 4) for x in f.interval],
                    "tp": f.right,
                    "system": f.found,
                    "gold": f.gold,
                    "errors": dict(sorted(causes.get(kind, {}).items())),
                }
                for kind, f in self.figures.items()
            },
            "calibration": [
                {"confidence": bound, "right": right, "claims": claims}
                for bound, (right, claims) in self.calibration.items()
            ],
        }


def sum_up(verdicts: Sequence[Verdict]) -> dict[str, Figures]:
    """Give the figures per kind, with intervals from drawing stretches of text anew (bootstrap, fixed seed)."""
    counts: dict[str, dict[tuple[str, int], list[int]]] = {}
    for verdict in verdicts:
        unit = counts.setdefault(verdict.kind, {}).setdefault(verdict.unit, [0, 0, 0])
        if isinstance(verdict, Hit):
            unit[0] += 1
        unit[1] += isinstance(verdict, Hit) or not verdict.missed
        unit[2] += isinstance(verdict, Hit) or verdict.missed
    draws = _draws(sorted({verdict.unit for verdict in verdicts}))
    return {kind: _figures(counts[kind], draws) for kind in sorted(counts, key=_order)}


def calibrate(verdicts: Iterable[Verdict]) -> dict[float, tuple[int, int]]:
    """Give how many claims of each class of confidence are right, of how many."""
    tally = {bound: [0, 0] for bound in CONFIDENCES}
    for verdict in verdicts:
        if verdict.kind != "claims all" or (isinstance(verdict, Error) and verdict.missed):
            continue
        bound = next(b for b in CONFIDENCES if verdict.confidence >= b - 1e-9)
        tally[bound][0] += isinstance(verdict, Hit)
        tally[bound][1] += 1
    return {bound: (right, claims) for bound, (right, claims) in tally.items()}


def _draws(units: Sequence[tuple[str, int]]) -> list[Counter[tuple[str, int]]]:
    generator = random.Random(SEED)
    return [Counter(generator.choices(units, k=len(units))) for _ in range(DRAWS)] if units else []


def _figures(counts: dict[tuple[str, int], list[int]], draws: Iterable[Counter[tuple[str, int]]]) -> Figures:
    right, found, gold = (sum(c[i] for c in counts.values()) for i in range(3))
    drawn = []
    for draw in draws:
        both = total = 0
        for unit, (r, f, g) in counts.items():
            if times := draw.get(unit, 0):
                both += times * 2 * r
                total += times * (f + g)
        if total:
            drawn.append(both / total)
    drawn.sort()
    low, high = (drawn[int(len(drawn) * 0.025)], drawn[int(len(drawn) * 0.975)]) if drawn else (0.0, 0.0)
    return Figures(right, found, gold, (low, high))


_FIRST: Final = ("spans all", "linked all")


def _order(kind: str) -> tuple[int, str]:
    """Order kinds as a reader expects them: mentions, then what is made of them."""
    if kind in _FIRST:
        return _FIRST.index(kind), kind
    groups = ("span", "linked", "citations", "questions", "relations", "claims all", "claim ", "claimant", "due", "doc")
    return next(i for i, g in enumerate(groups, start=2) if kind.startswith(g)), kind
