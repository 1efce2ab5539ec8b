"""The geometry of a page: characters with boxes become lines in reading order.

Recursive X-Y cut (Nagy and Seth 1984): a region is split at the widest column gutter that nothing crosses, else at its
widest horizontal gap, until neither is wide enough; what is left are lines. Rows of a label and its value
(`Datum   4 juli 2030`) look like two columns and are kept together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from statistics import median
from typing import Final

#: Shares of the character size.
_SAME_LINE: Final = 0.35  #: baselines nearer than this are one line
_WORD_GAP: Final = 0.2  #: a wider gap is a space
_TIGHT_GAP: Final = 0.1  #: a narrower one is none, unless the page draws one there
_RUN_GAP: Final = 1.6  #: a wider one parts two runs
_GUTTER: Final = 1.2  #: narrowest gap between two columns
_ALIGNED_GUTTER: Final = 0.7  #: the same where the lines on its right all start at one edge
_PARAGRAPH: Final = 1.35  #: a wider step between lines than this share of the usual one starts a paragraph

#: A gap that a program guessed to be a space is one when it is as wide as this share of the page's usual space.
_USUAL_SHARE: Final = 0.7

#: A column narrower than this share of the region, whose lines all have a partner, holds labels.
_LABEL_COLUMN: Final = 0.3


class Space(Enum):
    """What the page's own text has before a character."""

    NONE = auto()
    GUESSED = auto()  #: the reader of the file made one of a gap
    DRAWN = auto()  #: the page draws one


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box, in points, y upwards."""

    char: str
    left: float
    right: float
    baseline: float
    size: float
    space: Space = Space.NONE


@dataclass(slots=True)
class Run:
    """Characters that stand next to each other on one line."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    space: Space = Space.NONE  #: before its first character

    @property
    def top(self) -> float:
        """The upper edge, near enough."""
        return self.baseline + 0.75 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge, near enough."""
        return self.baseline - 0.2 * self.size


def runs_of(glyphs: Sequence[Glyph]) -> list[Run]:
    """Join characters to runs in the order in which the page draws them; raised numbers become footnote marks."""
    runs: list[Run] = []
    least = _least_space(glyphs)
    for glyph in glyphs:
        if not glyph.char.strip():
            continue
        if runs and _joins(runs[-1], glyph):
            run = runs[-1]
            size = min(run.size, glyph.size)
            apart = _is_space(glyph.space, glyph.left - run.right, size, least)
            run.text += (" " if apart else "") + glyph.char
            run.right = max(run.right, glyph.right)
        else:
            runs.append(Run(glyph.char, glyph.left, glyph.right, glyph.baseline, glyph.size, glyph.space))
    return _with_marks(runs, least)


def _least_space(glyphs: Sequence[Glyph]) -> float:
    """Give how wide a gap must be to be a space where nothing is drawn, as a share of the character size.

    A letterhead may be drawn letter by letter, with gaps between them that a program takes for spaces.
    """
    gaps = [
        (glyph.left - before.right) / glyph.size
        for before, glyph in pairwise(glyphs)
        if glyph.space is not Space.NONE and abs(glyph.baseline - before.baseline) < _SAME_LINE * glyph.size
    ]
    usual = [gap for gap in gaps if _TIGHT_GAP < gap < 1]
    return max(_TIGHT_GAP, _USUAL_SHARE * median(usual)) if usual else _TIGHT_GAP


def _is_space(space: Space, gap: float, size: float, least: float) -> bool:
    if space is Space.DRAWN:
        return gap > 0
    return gap > (least if space is Space.GUESSED else max(least, _WORD_GAP)) * size


def _joins(run: Run, glyph: Glyph) -> bool:
    size = max(run.size, glyph.size)
    return (
        abs(run.baseline - glyph.baseline) < 0.12 * size
        and -0.6 * size < glyph.left - run.right < _RUN_GAP * size
        and abs(run.size - glyph.size) < 0.18 * size
    )


def _with_marks(runs: list[Run], least: float) -> list[Run]:
    """Write raised numbers as `[^1]` and put them where they are called, or before the note that they open."""
    out: list[Run] = []
    pending: Run | None = None
    for run in runs:
        if pending is not None:
            if _raised(pending, run) and run.left >= pending.left:
                run.text = f"[^{pending.text}]: {run.text}"
                run.left = pending.left
            else:
                out.append(pending)
            pending = None
        if out and run.text.isdecimal() and len(run.text) <= 3 and _raised(run, out[-1]) and _touches(out[-1], run):
            out[-1].text += f"[^{run.text}]"
            out[-1].right = run.right
        elif run.text.isdecimal() and len(run.text) <= 3:
            pending = run
        elif out and _continues(out[-1], run):
            gap = run.left - out[-1].right
            out[-1].text += (" " if _is_space(run.space, gap, run.size, least) else "") + run.text
            out[-1].right = max(out[-1].right, run.right)
        else:
            out.append(run)
    if pending is not None:
        out.append(pending)
    return out


def _raised(mark: Run, text: Run) -> bool:
    return mark.size < 0.8 * text.size and 0.1 * text.size < mark.baseline - text.baseline < 0.8 * text.size


def _touches(run: Run, mark: Run) -> bool:
    return -0.3 * run.size < mark.left - run.right < 0.6 * run.size


def _continues(run: Run, following: Run) -> bool:
    size = max(run.size, following.size)
    near = -0.6 * size < following.left - run.right < _RUN_GAP * size
    return near and abs(run.baseline - following.baseline) < _SAME_LINE * size * 0.5


def text_of_page(glyphs: Sequence[Glyph]) -> str:
    """Give the lines of a page in reading order, an empty line between paragraphs; '' for a page without text."""
    runs = runs_of(glyphs)
    if not runs:
        return ""
    size = median(run.size for run in runs)
    lines: list[str] = []
    above: list[Run] = []
    for region in _cut(runs, size, 0):
        following = _lines(region)
        if lines and not (_is_next_column(above, region) and _goes_on(lines[-1], following[0])):
            lines.append("")
        lines += following
        above = region
    return "\n".join(lines)


def _is_next_column(column: list[Run], region: list[Run]) -> bool:
    """Tell whether a region is the column to the right of another, about as wide."""
    left, right = min(run.left for run in region), max(run.right for run in column)
    widths = (right - min(run.left for run in column), max(run.right for run in region) - left)
    return left > right and min(widths) > 0.6 * max(widths)


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a paragraph goes on in the next column: no end before it, a small letter after."""
    return line[-1:] not in ".?!:;" and following[:1].islower()


def _cut(runs: list[Run], size: float, depth: int) -> list[list[Run]]:
    if len(runs) < 2 or depth > 40:
        return [runs]
    if (x := _gutter(runs, size)) is not None:
        left = [run for run in runs if run.right <= x]
        right = [run for run in runs if run.right > x]
        parts = (right, left) if _is_margin(left, right) else (left, right)
        return [region for part in parts for region in _cut(part, size, depth + 1)]
    if (y := _widest_gap(runs, size)) is not None:
        above = [run for run in runs if run.bottom >= y]
        below = [run for run in runs if run.bottom < y]
        return _cut(above, size, depth + 1) + _cut(below, size, depth + 1)
    return [runs]


def _gutter(runs: list[Run], size: float) -> float | None:
    """Give the x of the widest gap that no run crosses and that has two or more lines on either side."""
    best, width = None, _ALIGNED_GUTTER * size
    edge = float("-inf")
    for run in sorted(runs, key=lambda run: run.left):
        if edge > float("-inf") and run.left - edge > width:
            left = [r for r in runs if r.right <= edge]
            right = [r for r in runs if r.left >= run.left]
            wide = run.left - edge > _GUTTER * size or _is_margin(left, right)
            if wide and _columns(left, right, size):
                best, width = edge + 0.01, run.left - edge
        edge = max(edge, run.right)
    return best


def _is_margin(left: list[Run], right: list[Run]) -> bool:
    """Tell a letterhead along the right edge, in smaller type with one left edge, from a column of text."""
    if len(left) < len(right) or not right:
        return False
    edge = min(run.left for run in right)
    aligned = sum(run.left - edge < 1 for run in right) >= 0.7 * len(right)
    width = max(run.right for run in right) - edge
    whole = max(run.right for run in right) - min(run.left for run in left)
    smaller = median(run.size for run in right) < 0.9 * median(run.size for run in left)
    return aligned and smaller and width < _LABEL_COLUMN * whole


def _columns(left: list[Run], right: list[Run], size: float) -> bool:
    if _count_lines(left) < 2 or _count_lines(right) < 2:
        return False
    partners = sum(any(abs(a.baseline - b.baseline) < _SAME_LINE * size for b in right) for a in left)
    total = max(r.right for r in right) - min(r.left for r in left)
    narrow = max(r.right for r in left) - min(r.left for r in left) < _LABEL_COLUMN * total
    return not (narrow and partners >= 0.75 * len(left))


def _count_lines(runs: list[Run]) -> int:
    return len({round(run.baseline) for run in runs})


def _widest_gap(runs: list[Run], size: float) -> float | None:
    """Give the y of the widest horizontal gap, when cutting there lets a gutter appear above or below."""
    best, width = None, 0.6 * size
    edge = float("inf")
    for run in sorted(runs, key=lambda run: -run.top):
        if edge < float("inf") and edge - run.top > width:
            best, width = (edge + run.top) / 2, edge - run.top
        edge = min(edge, run.bottom)
    return best


def _lines(runs: list[Run]) -> list[str]:
    """Give the lines of a region from top to bottom, the runs of one line from left to right, parted by a tab."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.baseline, run.left)):
        if rows and abs(rows[-1][0].baseline - run.baseline) < _SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    steps = [a[0].baseline - b[0].baseline for a, b in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    out: list[str] = []
    for index, row in enumerate(rows):
        if index and steps[index - 1] > _PARAGRAPH * usual:
            out.append("")
        out.append(_line(sorted(row, key=lambda run: run.left)))
    return out


def _line(row: list[Run]) -> str:
    text = row[0].text
    for before, run in pairwise(row):
        gap = run.left - before.right
        text += ("\t" if gap > _RUN_GAP * run.size else " " if gap > _WORD_GAP * run.size else "") + run.text
    return text
