"""Lines of a page in reading order: letterheads along the edge, columns, letters drawn one by one."""

from __future__ import annotations

import pytest

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.extract.read.page import Glyph, Space, text_of_page

WIDTH = 0.5  #: of a character, as a share of its size


def _draw(x: float, y: float, words: str, size: float = 10.0, guessed: bool = False) -> list[Glyph]:
    """Draw words from left to right; y counts upwards."""
    glyphs, at, space = [], x, Space.NONE
    for char in words:
        if char == " ":
            at += 0.3 * size
            space = Space.GUESSED if guessed else Space.DRAWN
            continue
        glyphs.append(Glyph(char, at, at + WIDTH * size, y, size, space))
        at += WIDTH * size
        space = Space.NONE
    return glyphs


def _lines(*drawn: list[Glyph]) -> list[str]:
    return text_of_page([glyph for glyphs in drawn for glyph in glyphs]).split("\n")


def test_a_letterhead_along_the_edge_comes_before_the_text() -> None:
    body = [
        _draw(70, 700 - 12 * i, f"regel {i} van een brief die de hele breedte van de kolom vult, zo nodig")
        for i in range(8)
    ]
    head = [_draw(430, 700 - 9 * i, words, 7) for i, words in enumerate(("Ministerie van", "Balies", "Ons kenmerk"))]
    lines = _lines(*head, *body)
    assert lines[:4] == ["Ministerie van", "Balies", "Ons kenmerk", ""]
    assert lines[4].startswith("regel 0")
    assert "" not in lines[4:]


@pytest.mark.parametrize(
    ("last", "first", "parted"),
    [
        ("dat de gemeenten", "meer tijd krijgen.", False),
        ("dat is genoeg.", "meer volgt", True),
        ("dat de gemeenten", "Meer tijd", True),
    ],
)
def test_a_paragraph_that_goes_on_in_the_next_column(last: str, first: str, parted: bool) -> None:
    left = [_draw(70, 700 - 12 * i, "een regel in de kolom links") for i in range(5)] + [_draw(70, 640, last)]
    right = [_draw(320, 700, first)] + [_draw(320, 688 - 12 * i, "een regel in de kolom rechts") for i in range(5)]
    lines = _lines(*left, *right)
    at = lines.index(last)
    assert lines[at + 1 : at + 3] == (["", first] if parted else [first, "een regel in de kolom rechts"])


def test_letters_drawn_one_by_one_are_one_word() -> None:
    """A program takes the gaps for spaces; they are narrower than the spaces that the page has elsewhere."""
    spaced, at = [], 70.0
    for char in "Balies":
        spaced.append(Glyph(char, at, at + 5, 700, 10, Space.GUESSED))
        at += 5 + 1.5
    words = _draw(70, 688, "deze regel heeft gewone spaties tussen zijn woorden")
    assert _lines(spaced, words) == ["Balies", "deze regel heeft gewone spaties tussen zijn woorden"]


def test_words_drawn_one_by_one_keep_their_spaces() -> None:
    assert _lines(_draw(70, 700, "deze woorden staan elk apart", guessed=True)) == ["deze woorden staan elk apart"]


def test_running_heads_with_page_numbers_and_a_reference_are_left_out() -> None:
    head = "Ministerie van Balies\nOns kenmerk\nMINB-2031/26803\n\n"
    pages = [
        f"{head}Datum 3 mei 2031\nBetreft Balies\n\nGeachte voorzitter,\n\nDeze zin begint op de eerste bladzijde en\n",
        *(f"{n}\tJaarboek Balies\n{head}loopt door op bladzijde {n} en gaat\n" for n in range(2, 7)),
        "7\tJaarboek Balies\nten einde.\n",
    ]
    text = "\f".join(pages)
    reading = lay_out(SourceText("k", "k", "k.pdf", "0", text, "application/pdf", "1")).reading.text
    running = reading[reading.index("Deze zin") :]
    assert running.startswith("Deze zin begint op de eerste bladzijde en loopt door op bladzijde 2 en gaat loopt door")
    assert "Jaarboek" not in running
    assert "kenmerk" not in running
    assert "Ministerie" not in running
