"""What a user types, as the index understands it."""

from __future__ import annotations

import pytest

from beleidsgraaf.graph.search import context
from beleidsgraaf.graph.stems import expression, stems


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("loketten", '"loket"'),
        ("Één loket", '"een" AND "loket"'),
        ('"loketten dicht" drie', '"loket dicht" AND "drie"'),
        ("", ""),
        ('"" * -', ""),
    ],
)
def test_search_expressions(typed: str, asked: str) -> None:
    assert expression(typed) == asked


def test_context_marks_every_form_of_a_word() -> None:
    pieces = context("De loketten zijn open; het loket is dicht.", "loket")
    assert [text for text, hit in pieces if hit] == ["loketten", "loket"]
    assert stems("Financiële financiele")[:4] == "fina"
