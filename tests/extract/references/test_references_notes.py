"""References that lean on another: `Ibid.`, `Idem`, `zie noot 3`, and notes whose numbers start again."""

from __future__ import annotations

from beleidsgraaf.extract.components.references import ReferenceContext, find_references

Note = tuple[int, int, str]


def _letter(body: str, *notes: tuple[str, str]) -> tuple[str, list[Note]]:
    """Give a text with its notes as blocks after it, and where they stand."""
    text, places = body, []
    for label, note in notes:
        text += "\n\n"
        places.append((len(text), len(text) + len(note), label))
        text += note
    return text, places


def _found(text: str, notes: list[Note]) -> list[tuple[str, str | None, str]]:
    return [(text[c.start : c.end], c.target, c.locator) for c in find_references(text, ReferenceContext(), notes)]


def test_ibid_is_the_note_before() -> None:
    text, notes = _letter(
        "De veren varen weer.",
        ("1", "Kamerstuk 38 362, nr. 321, p. 4."),
        ("2", "Ibid."),
        ("3", "Ibid., p. 7."),
        ("4", "Zie https://www.voorbeeld.nl/veren.pdf."),
        ("5", "Idem."),
    )
    assert _found(text, notes) == [
        ("Kamerstuk 38 362, nr. 321, p. 4", "kst-38362-321", "p. 4"),
        ("Ibid.", "kst-38362-321", "p. 4"),
        ("Ibid., p. 7", "kst-38362-321", "p. 7"),
        ("https://www.voorbeeld.nl/veren.pdf", "https://www.voorbeeld.nl/veren.pdf", ""),
        ("Idem.", "https://www.voorbeeld.nl/veren.pdf", ""),
    ]


def test_ibid_in_a_note_that_cites_itself() -> None:
    text, notes = _letter("Tekst.", ("1", "Stb. 2023, 183."), ("2", "Kamerstuk 38 362, nr. 8. Ibid., p. 2."))
    assert _found(text, notes)[-1] == ("Ibid., p. 2", "kst-38362-8", "p. 2")


def test_ibid_takes_all_targets_of_one_pointer() -> None:
    text, notes = _letter("Tekst.", ("1", "Stb. 2023, 183; Kamerstukken I 2022/23, 38731, L en M."), ("2", "Ibid."))
    assert [f[1] for f in _found(text, notes)[-2:]] == ["kst-38731-L", "kst-38731-M"]


def test_ibid_after_a_note_without_a_reference() -> None:
    """A note in between that cites a book: what Ibid. means is that book, which is no publication."""
    text, notes = _letter("Tekst.", ("1", "Stb. 2023, 183."), ("2", "A. Veerman, Varen, 2019."), ("3", "Ibid."))
    assert _found(text, notes) == [("Stb. 2023, 183", "stb-2023-183", ""), ("Ibid.", None, "")]


def test_note_by_number() -> None:
    text, notes = _letter(
        "Dat staat vast, zie ook noot 2. Zie voetnoot 1 en 2.",
        ("1", "Stb. 2023, 183."),
        ("2", "Kamerstuk 38 362, nr. 8 en 38 363, nr. 9."),
        ("3", "Zie noot 1."),
    )
    found = _found(text, notes)
    assert found[:2] == [("zie ook noot 2", "kst-38362-8", ""), ("zie ook noot 2", "kst-38363-9", "")]
    assert [f[1] for f in found[2:5]] == ["stb-2023-183", "kst-38362-8", "kst-38363-9"]
    assert found[-1] == ("Zie noot 1", "stb-2023-183", "")


def test_numbers_that_start_again() -> None:
    """Of two notes 1 (a report that holds two letters) the nearest before the pointer is meant."""
    text, notes = _letter("Een.", ("1", "Stb. 2023, 1."), ("1", "Stb. 2023, 2."), ("2", "Zie noot 1."))
    assert _found(text, notes)[-1] == ("Zie noot 1", "stb-2023-2", "")


def test_without_notes_ibid_is_the_reference_before_it() -> None:
    assert _found("Zie Stb. 2023, 183. Ibid., p. 3.", [])[-1] == ("Ibid., p. 3", "stb-2023-183", "p. 3")
