"""The same letter in another dress says the same: lines, hyphens, quotation marks, line ends, page furniture.

What is compared is the set of results: every entity that is mentioned, and every claim by its kind and first words.
At least 97 of 100 results must stay, and as many of those found must have been there before.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from beleidsgraaf.extract.model import Extraction
from beleidsgraaf.extract.pipeline import load_pipeline
from beleidsgraaf.extract.read import read
from beleidsgraaf.ontology.registers import fold

ENOUGH = 0.97
SAMPLES = (
    "ah-tk-20302031-118.txt",
    "bijlage-voortgang-loket-dichtbij-2031-01.txt",
    "kamerbrief-2030-0000412345.txt",
    "kst-39871-12.txt",
    "kst-39871-15.txt",
    "verslag-schriftelijk-overleg-39871.txt",
)
LETTERS = (
    "bijlage-voortgang-wau-2023-01.txt",
    "kamerbrief-2022-0000142800.txt",
    "kst-29362-321.txt",
    "verslag-schriftelijk-overleg-31731.txt",
)

#: What a page has that is not the letter: its number, the publication it belongs to, an address.
FURNITURE = re.compile(
    r"^\s*(?:kst-\d[\w-]*|ISSN [\d -]+|’s-Gravenhage \d{4}.*|Pagina \d+ van \d+|"
    r"Tweede Kamer, vergaderjaar [\d–-]+, \d\d \d{3}, nr\. \d+ *\d*)\s*$"
)
_MARKED = re.compile(r"\s*(?:[•▪\-–o*|#>]\s|\(?\d{1,3}[.)]?\s|[a-z]\)\s|[A-Z][^.]{0,40}:\s*$)")
_HYPHEN = re.compile(r"(?<=[a-zë])- ?$")


def paragraphs(text: str) -> list[list[str]]:
    """Give the runs of lines between blank lines; a line that opens a list, a note or a question starts a run."""
    out: list[list[str]] = [[]]
    for line in text.split("\n"):
        if not line.strip() or "\f" in line or _MARKED.match(line):
            out.append([])
        out[-1].append(line)
    return out


def wrapped(text: str, width: int) -> str:
    """Set running text to another width; what is short or looks laid out stays as it is."""
    out: list[str] = []
    for lines in paragraphs(text):
        blank = [lines.pop(0)] if lines and not lines[0].strip() else []
        running = len(lines) > 1 and all(len(line) > 50 for line in lines[:-1]) and not any("http" in x for x in lines)
        out += blank
        if not running or any(line.isupper() for line in lines):
            out += lines
            continue
        out += textwrap.wrap(joined(lines), width, break_on_hyphens=False, break_long_words=False)
    return "\n".join(out)


def joined(lines: list[str]) -> str:
    """Give lines as one; a word that was broken in small letters is put together."""
    whole = lines[0].rstrip()
    for line in lines[1:]:
        part = line.strip()
        if _HYPHEN.search(whole) and part[:1].islower() and not part.startswith(("en ", "of ")):
            whole = _HYPHEN.sub("", whole) + part
        else:
            whole += " " + part
    return whole


def unhyphenated(text: str) -> str:
    """Put words that are broken over two lines on the first of them."""
    return re.sub(r"(?<=[a-zë])- ?\n(?!(?:en|of) )([a-zà-ÿ]+[,.;:)]?)[ ]?", r"\1\n", text)


def curly(text: str) -> str:
    """Set straight quotation marks and apostrophes as a printer does."""
    text = re.sub(r'"(?=\w)', "“", text).replace('"', "”")
    return re.sub(r"(?<=\w)'|'(?=s-|t )", "’", text)


def straight(text: str) -> str:
    """Set quotation marks as a keyboard does."""
    return text.translate(str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"}))


def without_furniture(text: str) -> str:
    """Take out the lines that belong to pages."""
    return "\n".join(line for line in text.split("\n") if not FURNITURE.match(line))


CHANGES: dict[str, Callable[[str], str]] = {
    "width 60": lambda text: wrapped(text, 60),
    "width 100": lambda text: wrapped(text, 100),
    "without hyphenation": unhyphenated,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "curly quotes": lambda text: curly(straight(text)),
    "straight quotes": straight,
    "without furniture": without_furniture,
}


def results(extraction: Extraction) -> set[tuple[str, str]]:
    """Give the entities that are mentioned and the claims, as far as they do not depend on the layout."""
    reading = extraction.layout.reading.text
    entities = {(m.entity.kind.value, _plain(m.entity.key or m.entity.label)) for m in extraction.mentions}
    claims = {(c.kind.value, _plain(reading[c.start : c.end])[:40]) for c in extraction.claims}
    return entities | claims


def _plain(words: str) -> str:
    return re.sub(r"[^\w ]", "", fold(straight(words)))


def share(text: str, changed: str, folder: Path, name: str) -> tuple[float, float, set[tuple[str, str]]]:
    """Give how much stays, how much of what is found was there, and what differs."""
    pipeline = load_pipeline()
    sets = []
    for each, content in (("before", text), ("after", changed)):
        path = folder / each / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode())
        sets.append(results(pipeline(read(path, name, name))))
    before, after = sets
    both = len(before & after)
    return both / len(before), both / len(after), before ^ after


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_changes_something(samples: Path, change: str) -> None:
    texts = [(samples / name).read_text(encoding="utf-8") for name in SAMPLES]
    assert sum(CHANGES[change](text) != text for text in texts) >= (1 if change == "curly quotes" else 2)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_samples_say_the_same(samples: Path, tmp_path: Path, name: str, change: str) -> None:
    text = (samples / name).read_text(encoding="utf-8")
    stays, was, differing = share(text, CHANGES[change](text), tmp_path, name)
    assert min(stays, was) >= ENOUGH, differing


#: Of one letter the width is left alone: blank lines stand at random inside its sentences, and to take them out is to
#: read it.
PAIRS = [(n, c) for n in LETTERS for c in CHANGES if not (n.startswith("verslag") and c.startswith("width"))]


@pytest.mark.letters
@pytest.mark.parametrize(("name", "change"), PAIRS)
def test_letters_say_the_same(letters: Path, tmp_path: Path, name: str, change: str) -> None:
    text = (letters / name).read_text(encoding="utf-8")
    stays, was, differing = share(text, CHANGES[change](text), tmp_path, name)
    assert min(stays, was) >= ENOUGH, differing
