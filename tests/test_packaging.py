"""The house as it is installed: what pyproject lists is what the folders hold, and nothing names an address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from beleidsgraaf.cli import COMMANDS, cli

FOLDERS = ("extract", "graph", "ontology", "queries")


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_is_listed(root: Path, project: dict[str, dict[str, object]]) -> None:
    folders = {
        ".".join(("beleidsgraaf", *path.parent.relative_to(root).parts))
        for top in FOLDERS
        for path in (root / top).rglob("__init__.py")
    }
    folders |= {"beleidsgraaf", "beleidsgraaf.cli"}
    setuptools = project["tool"]["setuptools"]
    assert isinstance(setuptools, dict)
    assert sorted(setuptools["packages"]) == sorted(folders)


def test_links_show_the_same_tree(root: Path) -> None:
    for top in FOLDERS:
        link = root / "src" / "beleidsgraaf" / top
        assert link.is_symlink()
        assert link.resolve() == root / top


def test_dependencies_have_lower_bounds(project: dict[str, dict[str, object]]) -> None:
    dependencies = project["project"]["dependencies"]
    assert isinstance(dependencies, list)
    assert len(dependencies) > 10
    assert [d for d in dependencies if ">=" not in d] == []


def test_constraints_pin_every_dependency_and_name_no_address(
    root: Path, project: dict[str, dict[str, object]]
) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {re.split(r"==", line)[0].casefold().replace("_", "-") for line in lines if not line.startswith("#")}
    assert not [line for line in lines if "://" in line or " @ " in line]
    dependencies = project["project"]["dependencies"]
    assert isinstance(dependencies, list)
    named = {re.split(r"[<>=\[]", d)[0].casefold().replace("_", "-") for d in dependencies}
    assert named <= pinned


def test_no_bare_folder_is_imported(root: Path) -> None:
    """`import extract` works by accident from the root, and nowhere else."""
    bare = re.compile(rf"^\s*(?:from|import) (?:{'|'.join(FOLDERS)})\b", re.MULTILINE)
    files = [path for top in (*FOLDERS, "src", "tests", "benchmarks") for path in (root / top).rglob("*.py")]
    assert len(files) > 200
    assert [str(path) for path in files if bare.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_an_example(name: str, root: Path) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help
    if not isinstance(command, click.Group):
        assert f"beleidsgraaf {name}" in command.help, "an example"


def test_modules_are_small(root: Path) -> None:
    """A module over 400 lines gives its reason in its first docstring."""
    long = []
    for top in (*FOLDERS, "src/beleidsgraaf/cli"):
        for path in (root / top).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if text.count("\n") > 400 and "longer than" not in text[:600].casefold():
                long.append(path.relative_to(root).as_posix())
    assert long == []
