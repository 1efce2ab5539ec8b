"""`backup`, `restore` and `doctor` as they are typed: what they print, what they leave, how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from beleidsgraaf.__main__ import main
from beleidsgraaf.graph.store import Store, sole_writer
from beleidsgraaf.graph.transaction import Transaction

G = "https://w3id.org/beleidsgraaf/id/graph/authority"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs the command in this process; it gives the exit code and what was printed."""

    def call(*arguments: str | Path) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["beleidsgraaf", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out + said.err

    return call


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "store")
    fill(store, "one")
    return store


def fill(store: Store, what: str) -> None:
    with Transaction(store) as new:
        new.replace(G, [f'<https://example.org/s> <https://example.org/p> "{what}" <{G}> .'])
        new.commit()


def test_from_a_backup_to_a_store(run: Run, store: Store, tmp_path: Path) -> None:
    assert run("doctor", "--store", store.path, "--deep") == (0, f"{store.path}: all is well\n")
    assert run("backup", tmp_path / "monday", "--store", store.path) == (0, f"{tmp_path / 'monday'}: generation 1\n")
    fill(store, "two")
    code, said = run("backup", tmp_path / "monday", "--store", store.path)
    assert code == 1 and "is there already" in said
    code, said = run("restore", tmp_path / "monday", "--store", store.path)
    assert code == 1 and "is there already" in said  # a store is not overwritten
    assert run("restore", tmp_path / "monday", "--store", tmp_path / "again")[0] == 0
    with Store.open(tmp_path / "again").read() as generation:
        assert [q.object.value for q in generation.quads(G)] == ["one"]
    assert run("doctor", "--store", tmp_path / "again", "--deep")[0] == 0


def test_what_is_broken_is_told_and_not_restored(run: Run, store: Store, tmp_path: Path) -> None:
    run("backup", tmp_path / "monday", "--store", store.path)
    (store.path / "CURRENT").write_text("x")
    code, said = run("doctor", "--store", store.path)
    assert code == 1 and said.startswith("broken: ") and "restore a backup" in said
    (tmp_path / "monday" / "generations" / "1" / "facts.json").write_text("{")
    code, said = run("restore", tmp_path / "monday", "--store", tmp_path / "again")
    assert code == 1 and "is broken itself" in said and not (tmp_path / "again").exists()


def test_no_store(run: Run, tmp_path: Path) -> None:
    for command in (("doctor",), ("backup", tmp_path / "b"), ("status",)):
        code, said = run(*command, "--store", tmp_path / "none")
        assert code == 1 and "no store here" in said, command
    assert run("restore", tmp_path / "none", "--store", tmp_path / "s")[0] == 2  # as typed


def test_a_second_writer_is_told(run: Run, store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Geachte voorzitter,\n\nDank.\n")
    with sole_writer(store.path):
        code, said = run("build", tmp_path / "a.txt", "--store", store.path)
        assert code == 1 and "another process is writing" in said
        code, said = run("doctor", "--store", store.path)
        assert code == 0 and "note: another process is writing" in said
