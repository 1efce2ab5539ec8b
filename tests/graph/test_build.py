"""Builds: what goes in, what stays out, what is skipped, what is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
import toy

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.build import BuildReport, build, remove
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.rows import plain
from beleidsgraaf.graph.store import Store

NORTH = "Stuk: kst-39871-12\nDatum: 2031-05-12\n\nDe Veerdienst vaart. Wij sturen in 2032 een brief.\n"
SOUTH = "Stuk: kst-39871-15\nDatum: 2031-06-01\n\nDe Loketdienst opent. Zie kst-39871-12.\n"


pytestmark = pytest.mark.usefixtures("no_registers")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    (folder / "2031").mkdir(parents=True)
    (folder / "noord.txt").write_text(NORTH)
    (folder / "2031" / "zuid.txt").write_text(SOUTH)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "store")


def run(store: Store, *paths: Path | str, **options: object) -> BuildReport:
    return build(store, map(str, paths), pipeline=toy.extract, **options)  # type: ignore[arg-type]


def exported(store: Store) -> bytes:
    with store.read() as generation:
        return b"".join(export(generation, "nquads"))


def column(store: Store, pattern: str) -> list[str]:
    prefixes = (
        "PREFIX bg: <https://w3id.org/beleidsgraaf/ns#> PREFIX dcterms: <http://purl.org/dc/terms/> "
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX prov: <http://www.w3.org/ns/prov#> "
        "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcat: <http://www.w3.org/ns/dcat#> "
    )
    with store.read() as generation:
        return [plain(row[0]) or "" for row in generation.query(f"{prefixes} SELECT {pattern}")]


def documents(store: Store) -> list[str]:
    return column(store, "DISTINCT ?i { ?d prov:wasDerivedFrom ?s ; dcterms:identifier ?i } ORDER BY ?i")


def test_a_folder_goes_in_and_is_skipped_the_second_time(store: Store, letters: Path) -> None:
    first = run(store, letters)
    assert (first.generation, first.read, first.exit_code) == (1, ["2031/zuid.txt", "noord.txt"], 0)
    assert first.invalid == []
    assert documents(store) == ["kst-39871-12", "kst-39871-15"]
    second = run(store, letters)
    assert (second.generation, second.read, second.unchanged) == (1, [], ["2031/zuid.txt", "noord.txt"])
    assert store.generations() == [1]


def test_the_same_input_gives_the_same_bytes(store: Store, letters: Path, tmp_path: Path) -> None:
    run(store, letters)
    other = Store.create(tmp_path / "other")
    run(other, letters / "noord.txt")  # in another order, in two steps
    run(other, letters)
    assert exported(store) == exported(other)
    run(store, letters, force=True)
    assert exported(store) == exported(other)


def test_a_changed_file_replaces_its_graph(store: Store, letters: Path) -> None:
    run(store, letters)
    before = exported(store)
    (letters / "noord.txt").write_text(NORTH.replace("Veerdienst", "Brugdienst"))
    report = run(store, letters)
    assert (report.generation, report.read) == (2, ["noord.txt"])
    text = exported(store).decode()
    assert "org/brugdienst" in text and "org/veerdienst" not in text
    (letters / "noord.txt").write_text(NORTH)
    run(store, letters)
    assert exported(store) == before


def test_a_source_can_be_removed_by_name_or_by_file(store: Store, letters: Path) -> None:
    run(store, letters)
    assert remove(store, ["noord.txt"]).removed == ["noord.txt"]
    assert documents(store) == ["kst-39871-15"]
    assert "veerdienst" not in exported(store).decode()
    assert remove(store, [str(letters / "2031" / "zuid.txt")]).removed == ["2031/zuid.txt"]
    assert documents(store) == []
    with pytest.raises(UsageError, match="no such source"):
        remove(store, ["noord.txt"])


def test_bad_files_are_named_and_the_others_go_in(store: Store, letters: Path) -> None:
    (letters / "leeg.txt").write_text(" \n")
    (letters / "beeld.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d" * 50)
    report = run(store, letters)
    assert report.exit_code == 1
    assert [p.source for p in report.failed] == ["beeld.txt", "leeg.txt"]
    assert all(p.source in p.reason for p in report.failed)
    assert documents(store) == ["kst-39871-12", "kst-39871-15"]


def test_a_file_that_became_bad_keeps_its_old_graph(store: Store, letters: Path) -> None:
    run(store, letters)
    before = exported(store)
    (letters / "noord.txt").write_bytes(b"")
    report = run(store, letters)
    assert report.exit_code == 1 and report.generation == 1
    assert exported(store) == before


def test_a_source_with_a_violation_is_refused_and_its_old_graph_stays(store: Store, letters: Path) -> None:
    run(store, letters)
    before = exported(store)
    (letters / "noord.txt").write_text(NORTH.replace("2031-05-12", "2031-02-31"))  # no such day
    (letters / "2031" / "zuid.txt").write_text(SOUTH.replace("Loketdienst", "Brugdienst"))
    report = run(store, letters)
    assert report.exit_code == 1
    assert {p.source for p in report.invalid} == {"noord.txt"}
    assert report.read == ["2031/zuid.txt"]
    text = exported(store).decode()
    assert "2031-05-12" in text and "2031-02-31" not in text and "org/brugdienst" in text
    (letters / "2031" / "zuid.txt").write_text(SOUTH)
    again = run(store, letters)
    assert {p.source for p in again.invalid} == {"noord.txt"}  # tried again, as the file is not what the store holds
    assert exported(store) == before


@pytest.mark.parametrize("given", ["letters", "letters/**/*.txt", "letters/noord.txt"])
def test_keys_are_paths_below_what_was_given(store: Store, letters: Path, given: str) -> None:
    report = run(store, str(letters.parent / given))
    assert "noord.txt" in report.read
    assert set(report.read) <= {"noord.txt", "2031/zuid.txt"}


def test_a_known_file_keeps_its_key(store: Store, letters: Path) -> None:
    run(store, letters)
    (letters / "2031" / "zuid.txt").write_text(SOUTH + "\nDe Brugdienst ook.\n")
    assert run(store, letters / "2031" / "zuid.txt").read == ["2031/zuid.txt"]


def test_a_moved_folder_is_recognised(store: Store, letters: Path) -> None:
    run(store, letters)
    moved = letters.rename(letters.with_name("archief"))
    assert run(store, moved).unchanged == ["2031/zuid.txt", "noord.txt"]


def test_two_files_of_one_name_do_not_overwrite_each_other(store: Store, letters: Path, tmp_path: Path) -> None:
    run(store, letters)
    other = tmp_path / "elders"
    other.mkdir()
    (other / "noord.txt").write_text(NORTH.replace("39871-12", "39871-99"))
    report = run(store, other)
    assert report.exit_code == 1
    assert "--prefix" in report.failed[0].reason and str(letters / "noord.txt") in report.failed[0].reason
    assert documents(store) == ["kst-39871-12", "kst-39871-15"]
    assert run(store, other, prefix="elders/").read == ["elders/noord.txt"]
    assert documents(store) == ["kst-39871-12", "kst-39871-15", "kst-39871-99"]


@pytest.mark.parametrize(
    ("path", "message"),
    [("nowhere.txt", "no such file"), ("letters/*.docx", "matches no file"), ("empty", "no letters in this folder")],
)
def test_a_wrong_path_is_a_wrong_use(store: Store, letters: Path, path: str, message: str) -> None:
    (letters.parent / "empty").mkdir()
    with pytest.raises(UsageError, match=message):
        run(store, letters.parent / path)


def test_of_two_files_with_one_document_the_better_form_speaks(store: Store, letters: Path) -> None:
    (letters / "noord.md").write_text(NORTH)  # Markdown keeps more of the form than plain text
    report = run(store, letters)
    assert report.silent == ["noord.txt"]
    derived = "?f { ?d prov:wasDerivedFrom ?s . ?s bg:fileName ?f } ORDER BY ?f"
    assert column(store, derived) == ["noord.md", "zuid.txt"]
    shapes = "?f { ?d dcat:distribution ?s . ?s bg:fileName ?f } ORDER BY ?f"
    assert column(store, shapes) == ["noord.md", "noord.txt", "zuid.txt"]
    assert column(store, "?m { ?m oa:hasTarget/oa:hasSource/bg:fileName 'noord.txt' }") == []
    assert run(store, letters).unchanged == ["2031/zuid.txt", "noord.md", "noord.txt"]


def test_who_speaks_does_not_depend_on_the_order(store: Store, letters: Path, tmp_path: Path) -> None:
    (letters / "noord.md").write_text(NORTH)
    run(store, letters)
    other = Store.create(tmp_path / "other")
    for name in ("noord.md", "noord.txt"):
        run(other, letters / name)
    run(other, letters)
    assert exported(other) == exported(store)


def test_when_the_speaker_goes_the_other_speaks(store: Store, letters: Path) -> None:
    run(store, letters)
    before = exported(store)
    (letters / "noord.md").write_text(NORTH)
    run(store, letters)
    assert exported(store) != before
    (letters / "noord.md").unlink()
    with_toy = run(store, letters)
    assert with_toy.silent == ["noord.txt"]  # a file that is gone from the disk is still in the store
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("beleidsgraaf.extract.pipeline.load_pipeline", lambda registers: toy.extract)
        assert remove(store, ["noord.md"]).silent == []
    assert exported(store) == before


def test_a_page_gives_way_to_the_whole(store: Store, letters: Path) -> None:
    (letters / "a.txt").write_text(NORTH.replace("Datum", "Pagina: 2 van 9\nDatum"))
    assert run(store, letters).silent == ["a.txt"]


def test_one_label_is_preferred_whatever_the_order(store: Store, letters: Path, tmp_path: Path) -> None:
    (letters / "a.txt").write_text("Stuk: kst-1-1\n\nLoketplan groeit.\n")
    run(store, letters)
    label = "?l { <https://w3id.org/beleidsgraaf/id/programme/loketplan> skos:prefLabel ?l }"
    assert column(store, label) == ["Loketplan"]
    remove(store, ["a.txt"])
    assert column(store, label) == []


def test_the_provenance_of_a_run_is_kept_and_not_exported(store: Store, letters: Path) -> None:
    run(store, letters)
    (letters / "noord.txt").write_text(NORTH + "Meer.\n")
    run(store, letters)
    assert column(store, "(COUNT(?r) AS ?n) { ?r a bg:Run ; prov:startedAtTime ?t ; prov:used ?s }") == ["3"]
    assert b"graph/provenance" not in exported(store)
    with store.read() as generation:
        assert b"graph/provenance" in b"".join(export(generation, "nquads", with_provenance=True))
