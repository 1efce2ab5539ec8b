"""Which kind of claim a sentence is, by the cues that stand in it, and how sure that is."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from beleidsgraaf.extract.model import ClaimKind


@dataclass(frozen=True, slots=True)
class Cue:
    """What speaks for a kind, for a claim of whichever kind leads (`any`), or against any claim (`none`)."""

    kind: ClaimKind | str
    weight: float
    needs: tuple[str, ...]
    forbids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind that won, how strongly the sentence is a claim, the evidence for the kind, and its strongest cue."""

    kind: ClaimKind
    strength: float
    evidence: float
    cue: Cue


#: How much a kind that is only second takes from the evidence for the first.
_RIVAL = 0.4
#: Evidence for the kind and how often claims with so much are right. Fitted by isotonic regression on letters and
#: answers of which some were annotated more densely than others (these count double); the upper end is lower than that
#: gave, for on letters that nobody read while tuning it promised too much.
_RIGHT = (
    (0.0, 0.40),
    (0.25, 0.48),
    (0.4, 0.57),
    (0.5, 0.68),
    (0.66, 0.77),
    (0.8, 0.81),
    (0.9, 0.86),
    (0.95, 0.88),
    (0.985, 0.90),
    (1.0, 0.94),
)


def confidence(evidence: float) -> float:
    """Give how likely a claim with this evidence for its kind is right."""
    for (low, p), (high, q) in pairwise(_RIGHT):
        if evidence <= high:
            return round(p + (q - p) * max(0.0, evidence - low) / (high - low), 2)
    return _RIGHT[-1][1]


@lru_cache(maxsize=1)
def load_cues() -> dict[str, list[Cue]]:
    """Read `cues.csv`; gives the cues by their first needed feature."""
    text = (files(__package__) / "cues.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    out: dict[str, list[Cue]] = defaultdict(list)
    for row in csv.DictReader(lines):
        names = row["features"].split()
        needs = tuple(name for name in names if not name.startswith("!"))
        forbids = tuple(name[1:] for name in names if name.startswith("!"))
        kind = row["kind"] if row["kind"] in ("none", "any") else ClaimKind(row["kind"].capitalize())
        out[needs[0]].append(Cue(kind, float(row["weight"]), needs, forbids, row["why"]))
    return dict(out)


def verdict(names: Collection[str], threshold: float) -> Verdict | None:
    """Give the kind of a sentence with these features, None when nothing is clear enough."""
    cues, known = load_cues(), frozenset(names)
    doubt: dict[ClaimKind, float] = {}
    best: dict[ClaimKind, Cue] = {}
    neutral: Cue | None = None
    against = unsaid = 1.0
    for name in sorted(names):
        for cue in cues.get(name, ()):
            if not (known.issuperset(cue.needs) and known.isdisjoint(cue.forbids)):
                continue
            if isinstance(cue.kind, ClaimKind):
                doubt[cue.kind] = doubt.get(cue.kind, 1.0) * (1 - cue.weight)
                if cue.kind not in best or cue.weight > best[cue.kind].weight:
                    best[cue.kind] = cue
            elif cue.kind == "none":
                against *= 1 - cue.weight
            else:
                unsaid *= 1 - cue.weight
                neutral = cue
    if not doubt:
        if neutral is None:
            return None
        doubt, best = {ClaimKind.FINDING: 1.0}, {ClaimKind.FINDING: neutral}  # a plain statement
    ranked = sorted(((1 - rest, kind) for kind, rest in doubt.items()), key=lambda item: (-item[0], item[1]))
    top, kind = ranked[0]
    strength = (1 - (1 - top) * unsaid) * against
    if strength < threshold:
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return Verdict(kind, strength, max(0.0, top - _RIVAL * second) * against, best[kind])
