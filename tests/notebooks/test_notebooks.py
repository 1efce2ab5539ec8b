"""Every notebook runs top to bottom, draws, and says how to cite what it shows."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import Any

import pytest

from beleidsgraaf import settings
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Store

nbformat = pytest.importorskip("nbformat", reason="nbformat comes with the extra: pip install 'beleidsgraaf[notebook]'")
nbclient = pytest.importorskip("nbclient", reason="nbclient comes with the extra: pip install 'beleidsgraaf[dev]'")

FILES = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
NAMES = [file.stem for file in FILES]


def test_how_many_there_are() -> None:
    assert len(FILES) >= 5


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_committed_without_outputs(file: Path) -> None:
    cells = nbformat.read(file, as_version=4).cells
    assert [c for c in cells if c.cell_type == "code" and (c.outputs or c.execution_count)] == []
    assert cells[0].source.startswith("# ")


@pytest.fixture(scope="module")
def sample_store(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    path = tmp_path_factory.mktemp("notebooks") / "store"
    assert build(Store.create(path), [str(samples)]).exit_code == 0
    return path


@pytest.fixture(scope="module")
def letter_store(tmp_path_factory: pytest.TempPathFactory, letters: Path) -> Path:
    path = tmp_path_factory.mktemp("notebooks") / "store"
    assert build(Store.create(path), [str(letters / "*.txt")]).exit_code == 0
    return path


@pytest.mark.filterwarnings("ignore")  # of the messaging between this process and the kernel
@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_on_the_samples(file: Path, sample_store: Path) -> None:
    _check(_run(file, sample_store))


@pytest.mark.letters
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_on_the_letters(file: Path, letter_store: Path) -> None:
    _check(_run(file, letter_store))


def _run(file: Path, store: Path) -> list[dict[str, Any]]:
    """Run a notebook in a kernel of its own; gives what it put out, by kind of content."""
    notebook = nbformat.read(file, as_version=4)
    before = os.environ.get(settings.STORE)
    os.environ[settings.STORE] = str(store)
    try:
        nbclient.NotebookClient(notebook, timeout=900, kernel_name="python3").execute(cwd=str(file.parent))
    finally:
        if before is None:
            del os.environ[settings.STORE]
        else:
            os.environ[settings.STORE] = before
    return [out["data"] for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs if "data" in out]


def _check(outputs: list[dict[str, Any]]) -> None:
    assert any("image/png" in out for out in outputs), "no plot"
    [page] = [html.unescape(out["text/html"]) for out in outputs if "srcdoc=" in out.get("text/html", "")]
    assert len(re.findall(r'"source": "', page)) > 0, "a picture without edges"
    assert re.findall(r"(?:src|href)=[\"']?https?:|@import|fetch\(", page) == [], "needs something from elsewhere"
    cited = outputs[-1]["text/markdown"]
    assert re.search(r"generatie \d+", cited) and "- vraag: `" in cited
