"""Adding, changing or dropping one letter gives the same derived graph as building all anew."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from beleidsgraaf.graph import review
from beleidsgraaf.graph.build import build, remove
from beleidsgraaf.graph.export import export
from beleidsgraaf.graph.store import Store

LAST = [
    "kamerbrief-2031-0000200017.md",
    "kst-39871-12.txt",
    "kst-39871-15.txt",
    "toezeggingen-2030-2031.jsonl",
    "kamerbrief-2031-0000300045.txt",
]


def _fulfilled(line: str) -> bool:
    return "/Commitment/" in line and "ns#fulfilledBy> <" in line and "kst-39871-12>" in line


def derived(store: Store) -> list[str]:
    with store.read() as generation:
        graph = f"<{generation.mint.graph('derived')}>"
        return [line for line in b"".join(export(generation, "nquads")).decode().split("\n") if graph in line]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """The samples, and a letter that repeats a passage of one of them."""
    passage = (samples / "kamerbrief-2030-0000412345.txt").read_text(encoding="utf-8").partition("Wie een vraag")[2]
    folder = tmp_path_factory.mktemp("letters")
    for file in samples.glob("*.*"):
        shutil.copy(file, folder)
    again = f"Datum 4 mei 2031\nBetreft Loketten in het voorjaar\n\nWie een vraag{passage[:420].rpartition('.')[0]}.\n"
    (folder / "kamerbrief-loketten.txt").write_text(again, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> list[str]:
    store = Store.create(tmp_path_factory.mktemp("whole") / "store")
    assert build(store, [str(folder)]).exit_code == 0
    return derived(store)


def test_something_is_derived(whole: list[str]) -> None:
    for predicate in (
        *("fulfilledBy", "resolvesTo", "realizedBy", "reusedFrom", "debateNamedIn", "statusContradictedBy"),
        *("dateContradictedBy", "repetitionContradictedBy", "declaredSettledIn", "answeredIn", "postponedTo"),
        *("answeredElsewhere", "differsFrom", "succeeds", "repeatedIn"),
    ):
        assert any(f"ns#{predicate}> <" in line for line in whole), predicate


@pytest.mark.parametrize("last", LAST)
def test_adding_one_letter_is_building_all(tmp_path: Path, folder: Path, whole: list[str], last: str) -> None:
    store = Store.create(tmp_path / "store")
    build(store, [str(f) for f in sorted(folder.iterdir()) if f.name != last])
    assert derived(store) != whole
    build(store, [str(folder / last)])
    assert derived(store) == whole


def test_dropping_a_letter_is_never_having_had_it(tmp_path: Path, folder: Path, whole: list[str]) -> None:
    one, other = Store.create(tmp_path / "one"), Store.create(tmp_path / "other")
    build(one, [str(folder)])
    assert derived(one) == whole
    remove(one, ["kst-39871-12.txt"])
    build(other, [str(f) for f in sorted(folder.iterdir()) if f.name != "kst-39871-12.txt"])
    assert derived(one) == derived(other)


def test_a_changed_letter_takes_back_what_followed_from_it(tmp_path: Path, samples: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    for name in ("kamerbrief-2030-0000412345.txt", "kst-39871-12.txt"):
        shutil.copy(samples / name, letters)
    store = Store.create(tmp_path / "store")
    build(store, [str(letters)])
    assert any(_fulfilled(line) for line in derived(store))
    file = letters / "kst-39871-12.txt"
    text = file.read_text(encoding="utf-8")
    assert "Hierbij sturen wij u" in text
    file.write_text(text.replace("Hierbij sturen wij u", "In het archief ligt"), encoding="utf-8")
    build(store, [str(letters)])
    assert not any(_fulfilled(line) for line in derived(store))


def test_a_rejected_derivation_goes_at_once_and_comes_back_when_that_is_undone(tmp_path: Path, samples: Path) -> None:
    store = Store.create(tmp_path / "store")
    build(store, [str(samples / "kamerbrief-2030-0000412345.txt"), str(samples / "kst-39871-12.txt")])
    before = derived(store)
    said = [line for line in before if "/derivation/fulfilledBy/" in line and "kst-39871-12>" in line]
    node = said[0].split(" ")[0].strip("<>")
    decision = review.decide(store, "reject", node, "A. Redacteur", "een andere rapportage")
    assert not any(node in line for line in derived(store))
    assert not any(_fulfilled(line) for line in derived(store))
    review.undo(store, decision)
    assert derived(store) == before


@pytest.mark.parametrize("steps", [3, pytest.param(24, marks=pytest.mark.slow)])
def test_any_order_of_changes_leads_to_the_same(tmp_path: Path, folder: Path, steps: int) -> None:
    """Add, change and drop letters by lot: what is derived is what follows from those that are left."""
    dice = random.Random(steps)
    letters = tmp_path / "letters"
    letters.mkdir()
    away = sorted(f.name for f in folder.iterdir() if f.is_file())
    for name in dice.sample(away, len(away) // 2):
        shutil.copy(folder / name, letters)
        away.remove(name)
    store = Store.create(tmp_path / "store")
    build(store, [str(letters)])
    moved = 0
    for _ in range(steps):
        here = sorted(f.name for f in letters.iterdir())
        for name in dice.sample(away, min(2, len(away))):
            shutil.copy(folder / name, letters)
            away.remove(name)
        gone = dice.choice(here)
        (letters / gone).unlink()
        away.append(gone)
        changed = letters / dice.choice([n for n in here if n != gone])
        if changed.suffix in (".txt", ".md"):
            text = changed.read_text(encoding="utf-8")
            sentences = text.split(". ")
            if len(sentences) > 1:  # a file without text is refused, and what stood there stays
                del sentences[dice.randrange(len(sentences))]
            changed.write_text(". ".join(sentences), encoding="utf-8")
        before = derived(store)
        remove(store, [gone])
        build(store, [str(letters)])
        moved += derived(store) != before
    assert moved  # else it was no test
    whole = Store.create(tmp_path / "whole")
    build(whole, [str(letters)])
    assert derived(store) == derived(whole)
