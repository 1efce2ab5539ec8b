"""Whole sentences of `tests/cases/sentences.txt`: everything that is named is found, and nothing else."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.extract.pipeline import Pipeline, load_pipeline

CASES = [
    line
    for line in (Path(__file__).parents[1] / "cases" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MARK = re.compile(r"\{([A-Z]+) ([^|}]+)(?:\|([^}]*))?\}")
#: Found in nearly every letter and not marked in the sentences.
UNMARKED = frozenset({"uw kamer", "de kamer", "het kabinet"})
HEAD = "Den Haag, 14 november 2023\n\nGeachte voorzitter,\n\n"
Named = tuple[str, str, int]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def marked(line: str) -> tuple[str, dict[Named, str]]:
    """Give the plain sentence and what is marked in it, with the label where one is given."""
    text, names, at = "", {}, 0
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        names[(match[1], match[2], len(text))] = match[3] or ""
        text += match[2]
        at = match.end()
    return text + line[at:], names


def found(pipeline: Pipeline, text: str) -> dict[Named, str]:
    source = HEAD + text + "\n"
    digest = hashlib.sha256(source.encode()).hexdigest()
    extraction = pipeline(SourceText("k", "k", "k.txt", digest, source, "text/plain", "1"))
    reading = extraction.layout.reading.text
    start = reading.index(text)
    return {
        (m.entity.kind.value.upper(), reading[m.start : m.end], m.start - start): m.entity.label
        for m in extraction.mentions
        if m.start >= start and reading[m.start : m.end].lower() not in UNMARKED
    }


def test_the_sentences_are_read() -> None:
    assert len(CASES) == 128
    assert sum(len(MARK.findall(line)) for line in CASES) == 310


def test_what_is_named_is_found_and_linked(pipeline: Pipeline) -> None:
    right, wanted, given = Counter[str](), Counter[str](), Counter[str]()
    wrong: list[str] = []
    for line in CASES:
        text, names = marked(line)
        got = found(pipeline, text)
        for named, label in names.items():
            wanted[named[0]] += 1
            right[named[0]] += named in got and (not label or got[named] == label)
        given.update(kind for kind, *_ in got)
        wrong += [f"{text}: {named}" for named in sorted(names.keys() ^ got.keys())]
    message = "\n".join(wrong)
    assert right.total() / wanted.total() >= 0.96, message
    assert right.total() / given.total() >= 0.96, message
    for kind in ("ORG", "OFFICE", "PERSON", "LAW", "DATE"):
        assert right[kind] / wanted[kind] >= 0.95, f"{kind}\n{message}"
    for kind in ("PROGRAMME", "DOC"):
        assert right[kind] / wanted[kind] >= 0.9, f"{kind}\n{message}"
