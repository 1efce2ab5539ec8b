"""The query page: the named queries with a form for their parameters, and SPARQL of one's own."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from urllib.parse import urlencode

from beleidsgraaf.errors import QueryError
from beleidsgraaf.graph.export import PREFIXES
from beleidsgraaf.graph.serve.pages.view import View
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.queries.catalogue import Catalogue, NamedQuery, Parameter

_FIRST: Final = """PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>

SELECT DISTINCT ?document ?title ?issued WHERE {
  ?document a bg:Document ; dcterms:title ?title .
  OPTIONAL { ?document dcterms:issued ?issued }
}
ORDER BY DESC(?issued)
LIMIT 25
"""
_PREFIX: Final = "p."
_TYPES: Final = {"date": "date", "integer": "number"}
_WORDS: Final = {
    "addressee": ("Aan", "To"),
    "date": ("Op", "On"),
    "document": ("Document", "Document"),
    "dossier": ("Dossier", "Dossier"),
    "from": ("Van", "From"),
    "until": ("Tot en met", "Until"),
    "group": ("Fractie", "Group"),
    "kind": ("Soort", "Kind"),
    "most": ("Zekerheid minder dan (honderdsten)", "Confidence below (hundredths)"),
    "name": ("Naam", "Name"),
    "office": ("Ambt", "Office"),
    "other": ("En", "And"),
    "prefix": ("Begint met", "Starts with"),
    "programme": ("Programma", "Programme"),
    "status": ("Status", "Status"),
    "topic": ("Onderwerp", "Topic"),
    "gold": ("Gouden standaard", "Gold standard"),
    "since": ("Sinds", "Since"),
    "commitment": ("Nummer van de toezegging", "Number of the commitment"),
    "fate": ("Afloop", "Fate"),
    "ministry": ("Ministerie", "Ministry"),
    "state": ("Stand", "State"),
    "what": ("Waarover", "About"),
}
#: How the question names a parameter, where not by its own name.
_SLOTS: Final = {"name": "<naam>", "programme": "<programma>"}
_LITERAL: Final = re.compile(r'"([^"]*)"')
#: Longer queries do not fit in an address.
_LONGEST: Final = 8000


@dataclass(frozen=True)
class Input:
    """A parameter in the form."""

    name: str
    label: str
    type: str  #: of the HTML input
    value: str
    hint: str
    required: bool


def query(view: View) -> Reply:
    """Make the page on which questions are put."""
    catalogue = _catalogue()
    wanted = view.param("name")
    chosen = catalogue.get(wanted) if wanted in catalogue else None
    inputs: list[Input] = []
    wrong = ""
    sparql = view.param("query")[:_LONGEST] or _FIRST
    if chosen is not None:
        inputs = [_input(view, p) for p in chosen.parameters]
        try:
            sparql = _bare(chosen.bind({i.name: i.value for i in inputs if i.value}))
        except QueryError as error:
            wrong, sparql = str(error), _bare(chosen.sparql)
    version = view.param("generation")
    number = int(version) if version.isdecimal() and len(version) < 10 else view.generation.number
    gone = number != view.generation.number and number not in view.generations
    return view.page(
        "query.html",
        view.t("Vragen aan de graaf", "Ask the graph"),
        queries=[(q.name, view.t(q.question, q.question_en)) for q in sorted(catalogue, key=_order)],
        chosen=chosen,
        question=view.t(chosen.question, chosen.question_en) if chosen else "",
        inputs=inputs,
        wrong=wrong,
        sparql=sparql,
        run=bool(chosen or view.param("query")) and not wrong,
        number=number,
        gone=gone,
        endpoint=f"{view.root}/sparql" + (f"?generation={number}" if version and not gone else ""),
        prefixes=json.dumps(PREFIXES),
    )


def further(view: View, *wanted: tuple[str, dict[str, str]]) -> list[tuple[str, str]]:
    """Give named queries with their parameters filled in, as address and question: where to go on from a page."""
    found = []
    for name, values in wanted:
        chosen = _catalogue().get(name)
        question = view.t(chosen.question, chosen.question_en)
        for parameter, value in values.items():
            question = question.replace(_SLOTS.get(parameter, f"<{parameter}>"), f"“{value}”")
        sent = {"name": name, **{_PREFIX + parameter: value for parameter, value in values.items()}}
        found.append((f"{view.root}/query?{urlencode(sent)}", question))
    return found


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    return Catalogue()


def _order(query: NamedQuery) -> tuple[int, str]:
    return query.number or 99, query.name


def _input(view: View, parameter: Parameter) -> Input:
    given = next((v for k, v in view.params if k == _PREFIX + parameter.name), None)
    example = _LITERAL.search(parameter.example)
    value = given if given is not None else example[1] if example else parameter.example
    label = view.t(*_WORDS[parameter.name]) if parameter.name in _WORDS else parameter.name
    kind = _TYPES.get(parameter.type, "text")
    hint = view.t(in_dutch(parameter.meaning), parameter.meaning)
    return Input(parameter.name, label, kind, value, hint, not parameter.optional)


@cache
def hints() -> dict[str, str]:
    """Give what is said of parameters, clause by clause: English to Dutch."""
    text = files(__package__).joinpath("hints.csv").read_text(encoding="utf-8")
    return {row["english"]: row["dutch"] for row in csv.DictReader(text.splitlines(), delimiter=";")}


def in_dutch(meaning: str) -> str:
    """Give what a header says of a parameter in Dutch."""
    return "; ".join(hints().get(clause, clause) for clause in meaning.split("; "))


def _bare(sparql: str) -> str:
    return "\n".join(line for line in sparql.splitlines() if not line.startswith("#:")) + "\n"
