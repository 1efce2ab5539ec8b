"""Forgetting: nothing is left of a person or a document, on the disk neither, and it is not learnt again."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.backup import copy
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.doctor import examine
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.forget import forget_document, forget_person
from beleidsgraaf.graph.forgotten import Forgotten
from beleidsgraaf.graph.letters import text_of
from beleidsgraaf.graph.publish.changes import changes
from beleidsgraaf.graph.search import search
from beleidsgraaf.graph.store import Store

LETTER = """Nr. 7 BRIEF VAN DE MINISTER VAN BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 september 2031

Hierbij informeer ik uw Kamer over het Loket Dichtbij. De heer W.X. Verdichtsel
heeft het loket in Verzinselen bedacht. Ik zal uw Kamer voor 1 december 2031
berichten over het loket dat de heer W.X. Verdichtsel heeft bedacht.

De Minister van Binnenlandse Zaken en Koninkrijksrelaties,

Q.X. Sprookhuis
"""
NAME = "W.X. Verdichtsel"
HINTS = (b"Verdichtsel", b"verdichtsel")


@pytest.fixture
def folder(samples: Path, tmp_path: Path) -> Path:
    made = tmp_path / "letters"
    made.mkdir()
    (made / "kst-39871-7.txt").write_text(LETTER)
    for name in ("kst-39871-12.txt", "kamerbrief-2031-0000200017.md"):
        shutil.copy(samples / name, made)
    return made


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Store:
    made = Store.create(tmp_path / "store")
    assert not build(made, [str(folder / "kst-39871-12.txt")]).failed
    assert not build(made, [str(folder)]).failed
    return made


def exported(store: Store) -> str:
    with store.read() as generation:
        return b"".join(export(generation, "nquads")).decode()


def traces(store: Store, hints: tuple[bytes, ...]) -> list[str]:
    """Give the files of a store in which a hint stands, compressed ones unpacked, and tables asked."""
    found = []
    for path in sorted(store.path.rglob("*")):
        if path.is_file():
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            if any(hint in content for hint in hints):
                found.append(path.relative_to(store.path).as_posix())
    for number in store.generations():
        with store.read(number) as generation:
            for key in ("kst-39871-7.txt", "kst-39871-12.txt"):
                if any(hint in (text_of(generation, key) or "").encode() for hint in hints):
                    found.append(f"letter {key} of {number}")
    return found


def test_the_name_is_there_before(store: Store) -> None:
    assert "person/w.x.-verdichtsel" in exported(store)
    assert len(traces(store, HINTS)) >= 4


def test_nothing_is_left_of_a_person(store: Store, folder: Path) -> None:
    done = forget_person(store, NAME)
    assert NAME in done.names
    assert done.read_again == ["kst-39871-7.txt"]
    assert done.removed == []
    assert done.patches >= 1
    assert traces(store, HINTS) == []
    assert store.generations() == [store.current] == [done.generation]
    said = exported(store)
    assert "voor 1 december 2031" in said  # the promise stays
    assert "█" in said
    with store.read() as generation:
        assert search(generation, "Verdichtsel")[0] == []
        assert search(generation, "bedacht")[0] != []
    assert not [f for f in examine(store.path, deep=True) if f.broken]
    copy(store, folder / "backup")
    assert (folder / "backup" / "forgotten.json").read_bytes() == (store.path / "forgotten.json").read_bytes()
    for database in store.generation_folder(store.current).glob("*.sqlite"):
        with sqlite3.connect(database) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


@pytest.mark.slow
def test_a_person_is_not_learnt_again(store: Store, folder: Path) -> None:
    forget_person(store, NAME)
    before = exported(store)
    report = build(store, [str(folder)], force=True)
    assert not report.failed
    assert exported(store) == before
    path = folder / "kst-39871-7.txt"
    path.write_text(path.read_text().replace("Verzinselen", "Verzinselen-Oost"))
    assert build(store, [str(folder)]).read == ["kst-39871-7.txt"]
    assert traces(store, HINTS) == []


@pytest.mark.slow
def test_what_cannot_be_read_again_goes(store: Store, folder: Path) -> None:
    (folder / "kst-39871-7.txt").unlink()
    done = forget_person(store, NAME)
    assert done.removed == ["kst-39871-7.txt"]
    assert traces(store, HINTS) == []


@pytest.mark.slow
def test_exports_are_gone_through(store: Store, folder: Path, tmp_path: Path) -> None:
    public = tmp_path / "public"
    arguments = ["publish", str(public), "--store", str(store.path), "--base", "https://voorbeeld.example/"]
    CliRunner().invoke(cli, arguments, catch_exceptions=False)
    (tmp_path / "graph.nq").write_text(exported(store))
    result = CliRunner().invoke(
        cli,
        [
            "forget",
            "person",
            NAME,
            "--store",
            str(store.path),
            "--export",
            str(public),
            "--export",
            f"{tmp_path}/graph.nq",
        ],
        catch_exceptions=False,
    )
    assert result.exit_code == 0
    assert "sources read again without them: kst-39871-7.txt" in result.output
    assert "graph.nq" in result.output
    assert "not reached: backups" in result.output
    for path in [tmp_path / "graph.nq", *public.rglob("*")]:
        if path.is_file():
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            assert not any(hint in content for hint in HINTS), path
            assert "verdichtsel" not in path.name


def test_public_figures_stay(store: Store) -> None:
    before = exported(store)
    with pytest.raises(UsageError, match="public office"):
        forget_person(store, "M. Rutte")
    with pytest.raises(UsageError, match="no source of this store names"):
        forget_person(store, "Niemand van Nergenshuizen")
    assert exported(store) == before
    assert not (store.path / "forgotten.json").exists()


@pytest.mark.slow
def test_nothing_is_left_of_a_document(store: Store, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text(exported(store))
    done = forget_document(store, "kst-39871-12", [tmp_path / "graph.nq"])
    assert done.removed == ["kst-39871-12.txt"]
    hints = (b"Stuurgroep Staat van de Loketten", b"voorafgaand aan de Dag van het Loket")
    assert traces(store, hints) == []
    assert "graph/source/kst-39871-12.txt" not in exported(store)
    assert "/kst-39871-12/" not in exported(store)
    assert not any(hint in (tmp_path / "graph.nq").read_bytes() for hint in hints)
    with store.read() as generation:
        told = [(c.kind, c.document.rsplit("/", 1)[-1]) for c in changes(store, generation)]
    assert ("Delete", "kst-39871-12") in told
    report = build(store, [str(folder)])
    assert [p.source for p in report.failed] == ["kst-39871-12.txt"]
    assert "is forgotten" in report.failed[0].reason
    other = folder / "other.txt"
    other.write_text((folder / "kst-39871-12.txt").read_text() + "\nEen slot.\n")
    (folder / "kst-39871-12.txt").unlink()
    assert "holds a document that is forgotten" in build(store, [str(folder)]).failed[0].reason
    with pytest.raises(UsageError, match="no source of this store holds"):
        forget_document(store, "kst-39871-12")


@pytest.mark.parametrize(
    ("text", "blotted"),
    [
        ("De heer W.X. Verdichtsel kwam.", "De heer ████ ███████████ kwam."),
        ("W.X.\nVerdichtsel, Jansen", "████\n███████████, Jansen"),
        ("<https://a.example/person/w.x.-verdichtsel>", "<https://a.example/person/████████████████>"),
        ("Mevrouw Verdichtsel en W.X. Anders", "Mevrouw Verdichtsel en W.X. Anders"),
        ('"W.X.\\nVerdichtsel"@nl', '"████\\n███████████"@nl'),
        ("W.X. VERDICHTSEL", "████ ███████████"),
    ],
)
def test_what_is_blotted(text: str, blotted: str) -> None:
    forgotten = Forgotten("https://a.example/").with_names([NAME, "X."])
    assert len(forgotten.names) == 1
    assert forgotten.blot(text) == blotted
    assert "Verdichtsel" not in repr(forgotten)
