"""Which words count as the title of what is cited: the title {so}, the pointer [so]; what comes out, or nothing."""

from __future__ import annotations

import re

import pytest
from marked_actors import layout_of

from beleidsgraaf.extract.model import Citation, Entity, EntityKind, Extraction, Mention
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads import quads

CASES: list[tuple[str, str | None]] = [
    ("Dat staat in de brief “{Stand van het Loket}” ([Kamerstuk 39871, nr. 4]).", "Stand van het Loket"),
    ("Dat staat in de {Werkagenda Loketten} ([Kamerstuk 39871, nr. 4]).", "Werkagenda Loketten"),
    ("Zoals '{Stand van het Loket}' ([Kamerstuk 39871, nr. 4]) laat zien, gaat het goed.", "Stand van het Loket"),
    ("In de {Beleidsreactie op de Staat van het Loket} ([Kamerstuk 39871, nr. 4]).", "Beleidsreactie op de Staat"),
    # what another document is about
    ("Dat staat in de reactie op de {Staat van het Loket} ([Kamerstuk 39871, nr. 4]).", None),
    ("Zie de aanbiedingsbrief bij “{Stand van het Loket}” ([Kamerstuk 39871, nr. 4]).", None),
    ("De evaluatie van de {Werkagenda Loketten} ([Kamerstuk 39871, nr. 4]) is af.", None),
    # something stands between
    ("De {Werkagenda Loketten} is af (zie [Kamerstuk 39871, nr. 4]).", None),
    ("De {Werkagenda Loketten}. ([Kamerstuk 39871, nr. 4])", None),
    ("De {Werkagenda Loketten} [Kamerstuk 39871, nr. 4]", None),
]


@pytest.mark.parametrize(("marked", "title"), CASES)
def test_titles(marked: str, title: str | None) -> None:
    text = re.sub(r"[{}\[\]]", "", marked)
    named, pointer = re.search(r"\{(.+?)\}", marked), re.search(r"\[(.+?)\]", marked)
    assert named and pointer
    start, at = text.index(named[1]), text.index(pointer[1])
    document = Entity(EntityKind.DOC, named[1])
    found = Extraction(
        layout_of(text),
        mentions=(Mention(start, start + len(named[1]), document, 0.9, "test"),),
        citations=(Citation(at, at + len(pointer[1]), "kst-39871-4", "kamerstuk"),),
    )
    lines = [line for line in quads(found, Mint()).lines if "/alternative>" in line and "kst-39871-4>" in line]
    if title is None:
        assert lines == []
    else:
        assert len(lines) == 1
        assert f'"{title}' in lines[0]


def test_the_title_has_evidence() -> None:
    text = "In de Werkagenda Loketten (Kamerstuk 39871, nr. 4) staat meer."
    mention = Mention(6, 25, Entity(EntityKind.DOC, "Werkagenda Loketten"), 0.9, "test")
    citation = Citation(27, 49, "kst-39871-4", "kamerstuk")
    graph = quads(Extraction(layout_of(text), mentions=(mention,), citations=(citation,)), Mint())
    evidence = [line.split()[0] for line in graph.lines if "#field>" in line and "/alternative>" in line]
    assert len(evidence) == 1
    assert any(
        line.startswith(evidence[0]) and "#describes>" in line and "kst-39871-4>" in line for line in graph.lines
    )
    assert any(line.startswith(evidence[0]) and "#char=6,25>" in line for line in graph.lines)
