"""What is recovered from each form of file: a table for docs/forms.md.

    python benchmarks/forms.py [FOLDER]

FOLDER holds originals, by default those beside the project (`BELEIDSGRAAF_LETTERS`). Every file in it that can be a
source is read and laid out, or refused. A form's row sums over its files: words of the reading, headings, list items,
footnotes as texts of notes and in brackets the calls that were tied to one, questions and how many have an answer,
places (pages of a PDF, elements of the others); and in how many files a document has identifier, date, subject or
title, signatures.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import SourceError
from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import BlockKind, Layout
from beleidsgraaf.extract.read import is_source, read

ROOT: Final = Path(__file__).resolve().parent.parent
NAMES: Final = {
    ".xml": "official XML",
    ".html": "HTML",
    ".docx": "Word",
    ".pdf": "PDF",
    ".txt": "text",
    ".md": "Markdown",
}
COLUMNS: Final = (
    "form", "files", "read", "words", "headings", "list items", "notes (called)", "questions (answered)", "places",
    "identifier", "date", "subject", "signed",
)  # fmt: skip


def counted(layout: Layout) -> Counter[str]:
    """Count what one file gave."""
    kinds = Counter(block.kind for block in layout.blocks)
    document = layout.documents[0]
    return Counter(
        {
            "words": len(layout.reading.text.split()),
            "headings": kinds[BlockKind.HEADING],
            "list items": kinds[BlockKind.LIST_ITEM],
            "notes": kinds[BlockKind.FOOTNOTE] + kinds[BlockKind.ROSTER],
            "called": sum(marker.block is not None for marker in layout.markers),
            "questions": len(layout.questions),
            "answered": sum(question.answer is not None for question in layout.questions),
            "places": len(layout.source.places),
            "identifier": int(document.identifier is not None or document.kenmerk is not None),
            "date": int(document.date is not None),
            "subject": int(document.subject is not None or document.title is not None),
            "signed": int(bool(document.signatures)),
        }
    )


def main() -> int:
    """Print the table and what was refused."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    letters = Path(os.environ.get("BELEIDSGRAAF_LETTERS", ROOT / "../shared/letters"))
    arguments.add_argument("folder", nargs="?", type=Path, default=letters / "originals")
    folder: Path = arguments.parse_args().folder
    rows: dict[str, Counter[str]] = {}
    refused: list[str] = []
    for path in sorted(file for file in folder.rglob("*") if file.is_file() and is_source(file)):
        row = rows.setdefault(NAMES.get(path.suffix.lower(), path.suffix), Counter())
        row["files"] += 1
        try:
            row.update(counted(lay_out(read(path, path.name, path.name))))
            row["read"] += 1
        except SourceError as error:
            refused.append(str(error))
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + " --- |" * len(COLUMNS))
    for form, row in sorted(rows.items()):
        shown = dict(row) | {
            "form": form,
            "notes (called)": f"{row['notes']} ({row['called']})",
            "questions (answered)": f"{row['questions']} ({row['answered']})",
        }
        print("| " + " | ".join(str(shown.get(name, 0)) for name in COLUMNS) + " |")
    for reason in refused:
        print(f"\nrefused: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
