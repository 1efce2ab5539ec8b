"""The command line: what it prints, what it leaves, how it ends."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from beleidsgraaf.__main__ import main
from beleidsgraaf.cli import COMMANDS
from beleidsgraaf.graph.store import FORMAT

LETTER = """Kenmerk 2031-0000000001

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 12 mei 2031

Betreft: het loket

In het najaar van 2031 informeren wij uw Kamer over de Belastingdienst. Zie Kamerstuk 39 871, nr. 12.
"""


@dataclass
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs the command in this process."""

    def call(*arguments: str | Path, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "argv", ["beleidsgraaf", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        out, err = capsysbinary.readouterr()
        return Ended(code, out.decode(), err.decode())

    return call


@pytest.fixture(scope="module")
def built(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of the sample letters; nobody may change it."""
    from beleidsgraaf.graph.build import build
    from beleidsgraaf.graph.store import Store

    store = Store.create(tmp_path_factory.mktemp("cli") / "store")
    assert build(store, [str(samples)]).exit_code == 0
    return store.path


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "goed.txt").write_text(LETTER)
    return folder


# help


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    ended = run(command, "--help")
    assert ended.code == 0
    assert f"beleidsgraaf {command}" in ended.out.partition("Example")[2]


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; sys.argv = ['beleidsgraaf', '--help']\n"
        "from beleidsgraaf.__main__ import main\n"
        "main()\n"
        "heavy = {'spacy', 'pyoxigraph', 'rdflib', 'pyshacl', 'rich', 'pandas', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert all(f"  {command} " in ended.stdout for command in COMMANDS)


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("beleidsgraaf, version ")


@pytest.mark.parametrize(
    "arguments", [(), ("biuld",), ("build",), ("build", "x.txt"), ("export", "--store", "s", "--format", "xls")]
)
def test_wrong_use_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert "Usage:" in ended.out + ended.err


# build


def test_good_letters_go_in(run: Run, letters: Path, tmp_path: Path) -> None:
    ended = run("build", letters, "--store", tmp_path / "store")
    assert (ended.code, ended.err) == (0, "")
    assert "sources: 1 read" in ended.out and "generation 1, 1 documents" in ended.out
    assert "1 unchanged" in run("build", letters, "--store", tmp_path / "store").out
    assert run("build", letters, "--store", tmp_path / "store", "--force", "--quiet").out == ""


BAD = [
    ("leeg.txt", b"", "leeg.txt"),
    ("wit.txt", b" \n\t\n", "wit.txt"),
    ("beeld.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "beeld.txt"),
    ("groot.txt", b"Geachte voorzitter, " * 2_600_000, "groot.txt"),
    ("kapot.pdf", b"%PDF-1.4 en dan niets", "kapot.pdf"),
]


@pytest.mark.parametrize(("name", "content", "named"), BAD, ids=[b[0] for b in BAD])
def test_a_bad_file_is_named_and_the_rest_goes_on(
    run: Run, letters: Path, tmp_path: Path, name: str, content: bytes, named: str
) -> None:
    (letters / name).write_bytes(content)
    ended = run("build", letters, "--store", tmp_path / "store")
    assert ended.code == 1
    problems = [line for line in ended.err.splitlines() if line.startswith(("not read", "refused"))]
    assert len(problems) == 1
    assert named in problems[0]
    assert "1 read, 1 not read" in ended.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_say_the_same(run: Run, letters: Path, tmp_path: Path, encoding: str) -> None:
    (letters / "goed.txt").write_bytes(
        (LETTER + "\nDe coördinatie is geëvalueerd: één plan, café, ’s avonds.\n").encode(encoding)
    )
    assert run("build", letters, "--store", tmp_path / "store").code == 0
    assert "één plan, café, ’s avonds" in run("text", letters / "goed.txt").out


@pytest.mark.parametrize("path", ["nergens.txt", "geen-*.txt", "leeg"])
def test_nothing_to_read_ends_with_2_and_makes_no_store(run: Run, tmp_path: Path, path: str) -> None:
    (tmp_path / "leeg").mkdir()
    ended = run("build", tmp_path / path, "--store", tmp_path / "store")
    assert ended.code == 2
    assert str(tmp_path / path) in ended.err and len(ended.err.splitlines()) == 1
    assert not (tmp_path / "store").exists()


def test_an_unwritable_store_is_told(run: Run, letters: Path, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("in the way")
    ended = run("build", letters, "--store", tmp_path / "bezet" / "store")
    assert ended.code == 1 and "cannot be written" in ended.err


def test_a_newer_store_is_told(run: Run, letters: Path, tmp_path: Path) -> None:
    run("build", letters, "--store", tmp_path / "store")
    description = tmp_path / "store" / "store.json"
    description.write_text(description.read_text().replace(f'"format": {FORMAT}', f'"format": {FORMAT + 1}'))
    for command in (("build", letters), ("status",), ("query", "commitments"), ("export",), ("validate",)):
        ended = run(*command, "--store", tmp_path / "store")
        assert ended.code == 1 and "install a newer version" in ended.err


@pytest.mark.parametrize(
    "command", [("status",), ("query", "commitments"), ("export",), ("validate",), ("remove", "x")]
)
def test_no_store_is_told(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ended = run(*command, "--store", tmp_path / "nergens")
    assert ended.code == 1 and "no store here" in ended.err


def test_the_base_is_chosen_once(run: Run, letters: Path, tmp_path: Path) -> None:
    store, base = tmp_path / "store", "https://data.example.org/id/"
    assert run("build", letters, "--store", store, "--base", base).code == 0
    assert f"<{base}org/belastingdienst>" in run("export", "--store", store).out
    assert run("build", letters, "--store", store).code == 0
    ended = run("build", letters, "--store", store, "--base", "https://other.example.org/")
    assert ended.code == 2 and "cannot change" in ended.err


def test_remove_and_status(run: Run, letters: Path, tmp_path: Path) -> None:
    (letters / "tweede.txt").write_text(LETTER.replace("0000000001", "0000000002"))
    store = tmp_path / "store"
    run("build", letters, "--store", store)
    (letters / "goed.txt").write_text(LETTER + "\nP.S.\n")
    (letters / "tweede.txt").unlink()
    states = {
        s["source"]: s["state"] for s in json.loads(run("status", "--store", store, "--format", "json").out)["sources"]
    }
    assert states == {"goed.txt": "file changed", "tweede.txt": "file gone"}
    assert "kenmerk-2031-0000000002" in run("status", "--store", store).out
    ended = run("remove", "tweede.txt", "--store", store)
    assert (ended.code, "1 removed" in ended.out) == (0, True)
    assert "tweede.txt" not in run("status", "--store", store).out
    assert run("remove", "tweede.txt", "--store", store).code == 2


# export, text


def test_export_to_a_file_and_to_standard_output(run: Run, built: Path, tmp_path: Path) -> None:
    lines = run("export", "--store", built).out
    assert run("export", "--store", built, "--format", "nquads", "-o", tmp_path / "all.nq").out == ""
    assert (tmp_path / "all.nq").read_text() == lines
    assert run("export", "--store", built, "-o", "-").out == lines
    trig = run("export", "--store", built, "--format", "trig").out
    assert set(ox.parse(trig.encode(), ox.RdfFormat.TRIG)) == set(ox.parse(lines.encode(), ox.RdfFormat.N_QUADS))
    assert "graph/provenance" not in lines
    assert "graph/provenance" in run("export", "--store", built, "--with-provenance").out


def test_export_where_it_cannot_be_written(run: Run, built: Path, tmp_path: Path) -> None:
    ended = run("export", "--store", built, "-o", tmp_path / "geen" / "map.nq")
    assert ended.code == 2 and "cannot be written" in ended.err


def test_a_rebuild_of_the_samples_gives_the_same_bytes(run: Run, built: Path, samples: Path, tmp_path: Path) -> None:
    for part in (samples / "v*", samples / "k*", samples):
        assert run("build", part, "--store", tmp_path / "store").code == 0
    assert run("export", "--store", tmp_path / "store").out == run("export", "--store", built).out


def test_the_samples_are_valid(run: Run, built: Path) -> None:
    ended = run("validate", "--store", built)
    assert ended.code == 0 and ended.out.startswith("valid: 0 violations")


def test_text_is_what_offsets_refer_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_bytes(b"\xef\xbb\xbfEerste regel\r\nTweede regel\rDerde\n")
    assert run("text", tmp_path / "brief.txt").out == "Eerste regel\nTweede regel\nDerde\n"
    assert run("text", tmp_path / "nergens.txt").code == 2
    (tmp_path / "leeg.txt").write_bytes(b"")
    assert run("text", tmp_path / "leeg.txt").code == 1


# query

SPARQL = "SELECT DISTINCT ?i { ?d a bg:Letter ; dcterms:identifier ?i } ORDER BY ?i"


def test_sparql_from_a_file_and_from_standard_input(run: Run, built: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(SPARQL)
    from_file = run("query", tmp_path / "mine.rq", "--store", built, "--format", "json")
    assert from_file.code == 0
    rows = json.loads(from_file.out)["rows"]
    assert {"i": "kst-39871-12"} in rows
    assert run("query", "-", "--store", built, "--format", "json", stdin=SPARQL).out == from_file.out
    table = run("query", "-", "--store", built, stdin=SPARQL).out.splitlines()
    assert table[0].strip() == "i" and table[-1] == f"{len(rows)} rows"
    read = list(csv.reader(io.StringIO(run("query", "-", "--store", built, "--format", "csv", stdin=SPARQL).out)))
    assert read == [["i"], *([row["i"]] for row in rows)]


def test_a_named_query_with_its_parameters(run: Run, built: Path) -> None:
    ended = run("query", "cited-by", "--param", "document=kst-39871-12", "--store", built, "--format", "json")
    assert ended.code == 0
    answer = json.loads(ended.out)
    assert {"citing", "file", "start", "end", "quote"} <= set(answer["columns"]) and answer["rows"]


WRONG = [
    (("cited-by",), "give --param document="),
    (("cited-by", "--param", "dokument=x"), "no parameter dokument"),
    (("cited-by", "--param", "document"), "--param name=value"),
    (("citedby",), "did you mean cited-by"),
    (("office-holder", "--param", "office=x", "--param", "date=gisteren"), "is not a day"),
    (("nergens.rq",), "cannot be read"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_a_wrong_question_ends_with_2(run: Run, built: Path, arguments: tuple[str, ...], message: str) -> None:
    ended = run("query", *arguments, "--store", built)
    assert ended.code == 2
    assert message in ended.err and len(ended.err.splitlines()) == 1


def test_sparql_that_does_not_parse_ends_with_2(run: Run, built: Path) -> None:
    ended = run("query", "-", "--store", built, stdin="SELECT ?x { ?x")
    assert ended.code == 2 and "does not parse" in ended.err


def test_parameters_belong_to_named_queries(run: Run, built: Path) -> None:
    assert run("query", "-", "--param", "a=b", "--store", built, stdin=SPARQL).code == 2


def test_the_store_may_come_from_the_environment(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_STORE", str(built))
    assert run("query", "-", stdin=SPARQL).code == 0


def test_queries_lists_all_of_them(run: Run, root: Path) -> None:
    names = {path.stem for path in (root / "queries").glob("*.rq")}
    assert len(names) >= 15
    listed = json.loads(run("queries", "--format", "json").out)
    assert {q["name"] for q in listed} == names
    table = run("queries").out
    assert all(f"\n{name} " in table for name in names)
    assert run("queries", "--english").out != table
