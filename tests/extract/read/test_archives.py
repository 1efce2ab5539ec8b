"""Archives: which files in them are sources, under which keys, and what is refused."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from beleidsgraaf.errors import OversizedSource, SourceError
from beleidsgraaf.extract.read import archive, read, sources_in
from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.gather import gather
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.watch import vanished

MOTION = """<officiele-publicatie><metadata/><kamerstuk><dossier><dossiernummer><dossiernr>39 871</dossiernr>
</dossiernummer><titel>Balies</titel></dossier><stuk><stuknr>Nr. <ondernummer>{number}</ondernummer></stuknr>
<titel>MOTIE VAN HET LID FICTIVAAR</titel><algemeen><vrije-tekst><tekst><al>De Kamer,</al>
<al>verzoekt de regering loket {number} te openen,</al><al>en gaat over tot de orde van de dag.</al>
<al>Fictivaar</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""
META = """<metadata_gegevens><metadata name="DC.identifier" content="{identifier}"/>
<metadata name="DCTERMS.issued" content="2031-02-06"/></metadata_gegevens>"""


def _zip(path: Path, **files: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/"), content)
    return path


def _publications(path: Path) -> Path:
    return _zip(
        path,
        **{
            "xml__kst-39871-7.xml": MOTION.format(number=7),
            "metadata__metadata.xml": META.format(identifier="kst-39871-7"),
            "LEESMIJ": "niets",
            "__MACOSX__._kst-39871-7.xml": b"\x00\x05",
        },
    )


def _tar(path: Path, files: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as made:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            made.addfile(info, io.BytesIO(content.encode()))
    return path


def test_what_is_in_a_zip_as_the_repository_files_it(tmp_path: Path) -> None:
    path = _publications(tmp_path / "kst-39871-7.zip")
    assert sources_in(path) == ("xml/kst-39871-7.xml",)
    source = read(path / "xml" / "kst-39871-7.xml", "k", "k")
    assert source.metadata["issued"] == "2031-02-06"
    assert source.metadata["number"] == "7"
    assert "loket 7" in source.text


def test_metadata_of_another_publication_are_left_alone(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "a.zip",
        **{
            "kst-39871-7.xml": MOTION.format(number=7),
            "kst-39871-8.xml": MOTION.format(number=8),
            "metadata.xml": META.format(identifier="kst-39871-8"),
        },
    )
    assert "issued" not in read(path / "kst-39871-7.xml", "k", "k").metadata
    assert read(path / "kst-39871-8.xml", "k", "k").metadata["issued"] == "2031-02-06"


def test_keys_go_through_the_archive(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    _publications(folder / "een.zip")
    _tar(folder / "veel.tar.gz", {"m/kst-39871-8.xml": MOTION.format(number=8), "m/lijst.csv": "a"})
    (folder / "los.txt").write_text("Een brief.\n")
    keys = ["een.zip/xml/kst-39871-7.xml", "los.txt", "veel.tar.gz/m/kst-39871-8.xml"]
    assert [c.key for c in gather([str(folder)], Manifest())] == keys
    assert [c.key for c in gather([str(folder / "een.zip")], Manifest())] == keys[:1]
    assert [c.key for c in gather([str(folder / "*.tar.gz")], Manifest())] == keys[2:]
    assert [c.key for c in gather([str(folder / "veel.tar.gz" / "m" / "kst-39871-8.xml")], Manifest())] == keys[2:]


def test_a_store_of_an_archive(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    path = _tar(folder / "veel.tar.gz", {f"kst-39871-{n}.xml": MOTION.format(number=n) for n in (7, 8)})
    store = Store.create(tmp_path / "store")
    first = build(store, [str(folder)])
    assert (first.failed, first.invalid, first.documents) == ([], [], 2)
    again = build(store, [str(folder)])
    assert (again.read, len(again.unchanged)) == ([], 2)
    _tar(path, {"kst-39871-8.xml": MOTION.format(number=8)})
    assert vanished(store, folder) == ["veel.tar.gz/kst-39871-7.xml"]
    path.unlink()
    assert len(vanished(store, folder)) == 2


def test_what_is_refused(tmp_path: Path) -> None:
    """Each archive or file in one that cannot be read says so in one sentence."""
    (tmp_path / "stuk.zip").write_bytes(_publications(tmp_path / "a.zip").read_bytes()[:200])
    (tmp_path / "stuk.tar.gz").write_bytes(b"\x1f\x8b\x08\x00" + b"x" * 50)
    _zip(tmp_path / "leeg.zip", LEESMIJ="niets")
    _zip(tmp_path / "uit.zip", **{"..__kst-1-2.xml": MOTION})
    _zip(tmp_path / "bom.zip", **{"bom.txt": b" " * (archive.EACH + 1)})
    expected = {
        "stuk.zip": "damaged or cut off",
        "stuk.tar.gz": "damaged or cut off",
        "leeg.zip": "holds no file that can be read",
        "uit.zip/../kst-1-2.xml": "leads out of the archive",
        "bom.zip/bom.txt": "is over 20 MB",
        "a.zip/nergens.xml": "holds no such file",
        "a.zip": "is an archive",
    }
    for name, reason in expected.items():
        with pytest.raises(SourceError, match=reason) as refused:
            read(tmp_path / name, name, name)
        assert "; " in str(refused.value)
        assert "\n" not in str(refused.value)
    (tmp_path / "kst-1-2.xml").write_text(MOTION.format(number=2))  # what the archive's name would lead to
    store = Store.create(tmp_path / "store")
    report = build(store, [str(tmp_path / n) for n in ("stuk.zip", "uit.zip", "bom.zip")])
    assert [p.source for p in report.failed] == ["bom.zip/bom.txt", "stuk.zip", "uit.zip/kst-1-2.xml"]
    assert "leads out of the archive" in report.failed[2].reason


def test_an_archive_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "TOTAL", 100)
    monkeypatch.setattr(archive, "PROMISED", 100)
    for path in (_tar(tmp_path / "a.tar.gz", {"a.txt": "x" * 101}), _zip(tmp_path / "a.zip", **{"a.txt": "x" * 101})):
        with pytest.raises(OversizedSource, match="unpacks to over"):
            archive.members(path)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b.xml", True),
        ("a..b/c.xml", True),
        ("../a.xml", False),
        ("a/../../b.xml", False),
        ("/etc/a.xml", False),
        ("C:/a.xml", False),
        ("..\\a.xml", False),
        ("", False),
    ],
)
def test_safe_names(name: str, safe: bool) -> None:
    assert archive.is_safe(name) is safe
