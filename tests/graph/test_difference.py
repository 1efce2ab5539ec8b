"""What differs between two states: stores, moments, exports."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import toy

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.difference import between, news
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.store import Store
from beleidsgraaf.ontology.registers import Registers

LETTER = """Stuk: kst-39871-12
Datum: 2031-05-12

De Veerdienst vaart, de Loketdienst staat. Wij sturen in 2032 een brief.
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Two generations: the second has another letter, and a promise for another year in the first."""
    monkeypatch.setattr("beleidsgraaf.graph.build.load_registers", lambda files: Registers(()))
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "brief.txt").write_text(LETTER)
    store = Store.create(tmp_path / "store")
    build(store, [str(letters)], pipeline=toy.extract)
    (letters / "brief.txt").write_text(LETTER.replace("2032 een brief", "2033 een nota"))
    (letters / "tweede.txt").write_text(LETTER.replace("39871-12", "39871-14").replace("Veerdienst", "Busdienst"))
    build(store, [str(letters)], pipeline=toy.extract)
    return store


def write(store: Store, number: int, file: Path) -> Path:
    with store.read(number) as generation:
        data = b"".join(export(generation, "trig" if file.name.endswith("trig") else "nquads"))
    file.write_bytes(gzip.compress(data) if file.suffix == ".gz" else data)
    return file


def test_two_moments_of_a_store(store: Store) -> None:
    difference = between(f"{store.path}@1", str(store.path))
    told = {(t.change, t.kind, t.name) for t in difference.told}
    assert ("new", "organisatie", "Busdienst") in told
    assert ("new", "toezegging", "Wij sturen in 2033 een nota.") in told
    assert ("gone", "toezegging", "Wij sturen in 2032 een brief.") in told
    assert not any(name == "Loketdienst" and change == "gone" for change, _, name in told)


def test_a_state_does_not_differ_from_itself(store: Store) -> None:
    assert not between(str(store.path), f"{store.path}@2")
    assert between(str(store.path), str(store.path)).told == ()


@pytest.mark.parametrize("names", [("a.nq", "b.nq"), ("a.trig", "b.nq.gz")])
def test_exports_differ_as_their_stores(store: Store, tmp_path: Path, names: tuple[str, str]) -> None:
    one, other = (write(store, n, tmp_path / name) for n, name in zip((1, 2), names, strict=True))
    assert between(str(one), str(other)) == between(f"{store.path}@1", f"{store.path}@2")


def test_a_patch_makes_the_one_the_other(store: Store) -> None:
    from beleidsgraaf.graph.difference import state

    before, after = state(f"{store.path}@1"), state(f"{store.path}@2")
    lines = list(between(f"{store.path}@1", f"{store.path}@2").patch())
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    removed = {line[2:] for line in lines if line.startswith("D ")}
    added = {line[2:] for line in lines if line.startswith("A ")}
    assert (before - removed) | added == after


def test_what_is_new_about_one_node(store: Store) -> None:
    difference = between(f"{store.path}@1", str(store.path), about="org/busdienst")
    assert difference.added
    assert all("org/busdienst>" in line for line in difference.added)


@pytest.mark.parametrize("name", ["nowhere", "nowhere@3", "letter.pdf"])
def test_what_is_no_state_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.pdf").write_text("geen graaf")
    with pytest.raises(UsageError):
        between(str(tmp_path / name), str(tmp_path / name))


def test_what_is_new_about_something_since_a_day(store: Store) -> None:
    """The second letter names the Busdienst; what its documents say later than their own day is nothing."""
    rows, lines = news(str(store.path), "Busdienst", "2031-05-12")
    assert [(r["kind"], r["document"], r["quote"]) for r in rows] == [("Mention", "kst-39871-14", "Busdienst")]
    assert all(line.startswith(f"<{rows[0]['node']}> ") for line in lines)
    assert news(str(store.path), "Busdienst", "2031-05-13") == ([], [])
    assert news(str(store.path), _end_of_iri(store), "2031-05-12")[0] == rows


def _end_of_iri(store: Store) -> str:
    """Give the end of the IRI of the Busdienst."""
    with store.read() as generation:
        found = generation.query('SELECT ?x { ?x <http://www.w3.org/2004/02/skos/core#prefLabel> "Busdienst"@nl }')
        return str(found.values()[0]["x"]).removeprefix(generation.mint.base)


def test_news_of_an_earlier_moment(store: Store) -> None:
    with pytest.raises(UsageError, match="knows nothing"):
        news(f"{store.path}@1", "Busdienst", "2031-05-12")


def test_news_needs_a_store(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="looks into a store"):
        news(str(write(store, 2, tmp_path / "a.nq")), "Busdienst", "2031-05-12")
