"""The command `fetch` against a server on this machine: what it brings, says and leaves alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from replayed import JSON, Answer, Service, fixed, sru_answers

from beleidsgraaf.__main__ import main
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Store

PUBLICATION = b"<officiele-publicatie><kamerstuk><stuk><al>Tekst.</al></stuk></kamerstuk></officiele-publicatie>"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    made = Service()
    for name in ("sru", "publications", "portal", "chamber"):
        monkeypatch.setenv(f"BELEIDSGRAAF_{name.upper()}", f"{made.base}/{name}")
    yield made
    made.close()


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["beleidsgraaf", "fetch", "--pause", "0", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


def _publish(service: Service, *numbers: int) -> None:
    service.routes["/sru"] = sru_answers(service.base, max(numbers))
    for number in numbers:
        service.routes[f"/r/{number}.xml"] = fixed(body=PUBLICATION)


def test_an_identifier(service: Service, run: Run, tmp_path: Path) -> None:
    _publish(service, 1)
    code, out, err = run("kst-39871-1", "--to", tmp_path / "letters")
    assert (code, err) == (0, "")
    assert out.startswith("1 fetched, 0 current, 0 failed")
    (file,) = (tmp_path / "letters").rglob("*.xml")
    assert file.read_bytes() == PUBLICATION
    (entry,) = map(json.loads, next((tmp_path / "letters").rglob("manifest.jsonl")).read_text().splitlines())
    assert entry["identifier"] == "kst-39871-1"
    assert entry["address"] == f"{service.base}/r/1.xml"
    assert entry["licence"].startswith("http")


def test_a_dossier_dry_run_brings_nothing(service: Service, run: Run, tmp_path: Path) -> None:
    _publish(service, 1, 2, 3)
    code, out, _ = run("--dossier", "39871", "--dry-run", "--to", tmp_path / "letters")
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == ["kst-39871-1", "kst-39871-2", "kst-39871-3"]
    assert "xml" in out.splitlines()[0].split("\t")[2]
    assert not (tmp_path / "letters").exists()
    assert set(service.asked) == {"/sru"}


def test_a_dossier_with_a_limit(service: Service, run: Run, tmp_path: Path) -> None:
    asked: list[str] = []
    answers = sru_answers(service.base, 3)

    def answer(query: dict[str, list[str]], headers: dict[str, str]) -> Answer:
        asked.append(query["query"][0])
        return answers(query, headers)

    _publish(service, 1, 2, 3)
    service.routes["/sru"] = answer
    code, out, _ = run("--dossier", "39871", "--limit", "2", "--to", tmp_path)
    assert (code, out.split(" in ")[0]) == (0, "2 fetched, 0 current, 0 failed;")
    assert "39871" in asked[0]


def test_one_that_fails_is_named_and_the_others_come(service: Service, run: Run, tmp_path: Path) -> None:
    _publish(service, 1, 3)
    code, out, err = run("--dossier", "39871", "--to", tmp_path)
    assert code == 1
    assert out.startswith("2 fetched, 0 current, 1 failed")
    assert "kst-39871-2" in err


def test_what_the_store_cites_and_does_not_hold(service: Service, run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Den Haag, 3 mei 2031\n\nZie Kamerstuk 39 871, nr. 1. Lees ook Kamerstuk 39 871, nr. 1.\n")
    build(Store.create(tmp_path / "store"), [str(letter)])
    _publish(service, 1)
    code, out, _ = run("--missing", "--store", tmp_path / "store", "--limit", "5", "--dry-run", "--to", tmp_path / "l")
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == ["kst-39871-1"]
    code, out, _ = run("--missing", "--store", tmp_path / "store", "--to", tmp_path / "l")
    assert (code, out.split(";")[0]) == (0, "1 fetched, 0 current, 0 failed")


def test_the_register_of_commitments(service: Service, run: Run, tmp_path: Path) -> None:
    rows = [{"Id": "1", "Nummer": "TZ203105-001", "Tekst": "De Minister informeert de Kamer."}]
    service.routes["/chamber/Toezegging"] = fixed(headers=JSON, body=json.dumps({"value": rows}).encode())
    code, out, _ = run("--commitments", "--from", "2031-01-01", "--to", tmp_path / "letters")
    assert code == 0
    assert out.startswith("1 commitments")
    assert json.loads((tmp_path / "letters" / "commitments.jsonl").read_text()) == rows[0]
    assert set(service.asked) == {"/chamber/Toezegging"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "nothing to fetch"),
        (("--missing",), "give --store"),
        (("--portal", "--dossier", "39871"), "searches words only"),
    ],
)
def test_wrong_use(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], reason: str) -> None:
    monkeypatch.delenv("BELEIDSGRAAF_STORE", raising=False)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert reason in err
