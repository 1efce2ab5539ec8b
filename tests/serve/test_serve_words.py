"""Identifiers, days and numbers as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy import extract

from beleidsgraaf.graph.build import build
from beleidsgraaf.graph.serve.pages.identifiers import identified
from beleidsgraaf.graph.serve.pages.query import _WORDS
from beleidsgraaf.graph.serve.pages.view import View
from beleidsgraaf.graph.store import Store
from beleidsgraaf.queries.catalogue import Catalogue

IDENTIFIERS = [
    ("kst-29362-321", "Kamerstuk 29362, nr. 321", "Parliamentary paper 29362, no. 321"),
    ("kst-31731-L", "Kamerstuk 31731, L", "Parliamentary paper 31731, L"),
    ("kst-36200-VI-10", "Kamerstuk 36200-VI, nr. 10", "Parliamentary paper 36200-VI, no. 10"),
    ("kst-21501-32-1703", "Kamerstuk 21501-32, nr. 1703", "Parliamentary paper 21501-32, no. 1703"),
    ("kst-36455-11", "Kamerstuk 36455, nr. 11", "Parliamentary paper 36455, no. 11"),
    ("dossier-29362", "Dossier 29362", "Dossier 29362"),
    ("29362", "Dossier 29362", "Dossier 29362"),
    ("36200-VI", "Dossier 36200-VI", "Dossier 36200-VI"),
    ("blg-1007826", "Bijlage 1007826", "Annex 1007826"),
    ("ah-tk-20222023-456", "Aanhangsel Handelingen 2022–2023, 456", "Appendix to the Proceedings 2022–2023, 456"),
    ("h-tk-20222023-12-5", "Handelingen 2022–2023, 12, item 5", "Proceedings 2022–2023, 12, item 5"),
    ("stb-2023-183", "Staatsblad 2023, 183", "Bulletin of Acts 2023, 183"),
    ("stcrt-2023-1234", "Staatscourant 2023, 1234", "Government Gazette 2023, 1234"),
    ("trb-2021-12", "Tractatenblad 2021, 12", "Treaty Series 2021, 12"),
    ("kenmerk-2022-0000142800", "kenmerk 2022-0000142800", "reference 2022-0000142800"),
    ("https://www.example.org/brief", "example.org/brief", "example.org/brief"),
    ("2023Z01234", "2023Z01234", "2023Z01234"),
    ("ECLI:NL:HR:2020:123", "ECLI:NL:HR:2020:123", "ECLI:NL:HR:2020:123"),
    ("b3251ee086f4a1b8", "b3251ee086f4a1b8", "b3251ee086f4a1b8"),
]


@pytest.mark.parametrize(("identifier", "nl", "en"), IDENTIFIERS, ids=lambda x: str(x)[:20])
def test_identifiers_in_words(identifier: str, nl: str, en: str) -> None:
    assert identified(identifier, "nl") == nl
    assert identified(identifier, "en") == en


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("words")
    (folder / "a.txt").write_text("Stuk: kst-1-2\nDatum: 2031-05-12\n\nDe Loketdienst werkt.\n", encoding="utf-8")
    made = Store.create(folder / "store")
    build(made, [str(folder / "a.txt")], pipeline=extract)
    return made


@pytest.mark.parametrize(
    ("value", "short", "nl", "en"),
    [
        ("2031-03-09", False, "9 maart 2031", "9 March 2031"),
        ("2031-03-09", True, "9 mrt 2031", "9 Mar 2031"),
        ("2031-03", False, "maart 2031", "March 2031"),
        ("2031", True, "2031", "2031"),
        ("2031-03-09T10:00:00Z", False, "9 maart 2031", "9 March 2031"),
        ("2031-13", False, "2031", "2031"),
        ("", False, "", ""),
        (None, False, "", ""),
        ("<b>2031</b>", False, "&lt;b&gt;2031&lt;/b&gt;", "&lt;b&gt;2031&lt;/b&gt;"),
    ],
)
def test_days_in_words(store: Store, value: str | None, short: bool, nl: str, en: str) -> None:
    with store.read() as generation:
        for language, words in (("nl", nl), ("en", en)):
            said = str(View(generation, "", [], language, "", "", "").day(value, short))
            if said.startswith("<time"):
                said = said.partition(">")[2].removesuffix("</time>")
            assert said == words


def test_addresses(store: Store, tmp_path: Path) -> None:
    """A thing of the graph has its page here, a term stands in the vocabulary, and only web addresses are links."""
    with store.read() as generation:
        view = View(generation, "", [], "nl", "/graaf", "https://example.org/graaf/", "")
        base = generation.mint.base
        assert view.href(f"{base}doc/kst-1-2") == "/graaf/id/doc/kst-1-2"
        assert view.href("https://w3id.org/beleidsgraaf/ns#Commitment") == "/graaf/ns#Commitment"
        assert view.href("https://example.org/x") == "https://example.org/x"
        for bad in ("javascript:alert(1)", "data:text/html,x", "", None):
            assert view.href(bad) == ""


def test_every_parameter_has_a_name_for_people() -> None:
    names = {p.name for q in Catalogue() for p in q.parameters}
    assert len(names) > 15
    assert names - set(_WORDS) == set(), "give it a label in graph/serve/pages/query.py"
