"""The real letters: documents and questions as the gold standard has them, and the same reading in other clothes."""

# ruff: noqa: E501 - the cases are texts, each on one line to be read across
from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from laying import source

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import Document, Layout
from beleidsgraaf.extract.read import read

pytestmark = pytest.mark.letters

KINDS = {"letter": {"Letter"}, "annex": {"Annex"}, "report": {"ConsultationReport", "Report"}, "answers": {"AnswerSet"}}


def golden(gold: Path) -> list[dict[str, Any]]:
    """Give the annotations of the letters that lie beside the project."""
    files = sorted(gold.glob("*/*.gold.json"))
    assert len(files) == 6
    return [json.loads(file.read_text("utf-8")) for file in files]


def layout_of(letters: Path, name: str) -> Layout:
    """Lay a letter out."""
    path = next(p for p in (letters / name, letters / "more" / name) if p.is_file())
    return lay_out(read(path, name, name))


def fields(document: Document) -> dict[str, str | None]:
    """Give what the gold standard says of a document, as far as a layout can know it."""
    kenmerk = document.kenmerk.value if document.kenmerk else None
    identifier = document.identifier.value if document.identifier else f"kenmerk-{kenmerk}" if kenmerk else None
    return {
        "identifier": identifier,
        "date": document.date.value if document.date else None,
        "dossier": document.dossier.value if document.dossier else None,
        "number": document.number.value if document.number else None,
        "kenmerk": kenmerk,
        "subject": document.subject.value if document.subject else None,
    }


def test_documents(letters: Path, gold: Path) -> None:
    for annotation in golden(gold):
        layout = layout_of(letters, annotation["source"])
        assert len(layout.documents) == len(annotation["documents"])
        for document, expected in zip(layout.documents, annotation["documents"], strict=True):
            found = fields(document)
            for name in found:
                assert expected[name] is None or found[name] == expected[name], (annotation["source"], name)
            assert document.kind.value in KINDS[expected["type"]]
            assert (document.part_of is None) == (expected["part_of"] is None)
            persons = [s.person.value for s in document.signatures if s.person]
            for sender, person in zip(expected["senders"], persons, strict=True):
                assert sender["person"] in person


def test_questions_and_the_answers_that_serve_them(letters: Path, gold: Path) -> None:
    total = 0
    for annotation in golden(gold):
        layout = layout_of(letters, annotation["source"])
        expected = annotation.get("questions", [])
        assert {q.number for q in layout.questions} == {q["number"] for q in expected}
        groups: dict[str, set[str]] = {}
        for question in expected:
            groups.setdefault(question["answer"], set()).add(question["number"])
        shared: dict[int | None, set[str]] = {}
        for found in layout.questions:
            shared.setdefault(found.answer, set()).add(found.number)
        assert sorted(map(sorted, shared.values())) == sorted(map(sorted, groups.values()))
        text = layout.reading.text
        asked = {q.number: " ".join(text[a:b] for a, b in q.askers) for q in layout.questions}
        joined = {q.number: " ".join(text[a:b] for a, b in q.joiners) for q in layout.questions}
        for question in expected:
            assert all(name in asked[question["number"]] for name in question["asked_by"])
            assert all(name in joined[question["number"]] for name in question.get("joined_by") or [])
        total += len(expected)
    assert total == 55


def test_every_quote_of_the_gold_standard_is_in_the_reading(letters: Path, gold: Path) -> None:
    """A mention or citation that a person found can be found in the reading, in one piece."""
    missed: list[str] = []
    count = 0
    for annotation in golden(gold):
        layout = layout_of(letters, annotation["source"])
        reading = "".join(layout.reading.text.split())
        for item in annotation["mentions"] + annotation["citations"]:
            count += 1
            quote = re.sub(r"\s+", "", item["quote"])
            if quote not in reading and _unhyphened(quote) not in _unhyphened(reading):
                missed.append(item["quote"])
    assert count > 900
    assert missed == []


def _unhyphened(text: str) -> str:
    return re.sub(r"(?<=\w)-(?=\w)", "", text)


def _unfurnished(text: str) -> str:
    return re.sub(r"(?m)^(?:kst-29362-321|ISSN .*|’s-Gravenhage 2023 .*|Pagina 13 van 29|file:.*)$", "", text)


CLOTHES: list[tuple[str, Callable[[str], str]]] = [
    ("furniture taken out", _unfurnished),
    ("hyphens undone", lambda t: re.sub(r"(?<=[a-z])-[ \t]*\n(\s*)([a-zé]\S*)", r"\2\n\1", t)),
    ("straight quotes", lambda t: t.translate(str.maketrans("‘’“”", "''\"\""))),
    ("no blanks at line ends", lambda t: re.sub(r"[ \t]+\n", "\n", t)),
    ("form feeds for page breaks", lambda t: re.sub(r"\n (?=\S)", "\n\f", t)),
    ("blanks that do not break", lambda t: t.replace(" nr. ", " nr.\xa0")),
]


def _bag(layout: Layout) -> Counter[str]:
    return Counter(layout.reading.text.translate(str.maketrans('‘’“”"', "'''''")).split())


@pytest.mark.parametrize(("what", "change"), CLOTHES, ids=[c[0] for c in CLOTHES])
def test_the_same_letter_in_other_clothes(letters: Path, what: str, change: Callable[[str], str]) -> None:
    paths = sorted(letters.glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        original = read(path, path.name, path.name)
        plain = lay_out(original)
        other = lay_out(source(change(original.text), path.name))
        a, b = _bag(plain), _bag(other)
        same = 2 * (a & b).total() / (a.total() + b.total())
        assert same > 0.997, (path.name, same)
        assert [fields(d)["identifier"] for d in other.documents] == [fields(d)["identifier"] for d in plain.documents]
        assert [(q.number, q.answer) for q in other.questions] == [(q.number, q.answer) for q in plain.questions]


@pytest.mark.parametrize("width", [60, 75, 100, 100_000])
def test_the_same_paragraphs_at_another_width(letters: Path, width: int) -> None:
    for path in sorted(letters.glob("*.txt")):
        plain = lay_out(read(path, path.name, path.name))
        text = plain.reading.text
        parts = [
            textwrap.fill(f"{b.label} {text[b.start : b.end]}" if b.kind.value == "list-item" else text[b.start : b.end], width,
                          break_long_words=False, break_on_hyphens=False)
            for b in plain.blocks if b.kind.value not in ("footnote", "roster", "links")
        ]  # fmt: skip
        other = lay_out(source("\n\n".join(parts), path.name))
        mine = Counter(
            text[b.start : b.end] for b in plain.blocks if b.kind.value not in ("footnote", "roster", "links")
        )
        theirs = Counter(other.reading.text[b.start : b.end] for b in other.blocks)
        assert 2 * (mine & theirs).total() / (mine.total() + theirs.total()) > 0.9, path.name
