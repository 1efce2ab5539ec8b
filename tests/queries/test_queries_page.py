"""The page about the query library is what its generator makes."""

from __future__ import annotations

from pathlib import Path

from beleidsgraaf.queries.catalogue import Catalogue
from beleidsgraaf.queries.document import page


def test_the_page_is_current(root: Path, samples: Path) -> None:
    """After a change of a query, a rule or a sample: `make generate`."""
    assert page(samples) == (root / "docs" / "queries.md").read_text(encoding="utf-8")


def test_every_query_has_its_section_and_its_answer(root: Path) -> None:
    written = (root / "docs" / "queries.md").read_text(encoding="utf-8")
    names = [query.name for query in Catalogue()]
    assert [name for name in names if f"\n## {name}\n" not in written] == []
    assert written.count("On the samples:") == len(names)
    assert written.count("On the samples: 0 rows") <= len(names) * 0.2
