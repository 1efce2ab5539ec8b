"""The page `docs/quality.md`: the figures of several gold standards side by side, made by measuring.

Run `python -m beleidsgraaf.graph.evaluate.page` from the root of the repository, with the real letters beside it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from beleidsgraaf.graph.evaluate.figures import Evaluation, Figures
from beleidsgraaf.graph.evaluate.run import evaluate

#: The rows, in the order in which a reader expects them.
KINDS: Final = (
    "linked all",
    "spans all",
    *(f"linked {k}" for k in ("PERSON", "OFFICE", "ORG", "PROGRAMME", "DOC", "LAW", "EVENT", "DATE", "AMOUNT")),
    "citations",
    "questions",
    "relations",
    "relations without memberOf",
    "claims all",
    *(f"claim {k}" for k in ("commitment", "intention", "finding", "position", "action", "recommendation", "request")),
    "claimant of matched claims",
    "claimant, where not Kabinet",
    "due dates of claims",
    "document fields",
)
#: A difference between two halves that asks for an explanation, and how many items it takes to mean something.
_GAP: Final = 0.05
_FEW: Final = 30

#: Gold that nobody read while rules were made.
_UNSEEN: Final = ("frozen", "fresh", "held")
_HEADLINES: Final = (
    "linked all",
    "spans all",
    "citations",
    "questions",
    "relations",
    "claims all",
    "claimant, where not Kabinet",
    "due dates of claims",
    "document fields",
)

_HEAD: Final = """# Quality

Made by `python -m beleidsgraaf.graph.evaluate.page`; not written by hand. F1, with the interval in which 95 of 100
redrawings of the text (stretches of 500 characters) fall, and the number of annotations.

- **letters**: the five letters that the rules were written beside; **sixth**: a letter with answers to questions.
- **dev**: letters, answers, a nota and motions that were annotated for this project; errors were read while tuning.
- **frozen**: likewise, but never read while rules were made; only its totals are known. They were looked at often.
- **fresh**: a ministry letter, answers to questions and an excerpt, annotated from their text alone.
- **held**: five answers of ministers, annotated by somebody who never saw the rules. What frozen, fresh and held say
  together is what to expect of new letters. Two annotators of the same texts agree as `tests/gold/README.md` says.
- A kind with few annotations says little: look at the interval.

A mention is *linked* when type and entity are right and the span overlaps, and counts under *spans* when type and both
ends are right. A claim counts when its kind is right and it shares half of its characters with the annotation.
"""


_WHY: Final = (
    "## Why",
    "",
    "The errors of dev were read and their kinds repaired, those of the other sets were not, so a gap with dev ahead",
    "is what tuning gained on the texts at hand and does not gain on others. Which items the others lose is not known,",
    "by rule; losing on recall says that they are names which no register holds and no form gives away, or sentences",
    "that no cue speaks for. Annotators differ in how much they take for a claim: the five letters have 18 a thousand",
    "words, frozen has as many, fresh has 28 and held 33; much that the last two miss is a plain statement of fact.",
)


def page(columns: Sequence[tuple[str, Evaluation]]) -> str:
    """Give the page for these measurements, each with its name."""
    out = [_HEAD, "| kind | " + " | ".join(name for name, _ in columns) + " |", "| --- |" + " ---: |" * len(columns)]
    for kind in KINDS:
        cells = [cell(measured.figures.get(kind)) for _, measured in columns]
        if any(cells):
            out.append(f"| {kind} | " + " | ".join(cells) + " |")
    out += [
        "",
        "## What a confidence is worth",
        "",
        "Claims that are right, of those with a confidence in each class.",
        "",
    ]
    out += ["| confidence | " + " | ".join(name for name, _ in columns) + " |", "| --- |" + " ---: |" * len(columns)]
    bounds = list(columns[0][1].calibration)
    for bound, above in zip(bounds, (None, *bounds), strict=False):
        label = f"from {bound:.1f}" if bound else f"under {above:.1f}"
        out.append(f"| {label} | " + " | ".join(_share(m.calibration[bound]) for _, m in columns) + " |")
    named = dict(columns)
    out += _together([named[name] for name in _UNSEEN if name in named])
    for half in _UNSEEN:
        if "dev" in named and half in named:
            out += ["", *_gaps(named["dev"], named[half], half)]
    if "dev" in named and set(_UNSEEN) & named.keys():
        out += ["", *_WHY]
    return "\n".join(out) + "\n"


def _together(unseen: Sequence[Evaluation]) -> list[str]:
    """Give the figures of all texts that nobody read while rules were made, added up."""
    if len(unseen) < 2:
        return []
    out = ["", "## All unseen texts together", "", "Frozen, fresh and held, their counts added.", ""]
    out += ["| kind | precision | recall | F1 | right | found | annotated |", "| --- |" + " ---: |" * 6]
    for kind in _HEADLINES:
        figures = [m.figures[kind] for m in unseen if kind in m.figures]
        right, found, gold = (sum(getattr(f, x) for f in figures) for x in ("right", "found", "gold"))
        if not (found and gold):
            continue
        out.append(
            f"| {kind} | {right / found:.3f} | {right / gold:.3f} | {2 * right / (found + gold):.3f} "
            f"| {right} | {found} | {gold} |"
        )
    sure = [m.calibration[max(m.calibration)] for m in unseen]
    right, claims = sum(a for a, _ in sure), sum(b for _, b in sure)
    return [
        *out,
        "",
        f"Of the claims with a confidence from {max(unseen[0].calibration):.1f}, {right} of {claims} are right.",
    ]


def cell(figure: Figures | None) -> str:
    """Give F1, its interval and the number of annotations; nothing where nothing is annotated."""
    if figure is None or not figure.gold:
        return ""
    return f"{figure.f1:.3f} ({figure.interval[0]:.2f}–{figure.interval[1]:.2f}; {figure.gold})"


def _share(counts: tuple[int, int]) -> str:
    right, claims = counts
    return f"{right / claims:.2f} ({right} of {claims})" if claims else ""


def _gaps(dev: Evaluation, other: Evaluation, half: str) -> list[str]:
    """Give the kinds of which `dev` and another half differ by more than `_GAP`, and on which side that one loses."""
    out = [f"## Gaps between dev and {half}", ""]
    out += [f"Kinds that differ by more than {_GAP} in F1, and on which side {half} loses.", ""]
    for kind in KINDS:
        a, b = dev.figures.get(kind), other.figures.get(kind)
        if a is None or b is None or not (a.gold and b.gold) or abs(a.f1 - b.f1) <= _GAP:
            continue
        side = "recall" if b.recall < b.precision else "precision"
        few = min(a.gold, b.gold) < _FEW
        apart = a.interval[0] > b.interval[1] or b.interval[0] > a.interval[1]
        why = "few annotations" if few else "the intervals do not meet" if apart else "the intervals overlap"
        out.append(
            f"- **{kind}**: {a.f1:.3f} and {b.f1:.3f} ({a.f1 - b.f1:+.3f}); {why}. {half.capitalize()} has precision "
            f"{b.precision:.2f}, recall {b.recall:.2f}: it loses on {side}."
        )
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("docs/quality.md"))
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the page differs")
    options = parser.parse_args(arguments)
    letters = Path(os.environ.get("BELEIDSGRAAF_LETTERS", "../shared/letters"))
    gold = Path(os.environ.get("BELEIDSGRAAF_GOLD", "../shared/gold"))
    own = Path("tests/gold")
    folders = (
        ("letters", gold / "dev"),
        ("sixth", gold / "more"),
        *((name, own / name) for name in ("dev", *_UNSEEN)),
    )
    columns = [(name, evaluate(folder, [letters])) for name, folder in folders if folder.is_dir()]
    missing = {source: why for _, measured in columns for source, why in measured.missing.items()}
    for source, why in sorted(missing.items()):
        print(f"not measured: {source}: {why}", file=sys.stderr)
    text = page(columns)
    if options.check:
        return int(not options.output.exists() or options.output.read_text(encoding="utf-8") != text)
    options.output.write_text(text, encoding="utf-8")
    print(f"written: {options.output}")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
