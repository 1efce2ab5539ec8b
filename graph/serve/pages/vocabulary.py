"""The vocabulary's own page: classes, properties, concepts and rules, made from the files of the ontology."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.serve.pages.view import View, local
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.ontology.load import ONTOLOGY, read, scheme_files, shape_files
from beleidsgraaf.ontology.terms import BG

#: What is said of a term, by the local name of the property: values with their language.
Entry = dict[str, list[tuple[str, str | None]]]

_MESSAGE: Final = "message"


def page(view: View) -> Reply:
    """Show the terms of the vocabulary and the rules."""
    terms, concepts, rules = _all()

    def listed(found: dict[str, Entry], *types: str) -> list[tuple[str, str, str, list[str], list[str]]]:
        rows = []
        for iri, entry in sorted(found.items()):
            kinds = {local(t) for t, _ in entry.get("type", [])}
            if not types or kinds.intersection(types):
                own = (iri, _said(entry, view.language, "label", "prefLabel"))
                text = _said(entry, view.language, "definition", "comment", "scopeNote")
                above = [
                    x for x, _ in entry.get("subClassOf", []) + entry.get("subPropertyOf", []) if x.startswith("http")
                ]
                ends = [x for x, _ in entry.get("domain", []) + entry.get("range", []) if x.startswith("http")]
                rows.append((*own, text, above, ends))
        return rows

    properties = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty", "Property")
    own = {iri: e for iri, e in terms.items() if iri.startswith(BG.NS) and len(iri) > len(BG.NS)}
    classes = listed(own, "Class")
    values = {iri: e for iri, e in own.items() if not {local(t) for t, _ in e.get("type", [])} & {*properties, "Class"}}
    return view.page(
        "vocabulary.html",
        view.t("Vocabulaire", "Vocabulary"),
        about={
            "@type": "DefinedTermSet",
            "@id": BG.NS,
            "name": view.t("Vocabulaire van de beleidsgraaf", "Vocabulary"),
        },
        groups=[
            ("classes", view.t("Klassen", "Classes"), classes),
            ("properties", view.t("Eigenschappen", "Properties"), listed(own, *properties)),
            ("values", view.t("Waarden", "Values"), listed(values)),
            ("concepts", view.t("Begrippen", "Concepts"), listed(concepts, "Concept")),
        ],
        rules=[
            (iri, [local(t) for t, _ in e.get("targetClass", [])], _messages(e, view.language))
            for iri, e in sorted(rules.items())
        ],
    )


@lru_cache(maxsize=1)
def _all() -> tuple[dict[str, Entry], dict[str, Entry], dict[str, Entry]]:
    """Give terms, concepts and shapes; what a shape says of its properties is told of the shape."""
    terms, concepts, shapes = (_index(f) for f in ((ONTOLOGY,), scheme_files(), shape_files()))
    rules: dict[str, Entry] = {}
    for name, entry in shapes.items():
        if "NodeShape" not in {local(t) for t, _ in entry.get("type", [])}:
            continue
        told = {key: list(values) for key, values in entry.items()}
        for part, _ in entry.get("property", []) + entry.get("sparql", []):
            told.setdefault(_MESSAGE, []).extend(shapes.get(part, {}).get(_MESSAGE, []))
        rules[name] = told
    return terms, concepts, rules


def _index(files: Iterable[Path]) -> dict[str, Entry]:
    index: dict[str, Entry] = {}
    for triple in read(*files):
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
            continue
        language = value.language if isinstance(value, ox.Literal) else None
        index.setdefault(subject.value, {}).setdefault(local(triple.predicate.value), []).append(
            (value.value, language)
        )
    return index


def _said(entry: Entry, language: str, *names: str) -> str:
    for name in names:
        values = entry.get(name, [])
        if values:
            return next((v for v, own in values if own == language), values[0][0])
    return ""


def _messages(entry: Entry, language: str) -> list[str]:
    return sorted({v for v, own in entry.get(_MESSAGE, []) if own in (None, language)})
