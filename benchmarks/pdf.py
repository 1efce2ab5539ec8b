"""How much of the text of PDFs is broken wrongly by page furniture.

    python benchmarks/pdf.py [FILE ...] [--plain] [--show N]

Without files: the ministry letters among the originals beside the project (`BELEIDSGRAAF_LETTERS`). Each file is read
and laid out, and its reading divided into sentences. A sentence is broken wrongly when

- it holds, or is, a line of furniture: one of the first or last eight lines of its page that, figures aside, stands
  there on three or more pages (letterheads of the pages that follow, page numbers, running titles); or
- it has no end (no `.`, `?`, `!`, `:`, `;` or `,`) though what follows it in the reading is a paragraph that starts
  with a small letter: two parts of one sentence.

The figure is the share of words in such sentences among all words in sentences of paragraphs, lists and quotations.
`--plain` measures the same on the output of pdftotext (poppler) where it is installed, in its reading order.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from bisect import bisect_left
from itertools import pairwise
from pathlib import Path
from typing import Final

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import BlockKind, SourceText
from beleidsgraaf.extract.pipeline import COMPONENTS, PipelineConfig, make_language
from beleidsgraaf.extract.read import read

ROOT: Final = Path(__file__).resolve().parent.parent
LETTERS: Final = ("Kamerbrief_emissie_luchtvaart.pdf", "Kamerbrief_water_en_Bodem.pdf")
MORE: Final = ("kamerbrief-1400405-leerlingendaling.pdf",)
RUNNING: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.QUESTION})
KEPT: Final = frozenset({"bg_context", "bg_sentences"})
EDGE: Final = 8
LEAST: Final = 0.005
_END: Final = re.compile(r"[.?!:;,…]['\"’”»)\]]*$")


def furniture(text: str) -> list[tuple[int, int]]:
    """Give where lines stand, in the source, that recur near the edge of three or more pages, figures aside."""
    found: dict[str, list[tuple[int, int]]] = {}
    start = 0
    for page in text.split("\f"):
        at, lines = start, []
        for raw in page.split("\n"):
            if line := raw.strip():
                first = at + raw.index(line)
                lines.append((mask(line), first, first + len(line)))
            at += len(raw) + 1
        seen = set()
        for line, first, last in lines[:EDGE] + lines[EDGE:][-EDGE:]:
            if len(line) < 100 and line not in seen:
                seen.add(line)
                found.setdefault(line, []).append((first, last))
        start += len(page) + 1
    return sorted(place for line, places in found.items() if len(places) > 2 and len(line) > 3 for place in places)


def mask(line: str) -> str:
    """Give a line without white space, its figures masked."""
    return re.sub(r"\d+", "9", "".join(line.split()))


def measure(source: SourceText, show: int) -> tuple[int, int]:
    """Give the words in sentences broken wrongly, and all words in sentences of running text."""
    layout = lay_out(source)
    language = make_language(PipelineConfig(disable=frozenset(name for name, _ in COMPONENTS) - KEPT))
    doc = language.make_doc(layout.reading.text)
    doc._.layout = layout
    for _, component in language.pipeline:
        doc = component(doc)
    reading = layout.reading
    read_as = (reading.reading_offset(first) for first, _ in furniture(source.text))
    lines = sorted(offset for offset in read_as if offset is not None)
    sentences = [(s.start, s.end, layout.blocks[s.block].kind) for s in doc._.sentences]
    broken = words = 0
    for (start, end, kind), (after, _, next_kind) in pairwise([*sentences, (0, 0, BlockKind.TITLE)]):
        if kind not in RUNNING:
            continue
        sentence = reading.text[start:end].strip()
        length = len(sentence.split())
        words += length
        holds = bisect_left(lines, start) < bisect_left(lines, end)
        follows = next_kind is BlockKind.PARAGRAPH and reading.text[after : after + 1].islower()
        split = follows and length > 2 and not _END.search(sentence)
        if holds or split:
            broken += length
            if show > 0:
                show -= 1
                print(
                    f"    {'furniture' if holds else 'split'}: {sentence[:150]} | {reading.text[after : after + 50]!r}"
                )
    return broken, words


def plain(path: Path) -> SourceText | None:
    """Give what pdftotext makes of a file, None where it is not installed."""
    program = shutil.which("pdftotext")
    if program is None:
        return None
    text = subprocess.run([program, str(path), "-"], capture_output=True, check=True, timeout=120).stdout.decode()
    return SourceText(path.name, path.name, path.name, "0" * 64, text, "text/plain", "")


def main() -> int:
    """Measure; gives 1 when the share is over what the project promises."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--plain", action="store_true", help="measure pdftotext as well")
    arguments.add_argument("--show", type=int, default=0, metavar="N", help="show N broken sentences of each file")
    given = arguments.parse_args()
    originals = Path(os.environ.get("BELEIDSGRAAF_LETTERS", ROOT / "../shared/letters")) / "originals"
    files: list[Path] = given.files or [originals / name for name in LETTERS + MORE]
    worst = 0.0
    for path in files:
        broken, words = measure(read(path, path.name, path.name), given.show)
        print(f"{path.name}: {broken} of {words} words in sentences broken wrongly, {100 * broken / words:.2f} %")
        worst = max(worst, broken / words)
        if given.plain and (other := plain(path)) is not None:
            broken, words = measure(other, given.show)
            print(f"  pdftotext: {broken} of {words} words, {100 * broken / words:.2f} %")
    return int(worst > LEAST)


if __name__ == "__main__":
    sys.exit(main())
