"""Reuse on five hundred real motions: what is reported is more than the forms that all motions share."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

import pytest

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.store import Store
from beleidsgraaf.queries.catalogue import Catalogue

#: The forms of a motion: its opening, its close, and the words that introduce what it considers and asks.
FORMS = re.compile(
    r"de kamer|gehoord de beraadslaging|en gaat over tot de orde van de dag|constaterende|overwegende|van mening"
    r"|verzoekt de regering|verzoekt het kabinet|spreekt uit|roept de regering op",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.mark.slow
@pytest.mark.letters
def test_no_pair_is_only_boilerplate(tmp_path: Path, letters: Path) -> None:
    archive = letters / "bulk" / "moties-8041-xml.tar.gz"
    folder = tmp_path / "motions"
    folder.mkdir()
    with tarfile.open(archive) as held:
        motions = [m for m in held.getmembers() if m.isfile() and m.name.endswith(".xml")]
        bodies = {m.name: stream.read() for m in motions if (stream := held.extractfile(m)) is not None}
    # those that take another's place first, for they repeat the most
    chosen = sorted(bodies, key=lambda name: (b"ter vervanging van" not in bodies[name].lower(), name))[:500]
    for number, name in enumerate(chosen):
        (folder / f"{number:03}.xml").write_bytes(bodies[name])
    store = Store.create(tmp_path / "store")
    assert build(store, [str(folder)]).documents == 500
    with store.read() as generation:
        rows = generation.query(Catalogue().get("reused-passages").bind({"document": ""})).values()
    assert rows
    for row in rows:
        shared = {w.casefold() for w in WORD.findall(FORMS.sub(" ", row["quote"] or ""))}
        shared &= {w.casefold() for w in WORD.findall(FORMS.sub(" ", row["by_quote"] or ""))}
        assert len(shared) >= 6, (row["later"], row["earlier"], row["quote"])
