"""The pipeline by configuration: components left out, replaced, set; a trained pipeline; registers in Turtle."""

from __future__ import annotations

import hashlib
import pickle
import sys
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

from beleidsgraaf.cli import cli
from beleidsgraaf.errors import RegisterError, UsageError
from beleidsgraaf.extract.configure import Configured, read_config
from beleidsgraaf.extract.model import Extraction, SourceText
from beleidsgraaf.extract.pipeline import COMPONENTS, make_language
from beleidsgraaf.ontology.registers import load

TEXT = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 14 januari 2031

Geachte voorzitter,

Het Zeemeerminnenhuis bericht over Waterloket aan Zee. De SVB werkt daaraan mee vanaf 3 maart 2031.
"""


def source(text: str = TEXT) -> SourceText:
    return SourceText("brief", "brief", "brief.txt", hashlib.sha256(text.encode()).hexdigest(), text, "text/plain", "1")


def mentions(extraction: Extraction) -> dict[str, tuple[str, str]]:
    text = extraction.layout.reading.text
    return {text[m.start : m.end]: (m.entity.kind.value, m.entity.label) for m in extraction.mentions}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a tiny trained pipeline: one that knows three names by rule."""
    language = spacy.blank("nl")
    language.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "ORG", "pattern": "Zeemeerminnenhuis"},
            {"label": "WORK_OF_ART", "pattern": "Waterloket aan Zee"},
            {"label": "PER", "pattern": "SVB"},
            {"label": "GPE", "pattern": "Den Haag"},
            {"label": "DATE", "pattern": "3 maart 2031"},
        ]
    )
    folder = tmp_path_factory.mktemp("trained") / "nl_klein"
    language.to_disk(folder)
    return folder


def write(folder: Path, content: str) -> Path:
    file = folder / "config.toml"
    file.write_text(content, encoding="utf-8")
    return file


def test_without_a_trained_pipeline() -> None:
    found = mentions(Configured()(source()))
    assert found["SVB"] == ("ORG", "Sociale Verzekeringsbank")
    assert "Zeemeerminnenhuis" not in found
    assert found["3 maart 2031"] == ("DATE", "2031-03-03")


def test_ours_go_first_and_theirs_fill_gaps(trained: Path) -> None:
    found = mentions(Configured(trained=str(trained))(source()))
    assert found["SVB"] == ("ORG", "Sociale Verzekeringsbank")
    assert found["Zeemeerminnenhuis"] == ("ORG", "Zeemeerminnenhuis")
    assert found["Waterloket aan Zee"] == ("DOC", "Waterloket aan Zee")
    assert found["3 maart 2031"] == ("DATE", "2031-03-03")  # with its normal form, which theirs has not
    assert "Den Haag" not in found


def test_theirs_go_first_where_the_file_says_so(trained: Path, tmp_path: Path) -> None:
    file = write(tmp_path, f'pipeline = "{trained}"\nprecedence = "theirs"\n')
    assert mentions(Configured(file)(source()))["SVB"] == ("PERSON", "SVB")


def test_labels_of_a_pipeline_can_be_translated_otherwise(trained: Path, tmp_path: Path) -> None:
    file = write(tmp_path, f'pipeline = "{trained}"\n[settings.bg_trained]\nlabels = {{ ORG = "PROGRAMME" }}\n')
    found = mentions(Configured(file)(source()))
    assert found["Zeemeerminnenhuis"][0] == "PROGRAMME"
    assert "Waterloket aan Zee" not in found


def test_components_can_be_left_out(tmp_path: Path) -> None:
    found = Configured(write(tmp_path, 'disable = ["bg_values", "bg_claims"]\n'))(source())
    assert "3 maart 2031" not in mentions(found)
    assert found.claims == ()


def test_a_component_can_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eigen_waarden.py").write_text(
        "from spacy.language import Language\n"
        "@Language.factory('eigen_waarden', default_config={'registers': [], 'luid': False})\n"
        "def make(nlp, name, registers, luid):\n"
        "    def none(doc):\n"
        "        assert luid\n"
        "        return doc\n"
        "    return none\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    file = write(
        tmp_path,
        '[replace]\nbg_values = "eigen_waarden"\n[factory]\nbg_values = "eigen_waarden"\n'
        "[settings.bg_values]\nluid = true\n",
    )
    found = mentions(Configured(file)(source()))
    assert "3 maart 2031" not in found
    assert found["SVB"] == ("ORG", "Sociale Verzekeringsbank")
    sys.modules.pop("eigen_waarden", None)


WRONG = [
    ("disable = [", "no configuration"),
    ("uit = []", "'uit' is none of"),
    ('disable = ["bg_nietbestaand"]', "which is no component"),
    ("[settings.bg_anders]\nx = 1", "which is no component"),
]


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_config(write(tmp_path, content))


def test_a_pipeline_that_is_not_there_says_so() -> None:
    with pytest.raises(UsageError, match="no such spaCy pipeline"):
        Configured(trained="nl_bestaat_niet")(source())
    with pytest.raises(UsageError, match="`ours` or `theirs`"):
        from beleidsgraaf.extract.components.trained.component import Trained

        Trained("x", "both", {}, load())


def test_it_passes_between_processes_and_tells_configurations_apart(tmp_path: Path) -> None:
    one, other = Configured(write(tmp_path, "disable = []\n")), Configured(trained="x")
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.fingerprint != other.fingerprint
    before = one.fingerprint
    write(tmp_path, 'disable = ["bg_claims"]\n')
    assert one.fingerprint != before


def test_the_command_takes_both(trained: Path, tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text(TEXT, encoding="utf-8")
    file = write(tmp_path, 'disable = ["bg_claims"]\n')
    call = ["build", str(letter), "--store", f"{tmp_path}/s", "--jobs", "1"]
    first = CliRunner().invoke(cli, [*call, "--config", str(file), "--pipeline", str(trained)])
    again = CliRunner().invoke(cli, [*call, "--config", str(file), "--pipeline", str(trained)])
    without = CliRunner().invoke(cli, call)
    assert first.exit_code == 0, first.output
    assert "1 read" in first.output
    assert "1 unchanged" in again.output
    assert "1 read" in without.output  # another configuration: read again


TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix bg: <https://w3id.org/beleidsgraaf/ns#> .
<https://example.org/zeemeerminnenhuis> a org:Organization ; skos:prefLabel "Zeemeerminnenhuis"@nl, "Mermaid House"@en ;
  skos:altLabel "Huis der Zeemeerminnen"@nl ; skos:notation "ZMH" .
<https://example.org/waterloket> a bg:Programme ; skos:prefLabel "Waterloket aan Zee"@nl .
"""


def test_a_register_in_turtle(tmp_path: Path) -> None:
    file = tmp_path / "eigen.ttl"
    file.write_text(TURTLE, encoding="utf-8")
    found = mentions(Configured(registers=(file,))(source(TEXT + "\nHet Huis der Zeemeerminnen (ZMH) is open.\n")))
    assert found["Zeemeerminnenhuis"] == ("ORG", "Zeemeerminnenhuis")
    assert found["Waterloket aan Zee"] == ("PROGRAMME", "Waterloket aan Zee")
    assert found["Huis der Zeemeerminnen"] == ("ORG", "Zeemeerminnenhuis")
    assert found["ZMH"] == ("ORG", "Zeemeerminnenhuis")
    entry = load([file]).named("Zeemeerminnenhuis", "ORG")[0]
    assert (entry.key, entry.label_en) == ("zeemeerminnenhuis", "Mermaid House")
    assert "https://example.org/zeemeerminnenhuis" in entry.exact_match


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("geen turtle", "no Turtle"),
        ("@prefix x: <http://x/> . x:a x:b x:c .", "skos:prefLabel"),
        ('<http://x/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "A" .', "no class that says what it is"),
    ],
)
def test_wrong_turtle_says_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "eigen.ttl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RegisterError, match=message):
        load([file])


def test_every_component_declares_what_it_reads_and_writes() -> None:
    language = make_language()
    analysis = language.analyze_pipes(keys=["assigns", "requires"])
    assert list(analysis["summary"]) == [name for name, _ in COMPONENTS]
    assert len(COMPONENTS) == 11
    # the layout is there before the first component; everything else that one reads another writes before it
    assert {problem for problems in analysis["problems"].values() for problem in problems} == {"doc._.layout"}
    for name, said in analysis["summary"].items():
        assert said["assigns"], name
        assert "doc._.layout" in said["requires"], name


def test_every_component_says_what_it_does() -> None:
    from importlib import import_module

    for name, module in (*COMPONENTS, ("bg_trained", "beleidsgraaf.extract.components.trained.component")):
        described = import_module(module).__doc__ or ""
        assert f"`{name}`" in described.split("\n")[0], name
