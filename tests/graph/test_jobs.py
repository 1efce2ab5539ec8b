"""Any number of processes makes the same store; a source that ends its process and a killed build lose nothing."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
import toy

from beleidsgraaf.errors import RegisterError
from beleidsgraaf.extract.model import Extraction, SourceText
from beleidsgraaf.graph.build import BuildReport, build
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.journal import FILE, Journal
from beleidsgraaf.graph.produce import Product
from beleidsgraaf.graph.store import Store


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(
            f"Stuk: kst-39871-{number + 1}\nDatum: 2031-05-12\n\nDe Veerdienst vaart. Wij sturen in 2032 een brief.\n"
            f"Zie kst-39871-{number}.\n"
        )
    return folder


def exported(store: Store) -> bytes:
    with store.read() as generation:
        return b"".join(export(generation, "nquads"))


def seen(report: BuildReport) -> tuple[object, ...]:
    return report.read, report.unchanged, report.failed, report.invalid, report.documents, report.quads


@pytest.mark.usefixtures("no_registers")
def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path, letters: Path) -> None:
    stores = {jobs: Store.create(tmp_path / f"jobs{jobs}") for jobs in (1, 2, 3)}
    reports = [seen(build(s, [str(letters)], jobs=jobs, pipeline=toy.extract)) for jobs, s in stores.items()]
    assert reports[0] == reports[1] == reports[2]
    one, two, three = map(exported, stores.values())
    assert one == two == three and one.count(b"\n") > 500


def test_the_real_pipeline_gives_the_same_bytes_in_other_processes(tmp_path: Path, root: Path) -> None:
    samples = [str(f) for f in sorted((root / "samples").glob("*.txt"))[:4]]
    here, elsewhere = Store.create(tmp_path / "here"), Store.create(tmp_path / "elsewhere")
    assert seen(build(here, samples)) == seen(build(elsewhere, samples, jobs=2))
    assert exported(here) == exported(elsewhere) and exported(here).count(b"\n") > 1000


@pytest.mark.usefixtures("no_registers")
def test_a_letter_that_ends_its_process_is_named_and_the_others_go_in(tmp_path: Path, letters: Path) -> None:
    report = build(Store.create(tmp_path / "store"), [str(letters)], jobs=2, pipeline=toy.fatal)
    assert [p.source for p in report.failed] == ["04.txt", "07.txt", "11.txt"]
    assert ["ended twice" in p.reason for p in report.failed] == [True, False, True]
    assert "KeyError: 'seven'" in report.failed[1].reason
    assert len(report.read) == 17


def test_a_wrong_register_is_told_by_the_processes_too(tmp_path: Path, letters: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("kind,key\nNOTHING,x\n")
    with pytest.raises(RegisterError):
        build(Store.create(tmp_path / "store"), [str(letters)], jobs=2, registers=[wrong])


@pytest.mark.usefixtures("no_registers")
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_an_interrupted_build_read_is_not_read_again(
    jobs: int, tmp_path: Path, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.create(tmp_path / "store")

    def interrupt(done: int, total: int, key: str) -> None:
        if done == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(store, [str(letters)], jobs=jobs, pipeline=toy.extract, progress=interrupt)
    assert store.current == 0 and (store.path / FILE).exists()
    (letters / "03.txt").write_text("Stuk: kst-39871-4\n\nDe Brugdienst bouwt.\n")
    again: list[str] = []

    def count(source: SourceText) -> Extraction:
        again.append(source.key)
        return toy.extract(source)

    assert len(build(store, [str(letters)], pipeline=count).read) == 20
    assert len(again) <= 9 and "03.txt" in again  # 8 at most were not read, and one changed
    assert not (store.path / FILE).exists()
    clean = Store.create(tmp_path / "clean")
    build(clean, [str(letters)], pipeline=toy.extract)
    assert exported(store) == exported(clean)


def product(key: str) -> Product:
    lines = zlib.compress(
        b"<https://a.example/b> <https://a.example/c> <https://a.example/d> <https://a.example/g> .\n"
    )
    return Product(
        key, f"sum-{key}", "https://a.example/g", "text/plain", ("kst-1",), False, ("x",), 1, lines, b"facts", b"letter"
    )


def test_a_journal_gives_back_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with pytest.raises(KeyboardInterrupt), Journal(path, "a") as journal:
        for key in "klm":
            journal.put(product(key))
        raise KeyboardInterrupt
    whole = path.read_bytes()
    ends = [len(whole) - cut for cut in (0, 1, 60, 200)]
    for end, kept in zip(ends, ("klm", "kl", "kl", "kl"), strict=True):
        path.write_bytes(whole[:end])
        journal = Journal(path, "a")
        assert [journal.get(k, f"sum-{k}") for k in kept] == [product(k) for k in kept]
        assert len(journal) == len(kept) and journal.get("k", "other bytes") is None
        journal.put(product("n"))  # after what was cut off
        assert journal.get("n") == product("n")
        journal._file.close()


def test_a_journal_of_another_program_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with pytest.raises(KeyboardInterrupt), Journal(path, "a") as journal:
        journal.put(product("k"))
        raise KeyboardInterrupt
    with Journal(path, "b") as journal:
        assert len(journal) == 0 and "k" not in journal
    assert not path.exists()
