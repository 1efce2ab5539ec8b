"""One publication in several forms says the same: a motion, and questions with their answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from beleidsgraaf.extract.model import Extraction
from beleidsgraaf.extract.pipeline import Pipeline, load_pipeline
from beleidsgraaf.extract.read import read


@dataclass(frozen=True)
class Said:
    """What must not depend on the form."""

    identifier: str
    date: str
    kind: str
    signatures: tuple[tuple[str, str], ...]
    claims: tuple[tuple[str, str, str], ...]
    citations: tuple[str, ...]
    pairs: tuple[tuple[str, str, str, tuple[str, ...]], ...]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def _said(pipeline: Pipeline, path: Path) -> Said:
    return _of(pipeline(read(path, path.name, path.name)))


def _of(found: Extraction) -> Said:
    text = found.layout.reading.text

    def words(start: int, end: int) -> str:
        return " ".join(text[start:end].replace("–", "-").split())

    document = found.layout.documents[0]
    assert document.identifier is not None
    assert document.date is not None
    answers = found.layout.answers
    return Said(
        document.identifier.value,
        document.date.value,
        document.kind.value,
        tuple((s.office.value if s.office else "", s.person.value if s.person else "") for s in document.signatures),
        tuple((c.kind.value, c.claimant.label if c.claimant else "", words(c.start, c.end)) for c in found.claims),
        tuple(sorted(c.target or "" for c in found.citations)),
        tuple(
            (
                q.block.number,
                words(q.block.start, q.block.end),
                words(answers[q.block.answer].start, answers[q.block.answer].end) if q.block.answer is not None else "",
                tuple(e.label for e in q.asked_by),
            )
            for q in found.questions
        ),
    )


@pytest.mark.letters
def test_a_motion_in_three_forms(letters: Path, pipeline: Pipeline) -> None:
    folder = letters / "originals" / "kst-32545-143"
    xml, html, pdf = (_said(pipeline, folder / f"kst-32545-143.{form}") for form in ("xml", "html", "pdf"))
    assert xml == html
    assert xml == pdf
    assert (xml.identifier, xml.date, xml.kind) == ("kst-32545-143", "2021-07-06", "Motion")
    assert [person for _, person in xml.signatures] == ["Inge van Dijk", "Grinwis"]
    assert [kind for kind, _, _ in xml.claims].count("Request") == 2


@pytest.mark.letters
def test_answers_in_three_forms(letters: Path, pipeline: Pipeline) -> None:
    folder = letters / "originals" / "ah-tk-20202021-3235"
    xml, html, pdf = (_said(pipeline, folder / f"ah-tk-20202021-3235.{form}") for form in ("xml", "html", "pdf"))
    assert xml == html
    assert xml == pdf
    assert (xml.identifier, xml.date, xml.kind) == ("ah-tk-20202021-3235", "2021-06-21", "AnswerSet")
    assert [number for number, _, _, _ in xml.pairs] == [str(n) for n in range(1, 10)]
    assert all(answer for _, _, answer, _ in xml.pairs)
    assert {askers for _, _, _, askers in xml.pairs} == {("S.P.R.A. van Weyenberg", "Romke de Jong", "Kat", "D66")}
    assert xml.citations.count("stb-2020-118") == 1


def _as_word(text: str, path: Path) -> Path:
    document = docx.Document()
    for block in text.split("\n\n"):
        label, _, rest = block.partition("\n")
        if label.startswith(("Vraag ", "Antwoord ")) and label[-1].isdigit():
            document.add_heading(label, 3)
            block = rest
        if block:
            document.add_paragraph(" ".join(block.split()))
    document.save(str(path))
    return path


def _as_pdf(text: str, path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=A4)
    lines = text.split("\n")
    for page, start in enumerate(range(0, len(lines), 45), start=1):
        canvas.setFont("Helvetica", 10)
        for row, line in enumerate(lines[start : start + 45]):
            canvas.drawString(70, A4[1] - 80 - 14 * row, line)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(70, 40, f"Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel {page}")
        canvas.showPage()
    canvas.save()
    return path


def test_answers_as_text_word_and_pdf(samples: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    original = samples / "ah-tk-20302031-118.txt"
    text = original.read_text("utf-8")
    said = _said(pipeline, original)
    assert [(number, bool(answer)) for number, _, answer, _ in said.pairs] == [(str(n), True) for n in range(1, 6)]
    for made in (
        _as_word(text, tmp_path / original.with_suffix(".docx").name),
        _as_pdf(text, tmp_path / "ah-tk-20302031-118.pdf"),
    ):
        other = _said(pipeline, made)
        assert (other.identifier, other.date, other.kind) == (said.identifier, said.date, said.kind), made.suffix
        assert [pair[:2] for pair in other.pairs] == [pair[:2] for pair in said.pairs], made.suffix
        assert [pair[3] for pair in other.pairs] == [pair[3] for pair in said.pairs], made.suffix
        assert [pair[2] for pair in other.pairs] == [pair[2] for pair in said.pairs], made.suffix
        assert other.signatures == said.signatures, made.suffix
        assert [c[0] for c in other.claims] == [c[0] for c in said.claims], made.suffix


def test_the_sample_motion_in_three_forms(samples: Path, pipeline: Pipeline) -> None:
    xml, html = (_said(pipeline, samples / "forms" / f"kst-39871-15.{form}") for form in ("xml", "html"))
    text = _said(pipeline, samples / "kst-39871-15.txt")
    assert xml == html
    assert (text.identifier, text.date, text.signatures) == (xml.identifier, xml.date, xml.signatures)
    assert [c for c in text.claims if c[0] == "Request"] == [c for c in xml.claims if c[0] == "Request"]
