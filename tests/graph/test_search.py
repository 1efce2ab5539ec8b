"""The letters and what search finds follow the graphs: new, changed, removed, refused and silent sources."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
import toy

from beleidsgraaf.extract.layout import lay_out
from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.graph.build import build, remove
from beleidsgraaf.graph.doctor import examine
from beleidsgraaf.graph.letters import FILE, letter_of, pack, text_of, unpack
from beleidsgraaf.graph.review import decide
from beleidsgraaf.graph.search import context, search
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import Transaction

LETTERS = {
    "a.txt": "Stuk: kst-39871-1\nDatum: 2031-05-12\n\nDe Veerdienst vaart dagelijks naar de eilanden.\n\n"
    "Wij sturen in 2032 een brief over de cafés op de eilanden.\n",
    "b.txt": "Stuk: kst-39871-2\nDatum: 2033-01-04\n\nDe Brugdienst en de Veerdienst bouwen\nsamen aan een eiland.\n",
}


pytestmark = pytest.mark.usefixtures("no_registers")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def store(tmp_path: Path, letters: Path) -> Store:
    store = Store.create(tmp_path / "store")
    build(store, [str(letters)], pipeline=toy.extract)
    return store


def found(store: Store, words: str, **more: object) -> set[tuple[str, str]]:
    """Give kind and last part of the document's (of a name its own) IRI of what is found."""
    with store.read() as generation:
        hits, _ = search(generation, words, **more)  # type: ignore[arg-type]
    return {(h.kind, (h.doc or h.iri).rsplit("/", 1)[-1]) for h in hits}


ONE, TWO = ("Passage", "kst-39871-1"), ("Passage", "kst-39871-2")
PROMISE = ("Commitment", "kst-39871-1")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("eiland", {ONE, TWO, PROMISE}),
        ("eilanden", {ONE, TWO, PROMISE}),  # one stem
        ("EILAND", {ONE, TWO, PROMISE}),
        ("cafe", {ONE, PROMISE}),  # accents folded
        ("café's", set()),  # a word of its own: café and s
        ("brief eilanden", {ONE, PROMISE}),  # both words
        ('"samen aan"', {TWO}),  # across the line break
        ('"aan samen"', set()),
        ('"bouwen samen"', {TWO}),
        ("brugdienst", {TWO, ("Name", "brugdienst")}),
        ("zeppelin", set()),
        ("", set()),
        ("*", set()),
        ('"', set()),
        ("NEAR(eiland) OR x:y", set()),  # no language of the index comes through
    ],
)
def test_what_is_found(store: Store, words: str, wanted: set[tuple[str, str]]) -> None:
    assert found(store, words) == wanted


def test_filters(store: Store) -> None:
    assert found(store, "eiland", since="2033") == {TWO}
    assert found(store, "eiland", until="2031") == {ONE, PROMISE}
    assert found(store, "eiland", since="2031-05", until="2031-05") == {ONE, PROMISE}
    assert found(store, "eiland", since="2031-05-13", until="2032") == set()
    assert found(store, "eiland", kinds=["Commitment"]) == {PROMISE}
    assert found(store, "eiland", senders=["https://example.org/nobody"]) == set()
    with store.read() as generation:
        hits, counts = search(generation, "eiland", kinds=["Passage"], limit=1)
        assert len(hits) == 1 and counts == {"Commitment": 1, "Passage": 2}


def test_senders(store: Store) -> None:
    with Transaction(store) as new:  # the toy reads no sender
        graph, document = new.mint.source_graph("b.txt"), new.mint.document("kst-39871-2")
        sender = f"{new.mint.base}office/brugwachter"
        new.add(graph, [f"<{document}> <https://w3id.org/beleidsgraaf/ns#sender> <{sender}> <{graph}> ."])
        new.commit()
    assert found(store, "eiland", senders=[sender, "https://example.org/nobody"]) == {TWO}


def test_hits_say_where_they_stand(store: Store) -> None:
    with store.read() as generation:
        text = text_of(generation, "a.txt")
        assert text == LETTERS["a.txt"]
        hits, _ = search(generation, '"wij sturen"')
        told = {(h.kind, text[h.start : (h.start or 0) + 10], h.issued) for h in hits}
        # the toy takes a letter for one paragraph
        assert told == {("Passage", "Stuk: kst-", "2031-05-12"), ("Commitment", "Wij sturen", "2031-05-12")}


def test_the_index_follows_a_letter(store: Store, letters: Path) -> None:
    (letters / "a.txt").write_text(LETTERS["a.txt"].replace("eilanden", "havens"))
    build(store, [str(letters)], pipeline=toy.extract)
    assert found(store, "eiland") == {TWO}
    assert found(store, "havens") == {ONE, PROMISE}
    with store.read(1) as before:
        assert len(search(before, "eiland")[0]) == 3  # a reader of the old state finds the old state
    remove(store, ["a.txt"])
    assert found(store, "havens") == set()
    assert found(store, "veerdienst") == {TWO, ("Name", "veerdienst")}  # another letter has that name
    remove(store, ["b.txt"])
    assert found(store, "veerdienst") == set()
    with store.read() as generation:
        assert letter_of(generation, "a.txt") is None
        database = generation.database(FILE)
        assert database is not None
        for table in ("letter", "text", "document", "sender", "entry WHERE key IS NOT NULL"):
            assert database.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,), table


def test_a_refused_letter_leaves_the_old_one(store: Store, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = LETTERS["a.txt"].replace("2031-05-12", "12 mei").replace("eilanden", "havens")  # a date that is none
    (letters / "a.txt").write_text(text)
    (letters / "c.txt").write_text(text.replace("39871-1", "39871-3"))
    report = build(store, [str(letters)], pipeline=toy.extract)
    if {p.source for p in report.invalid} != {"a.txt", "c.txt"}:
        pytest.fail(f"meant to be refused: {report}")
    assert found(store, "havens") == set()
    assert found(store, "eiland") == {ONE, TWO, PROMISE}
    with store.read() as generation:
        assert text_of(generation, "a.txt") == LETTERS["a.txt"] and text_of(generation, "c.txt") is None


def test_a_silent_source_is_not_found_twice(store: Store, letters: Path) -> None:
    (letters / "z.txt").write_text(LETTERS["a.txt"].replace("dagelijks", "wekelijks"))
    build(store, [str(letters)], pipeline=toy.extract)
    with store.read() as generation:
        assert len(search(generation, "dagelijks wekelijks")[0]) == 0
        daily, weekly = (len(search(generation, w)[0]) for w in ("dagelijks", "wekelijks"))
    assert sorted((daily, weekly)) == [0, 1]


def test_one_text_is_kept_once(store: Store, letters: Path) -> None:
    (letters / "again.txt").write_text(LETTERS["a.txt"])
    build(store, [str(letters)], pipeline=toy.extract)
    with sqlite3.connect(store.generation_folder(store.current) / FILE) as database:
        assert database.execute("SELECT COUNT(*) FROM letter").fetchone() == (3,)
        assert database.execute("SELECT COUNT(*) FROM text").fetchone() == (2,)
    database.close()


def test_a_decision_shares_the_letters_and_the_index(store: Store) -> None:
    with store.read() as generation:
        claim = next(h.iri for h in search(generation, "brief")[0] if h.kind == "Commitment")
    decide(store, "confirm", claim, "A. de Vries", "klopt")
    one, two = (store.generation_folder(n) / FILE for n in (1, 2))
    assert os.path.samefile(one, two)  # noqa: PTH121
    assert found(store, "eiland") == {ONE, TWO, PROMISE}


@pytest.mark.parametrize("fault", ["lost", "spoilt", "stale"])
def test_an_index_that_is_not_as_it_should_be_is_made_anew(fault: str, store: Store, letters: Path) -> None:
    file = store.generation_folder(1) / FILE
    if fault == "lost":
        file.unlink()
    elif fault == "spoilt":
        file.write_bytes(b"not what it was")
    else:
        with sqlite3.connect(file) as database:
            database.execute("UPDATE meta SET scheme = 'of last year'")
            database.execute("INSERT INTO words (words, rowid, stems) VALUES ('delete-all', NULL, NULL)")
        database.close()
    if fault == "stale":  # the letters are still good
        with store.read() as generation:
            assert search(generation, "eiland") == ([], {})
        (letters / "c.txt").write_text("Stuk: kst-39871-3\n\nDe Zeedienst.\n")
    report = build(store, [str(letters)], pipeline=toy.extract)
    assert report.read == (["c.txt"] if fault == "stale" else ["a.txt", "b.txt"])
    assert found(store, "eiland") == {ONE, TWO, PROMISE}
    assert examine(store.path, deep=True) == []


def test_a_letter_comes_out_as_it_went_in() -> None:
    text = "Geachte voorzitter,\n\nDe samen-\nwerking loopt.\r\n1 Zie kst-39871-9.\n\n- een\n- twee é\u00a0x\n"
    layout = lay_out(SourceText("x.txt", "x.txt", "x.txt", "0" * 64, text, "text/plain", "1"))
    letter = unpack(pack(layout))
    assert letter.text == text
    assert (letter.reading.text, letter.reading.segments) == (layout.reading.text, layout.reading.segments)
    assert (letter.blocks, letter.markers) == (layout.blocks, layout.markers)


def test_context_marks_every_form_of_a_word() -> None:
    pieces = context("De samenwerkingen zijn goed; samenwerking loont.", "samenwerking")
    assert [text for text, hit in pieces if hit] == ["samenwerkingen", "samenwerking"]
