"""Boxes: what stands in a frame is a block of its own, and a sentence goes on behind it."""

from __future__ import annotations

from laying import laid

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import Layout, SourceText
from beleidsgraaf.extract.read import html

AROUND = "<p>De gemeente heeft het loket vorig jaar geopend, en dat was nodig voor de inwoners van de wijk.</p>" * 6
BOX = "<table><tr><td><p>Kader 1: het loket</p><p>Het loket helpt inwoners.</p><p>Het is open.</p></td></tr></table>"
HALF = "De gemeente heeft het loket vorig jaar geopend, en dat was nodig omdat inwoners van de wijk"
REST = "anders naar het centrum van de stad hadden gemoeten."


def _page(body: str) -> Layout:
    text, metadata, places = html.text_of(f"<html><body>{body}</body></html>".encode(), "brief.html")
    source = SourceText("brief", "brief", "brief.html", "0" * 64, text, html.MEDIA_TYPE, "1", metadata, places)
    return lay_out(source)


def _boxes(layout: Layout) -> list[str]:
    return [layout.reading.text[b.start : b.end] for b in layout.blocks if b.kind.value == "box"]


def test_a_table_of_one_cell_is_a_box() -> None:
    inside = ["Kader 1: het loket", "Het loket helpt inwoners.", "Het is open."]
    assert _boxes(_page(AROUND + BOX + "<p>Daarna groeide het.</p>")) == inside


def test_other_tables_are_none() -> None:
    rows = "<table><tr><td><p>Jaar</p><p>(heel)</p></td><td>Aantal</td></tr><tr><td>2030</td><td>12</td></tr></table>"
    assert _boxes(_page(AROUND + rows)) == []
    assert _boxes(_page(BOX)) == []  # a letter that is laid out in a table as a whole


def test_a_sentence_goes_on_behind_a_box_in_its_middle() -> None:
    for gap in ("\n\n", "\n\n\n"):
        layout = laid(
            f"Den Haag, 3 mei 2031\n\nGeachte voorzitter,\n\n{HALF}{gap}Kader 2 – Het loket\n\n"
            f"Het loket helpt inwoners. De gemeente betaalt.\n\nHet is open.{gap}{REST}\n\nDaarna groeide het loket.\n"
        )
        text = layout.reading.text
        assert _boxes(layout) == [
            "Kader 2 – Het loket",
            "Het loket helpt inwoners. De gemeente betaalt.",
            "Het is open.",
        ]
        assert f"{HALF} {REST}" in [text[b.start : b.end] for b in layout.blocks if b.kind.value == "paragraph"]
        span = layout.reading.source_span(text.index(HALF), text.index(REST) + len(REST))
        assert layout.source.quote(span).startswith("De gemeente heeft") and layout.source.quote(span).endswith(REST)


def test_a_box_between_whole_paragraphs_parts_nothing() -> None:
    layout = laid(
        f"Den Haag, 3 mei 2031\n\n{HALF} dat wilden.\n\nKader 2: Het loket\n\nHet loket is open.\n\nHet groeit.\n"
    )
    assert _boxes(layout) == []
    assert [b.kind.value for b in layout.blocks][1:] == ["paragraph", "heading", "paragraph", "paragraph"]


def test_a_word_that_only_starts_like_a_box_is_none() -> None:
    layout = laid(f"Den Haag, 3 mei 2031\n\n{HALF}\n\nKaderwetten zijn er ook.\n\n{REST}\n")
    assert _boxes(layout) == []
