"""Motions share formulas: a passage that is reported as reused says more than these."""

from __future__ import annotations

import tarfile
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.derive.index import FILE, Index
from beleidsgraaf.graph.derive.reuse import words_of
from beleidsgraaf.graph.store import Store

MOTIONS = 500
#: A sentence in so many of the motions is a formula.
FORMULA = 5

REUSED = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?reuse ?quote WHERE { ?reuse a bg:Reuse ; oa:hasTarget/oa:hasSelector/oa:exact ?quote }
"""


@pytest.mark.letters
@pytest.mark.slow
def test_no_pair_of_motions_is_only_boilerplate(letters: Path, tmp_path: Path) -> None:
    archive = letters / "bulk" / "moties-8041-xml.tar.gz"
    if not archive.exists():
        pytest.skip("the motions are not here: set BELEIDSGRAAF_LETTERS to the folder that holds bulk/")
    folder = tmp_path / "motions"
    folder.mkdir()
    with tarfile.open(archive) as members:
        files = [m for m in members if m.isfile() and m.name.endswith(".xml")]
        for member in files[:: len(files) // MOTIONS][:MOTIONS]:
            content = members.extractfile(member)
            assert content is not None
            (folder / PurePosixPath(member.name).name).write_bytes(content.read())
    store = Store.create(tmp_path / "store")
    assert len(build(store, [str(folder)], jobs=2).read) == MOTIONS
    with store.read() as generation:
        passages = [row[1] for row in generation.query(REUSED).rows]
        index = Index(generation.folder / FILE)
        rows = index.rows("SELECT source, words FROM sentence")
        said = Counter(sentence for _, sentence in {(source, " ".join(words_of(words))) for source, words in rows})
        index.close()
    assert passages  # motions are put in again, changed
    formulas = {sentence for sentence, motions in said.items() if motions >= FORMULA}
    assert formulas
    for passage in passages:
        rest = " ".join(words_of(str(passage)))
        for formula in sorted(formulas, key=len, reverse=True):
            rest = rest.replace(formula, " ")
        assert len(rest.split()) >= 9, passage
