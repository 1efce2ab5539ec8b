"""The store on disk: generations, the pointer, the lock, patches, what is refused."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest

from beleidsgraaf.errors import QueryError, StoreError, StoreLocked, StoreVersionError, UsageError
from beleidsgraaf.graph.manifest import Manifest, SourceRecord
from beleidsgraaf.graph.rows import plain
from beleidsgraaf.graph.store import FORMAT, Store
from beleidsgraaf.graph.transaction import Transaction

G = "https://w3id.org/beleidsgraaf/id/graph/source/a.txt"
H = "https://w3id.org/beleidsgraaf/id/graph/source/b.txt"


def line(what: str, graph: str = G) -> str:
    return f'<https://example.org/s> <https://example.org/p> "{what}" <{graph}> .'


def fill(store: Store, **graphs: list[str]) -> int:
    with Transaction(store) as new:
        for name, said in graphs.items():
            graph = {"g": G, "h": H}[name]
            new.replace(graph, [line(what, graph) for what in said])
        return new.commit()


def said(store: Store, number: int | None = None) -> set[str]:
    with store.read(number) as generation:
        return {plain(row[0]) or "" for row in generation.query("SELECT ?o { ?s ?p ?o }")}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "store")


def test_a_new_generation_replaces_a_graph_and_leaves_the_others(store: Store) -> None:
    assert store.current == 0
    assert fill(store, g=["one", "two"], h=["three"]) == 1
    assert fill(store, g=["four"]) == 2
    assert said(store) == {"four", "three"}
    assert said(store, 1) == {"one", "two", "three"}


def test_the_base_is_kept_with_the_store(tmp_path: Path) -> None:
    Store.create(tmp_path / "mine", "https://data.example.org/")
    assert Store.open(tmp_path / "mine").mint.base == "https://data.example.org/"
    with pytest.raises(UsageError, match="ends in '/'"):
        Store.create(tmp_path / "wrong", "https://data.example.org")


def test_who_dies_before_dropping_the_oldest_leaves_it_to_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for what in ("one", "two", "three"):
        fill(store, g=[what])
    with monkeypatch.context() as patched, Transaction(store) as new:
        new.replace(G, [line("four")])
        patched.setattr("beleidsgraaf.graph.transaction.drop_old", lambda store, keep: 1 / 0)  # the swap is done
        with pytest.raises(ZeroDivisionError):
            new.commit()
    assert said(store) == {"four"}
    assert store.generations() == [1, 2, 3, 4]
    with Transaction(store):  # it need not commit
        assert store.generations() == [2, 3, 4]


def test_without_a_commit_nothing_changes(store: Store) -> None:
    fill(store, g=["one"])
    with Transaction(store) as new:
        new.replace(G, [line("two")])
        assert [plain(r[0]) for r in new.query("SELECT ?o { ?s ?p ?o }")] == ["two"]
    assert said(store) == {"one"} and store.generations() == [1]
    with pytest.raises(ZeroDivisionError), Transaction(store) as new:
        new.replace(G, [line(str(1 // 0))])
    assert said(store) == {"one"}
    assert [p.name for p in (store.path / "generations").iterdir()] == ["1"]


def test_a_graph_can_be_put_back(store: Store) -> None:
    fill(store, g=["one"], h=["two"])
    with Transaction(store) as new:
        new.replace(G, [line("other")])
        new.remove(H)
        new.restore(G)
        new.restore(H)
        assert new.graphs() == [G, H]
        new.commit()
    assert said(store) == {"one", "two"}


def test_a_reader_keeps_its_generation(store: Store) -> None:
    fill(store, g=["one"])
    with store.read() as reader:
        for what in ("two", "three", "four", "five"):
            fill(store, g=[what])
        assert [plain(r[0]) for r in reader.query("SELECT ?o { ?s ?p ?o }")] == ["one"]
        assert store.generations() == [1, 3, 4, 5]  # the last three, and the one that is read
    fill(store, g=["six"])
    assert store.generations() == [4, 5, 6]
    with pytest.raises(StoreError, match="generation 1 is not there"):
        store.read(1)


def test_a_generation_that_goes_while_it_is_opened_gives_way_to_the_one_that_counts(store: Store) -> None:
    """A reader was held up between the number and the folder, for so long that others wrote several times."""
    for number in range(5):
        fill(store, g=[str(number)])
    assert 1 not in store.generations()

    class HeldUp(Store):
        told: ClassVar = [1]

        @property
        def current(self) -> int:
            return self.told.pop() if self.told else super().current

    with HeldUp(store.path, store.mint.base).read() as generation:
        assert generation.number == store.current
    with pytest.raises(StoreError, match="not there any more"):
        store.read(1)


def test_a_large_load_is_put_in_order_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many loads leave many files; one that loads most of what there is merges them."""
    monkeypatch.setattr("beleidsgraaf.graph.transaction._BATCH", 50)
    monkeypatch.setattr("beleidsgraaf.graph.transaction._BULK", 1)
    files, content = [], []
    for least in (0, 10**9):
        monkeypatch.setattr("beleidsgraaf.graph.transaction._COMPACT", least)
        made = Store.create(tmp_path / str(least))
        fill(made, g=[str(n) for n in range(100)], h=[str(n) for n in range(100)])
        files.append(len(list((made.generation_folder(1) / "graph").glob("*.sst"))))
        content.append(said(made))
    assert files[0] < files[1] and content[0] == content[1] and len(content[0]) == 100


def test_patches_lead_from_one_generation_to_the_next(store: Store) -> None:
    fill(store, g=["one", "two"], h=["three"])
    fill(store, g=["two", "four"])
    with Transaction(store) as new:
        new.remove(H)
        new.commit()
    state: set[str] = set()
    for number in (1, 2, 3):
        text = gzip.decompress(store.patch(number).read_bytes()).decode()
        rows = text.splitlines()
        assert rows[:3] == [f'H from "{number - 1}" .', f'H to "{number}" .', "TX ."] and rows[-1] == "TC ."
        for row in rows[3:-1]:
            sign, statement = row.split(" ", 1)
            assert sign in "AD" and (statement in state) == (sign == "D")
            state ^= {statement}
        with store.read(number) as generation:
            assert {f"{q} ." for q in generation.quads()} == state
    assert gzip.decompress(store.patch(2).read_bytes()).decode().count(line("two")) == 0


def test_one_writer_at_a_time(store: Store) -> None:
    with Transaction(store):
        other = Store.open(store.path)
        with pytest.raises(StoreLocked, match="another process"), Transaction(other):
            pass
    assert fill(store, g=["one"]) == 1


def test_what_a_killed_writer_left_is_removed(store: Store) -> None:
    fill(store, g=["one"])
    half = store.generation_folder(2)
    (half / "graph").mkdir(parents=True)
    (half / "graph" / "rubbish").write_text("half")
    (store.path / "patches" / "2.rdfp.gz").write_bytes(b"half")
    (store.path / "patches" / "2.rdfp.gz.new").write_bytes(b"half")
    (store.path / "CURRENT.new").write_text("2")
    assert said(store) == {"one"}
    assert store.generations() == [1]
    assert fill(store, g=["two"]) == 2
    assert said(store) == {"two"}
    assert sorted(p.name for p in (store.path / "patches").iterdir()) == ["1.rdfp.gz", "2.rdfp.gz"]


def test_a_store_that_a_killed_process_began_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "store" / "generations").mkdir(parents=True)
    assert Store.create(tmp_path / "store").current == 0


def test_a_newer_store_is_refused(store: Store) -> None:
    (store.path / "store.json").write_text(json.dumps({"format": FORMAT + 1, "base": store.mint.base}))
    with pytest.raises(StoreVersionError, match="install a newer version"):
        Store.open(store.path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": "x"}', '{"format": 1, "base": "nowhere"}'])
def test_a_damaged_description_is_told(store: Store, content: str) -> None:
    (store.path / "store.json").write_text(content)
    with pytest.raises(StoreError, match=r"store\.json"):
        Store.open(store.path)


def test_a_damaged_pointer_is_told(store: Store) -> None:
    (store.path / "CURRENT").write_text("two")
    with pytest.raises(StoreError, match="CURRENT cannot be read"):
        store.read()


def test_no_store_and_an_empty_store_are_told(tmp_path: Path, store: Store) -> None:
    with pytest.raises(StoreError, match="no store here"):
        Store.open(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="empty"):
        store.read()


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="not a store"):
        Store.create(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, store: Store) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        Store.create(tmp_path / "file" / "store")
    (store.path / "lock").mkdir()  # stands for a folder without the right to write, which root always has
    with pytest.raises(StoreError, match="cannot be written"), Transaction(store):
        pass


def test_rows_of_every_kind_of_query(store: Store) -> None:
    fill(store, g=["one"])
    with store.read() as generation:
        assert generation.query("ASK { ?s ?p 'one' }").values() == [{"answer": "true"}]
        assert generation.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").values() == [
            {"subject": "https://example.org/s", "predicate": "https://example.org/p", "object": "one"}
        ]
        assert generation.query("SELECT ?o ?x { ?s ?p ?o OPTIONAL { ?o ?p ?x } }").values() == [{"o": "one", "x": None}]
        with pytest.raises(QueryError, match="does not parse"):
            generation.query("SELEKT")


def test_the_manifest_reads_back() -> None:
    manifest = Manifest()
    record = SourceRecord("a/b.txt", "/data/a/b.txt", "00", "f", "text/plain", ("kst-1-2",), 7, speaks=False)
    manifest.put(record)
    assert manifest.get("a/b.txt") == record == manifest.at("/data/a/b.txt")
    manifest.drop("a/b.txt")
    assert manifest.at("/data/a/b.txt") is None and "a/b.txt" not in manifest and len(manifest) == 0


def test_a_line_is_written_as_oxigraph_writes_it(store: Store) -> None:
    odd = 'quote " backslash \\\\ tab \t feed \f line \u2028 end'
    fill(store, g=[odd.replace('"', '\\"')])
    with store.read() as generation:
        (quad,) = generation.quads(G)
    assert isinstance(quad.object, ox.Literal) and quad.object.value == odd.replace("\\\\", "\\")
