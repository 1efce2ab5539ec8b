"""Where patterns may begin: never fewer matches than the pattern itself gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from beleidsgraaf.extract.components.relations.rules import load_rules
from beleidsgraaf.extract.openings import Group, Opening, opening, scanner
from beleidsgraaf.extract.pipeline import load_pipeline

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TEXT = "Op 3 mei kost de Loketwet €12 of EUR 12; het LOKET en de loket-wet, ’t Loket en X-loket (loket)."


@pytest.mark.parametrize(
    ("pattern", "flags", "found"),
    [
        (r"(?<!\w)loket\w*", 0, ["loket", "loket", "loket"]),
        (r"(?<![\w-])loket\w*", 0, ["loket", "loket"]),
        (r"\bloket\w*", re.IGNORECASE, ["Loketwet", "LOKET", "loket", "Loket", "loket", "loket"]),
        (r"(?<!\w)(?i:loket)(?=\))", 0, ["loket"]),
        (r"(?<!\w)[A-ZÀ-Ý]\w+", 0, ["Op", "Loketwet", "EUR", "LOKET", "Loket"]),
        (r"(?<!\w)(?:(?:€|EUR)[ ]?)?\d+", 0, ["3", "€12", "EUR 12"]),
        (r"(?<!\w)(?:mei|\d{1,2} mei)", 0, ["3 mei"]),
        (r"(?<!\w)(?P<a>d)?e(?P<b>n)?(?!\w)", 0, ["de", "en", "de", "en"]),
        (r"\b(?=X)[\w-]*", 0, ["X-loket"]),
    ],
)
def test_it_finds_what_the_pattern_finds(pattern: str, flags: int, found: list[str]) -> None:
    assert [m.group() for m in re.finditer(pattern, TEXT, flags)] == found
    assert [m.group() for m in opening(pattern, flags).finditer(TEXT, 0, len(TEXT))] == found


@pytest.mark.parametrize(
    "pattern", [r"loket", r"[ ]loket", r"(?<!\w)\w+loket", r"\b.*loket", r"^Op", r"(?<!\w)[’‘]t", r"\b(?:a|)"]
)
def test_a_pattern_that_may_begin_anywhere_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin"):
        opening(pattern)


def test_a_name_of_a_user_may_begin_with_a_sign() -> None:
    for pattern in (r"(?<![\w-])(?:#loket|kost)", r"(?<![\w-])(?:loket|kost)"):
        found = scanner(pattern, re.IGNORECASE).finditer("De kost van #Loket.", 0, 19)
        assert [m.group() for m in found] == (["kost", "#Loket"] if "#" in pattern else ["kost", "Loket"])


def test_what_lies_outside_the_stretch_is_not_found() -> None:
    loket = opening(r"(?<!\w)loket")
    assert [m.start() for m in loket.finditer(TEXT, 0, len(TEXT))] == [57, 82, 89]
    assert [m.start() for m in loket.finditer(TEXT, 58, 94)] == [82, 89]
    assert list(loket.finditer(TEXT, 83, 92)) == []


def test_a_group_names_the_patterns_that_may_begin_in_a_stretch() -> None:
    group = Group([re.compile(r"\bkost\b"), re.compile(r"^Op"), re.compile(r"\bbaat\b"), re.compile(r"\b[Hh]et\b")])
    assert group.within(TEXT, 0, 20) == [0, 1]
    assert group.within(TEXT, 20, len(TEXT)) == [3]


def test_every_pattern_of_the_pipeline_finds_all_in_the_samples() -> None:
    load_pipeline()
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.txt")))
    assert len(text) > 5000
    patterns = list(Opening.made)
    assert len(patterns) > 35
    for one in patterns:
        expected = [m.span() for m in one.pattern.finditer(text)]
        assert [m.span() for m in one.finditer(text, 0, len(text))] == expected, one.pattern.pattern[:80]


def test_a_group_tries_what_begins_with_its_stretch_only_there() -> None:
    group = Group([re.compile(r"^(?:Op|Aan) \d"), re.compile(r"(?:,|;) het"), re.compile(r"^[Hh]et\b")])
    assert group.within(TEXT, 0, 20) == [0, 1]
    assert group.within(TEXT, TEXT.index("het"), len(TEXT)) == [1, 2]
    assert group.within(TEXT, TEXT.index("kost"), len(TEXT)) == [1]


def test_the_rules_of_relations_find_what_they_find_without_it() -> None:
    rules = [rule.trigger for rule in load_rules()]
    group = Group(rules)
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.txt")))
    found = 0
    for line in re.finditer(r"[^\n]+", text):
        matching = [n for n, rule in enumerate(rules) if rule.search(line[0])]
        assert set(matching) <= set(group.within(text, *line.span()))
        found += len(matching)
    assert found >= 10
