"""Checks a store against the shapes and says in an editor's words what is wrong, in which letter, at which quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from beleidsgraaf.graph.locate import Place, locate
from beleidsgraaf.graph.processors import cores
from beleidsgraaf.graph.shapes import SetQuery, Target, beyond, project_queries
from beleidsgraaf.ontology.load import VOCABULARIES
from beleidsgraaf.ontology.terms import DCTERMS, RDF, RDFS, SKOS

Term = NamedNode | BlankNode | Literal

#: So many graphs are asked for in one query: fewer cost more parsing, more cost more planning.
GRAPHS_AT_ONCE: Final = 16

#: When one graph in so many is asked for, the whole store is checked sooner than each of them.
_WHOLE_FROM: Final = 3

_NAMES: Final = (SKOS.prefLabel, SKOS.altLabel, RDFS.label, DCTERMS.identifier)
_IRI = re.compile(r"<([^<>]*)>")
_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")


class Severity(StrEnum):
    """How bad a result is: a violation stops a source, a warning informs."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True)
class Result:
    """One node that breaks one constraint."""

    focus: Term
    path: str | None  #: SPARQL property path
    value: Term | None  #: what is at fault, where one value is
    shape: str  #: IRI
    component: str  #: IRI of the SHACL constraint component
    severity: Severity
    message_nl: str
    message_en: str

    def message(self, language: str = "nl") -> str:
        """Give the message in Dutch, or in English for `en`."""
        return self.message_en if language == "en" else self.message_nl


@dataclass(frozen=True, slots=True)
class Report:
    """All results, the worst first, then by shape and node."""

    results: tuple[Result, ...]

    @property
    def violations(self) -> tuple[Result, ...]:
        """The results that stop a source."""
        return tuple(r for r in self.results if r.severity is Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Result, ...]:
        """The results that only inform."""
        return tuple(r for r in self.results if r.severity is not Severity.VIOLATION)

    @property
    def conforms(self) -> bool:
        """Whether nothing stops."""
        return not self.violations


def validate(
    store: Store, *, graphs: Sequence[NamedNode] | None = None, queries: Iterable[SetQuery] | None = None
) -> Report:
    """Check a store against the shapes.

    Args:
        store: named graphs; values are looked up in the union of all of them.
        graphs: check only the nodes that these graphs describe. Rules that compare documents are checked from their
            side: what they do to a document of another graph shows when that graph, or the whole store, is checked.
        queries: other rules than the project's own.
    """
    rules = tuple(project_queries() if queries is None else queries)
    names = None if graphs is None else tuple(dict.fromkeys(graphs))
    if names is None:
        found = _check(store, (), rules)
    elif len(names) > GRAPHS_AT_ONCE and len(names) * _WHOLE_FROM >= sum(1 for _ in store.named_graphs()):
        found = _named_in(store, names, rules, _check(store, (), rules))
    else:
        chunks = [names[i : i + GRAPHS_AT_ONCE] for i in range(0, len(names), GRAPHS_AT_ONCE)]
        found = {result for chunk in chunks for result in _check(store, chunk, rules)}
    return Report(tuple(sorted(found, key=_order)))


def _check(store: Store, graphs: Sequence[NamedNode], queries: Sequence[SetQuery]) -> set[Result]:
    """Give the results on the nodes of some graphs, or of all where none is given."""
    present = _classes_in(store, graphs, {c for q in queries for c in q.target.classes})
    targets = {q.target: q.target.narrowed(present) for q in queries}
    asked = [q for q in queries if not targets[q.target].hopeless]
    if graphs:
        return {r for group in _together(asked, targets) for r in _ask(store, graphs, *group)}
    screens = _screens(asked, targets)
    with ThreadPoolExecutor(cores()) as threads:  # the engine works without Python's lock
        distinct = list(dict.fromkeys(s for s in screens if s))
        doubtful = {
            s for s, some in zip(distinct, threads.map(partial(_has_rows, store), distinct), strict=True) if some
        }
        asked = [q for q, s in zip(asked, screens, strict=True) if not s or s in doubtful]
        groups = _together(asked, targets)
        return {r for results in threads.map(lambda group: _ask(store, (), *group), groups) for r in results}


def _screens(queries: Sequence[SetQuery], targets: Mapping[Target, Target]) -> list[str]:
    """Give for each query one over the whole store that has no rows where this has none, "" where there is none.

    What bounds the number of values is asked of all properties of a target at once.
    """
    limits: dict[tuple[Target, str], list[str]] = {}
    for query in queries:
        if query.limit:
            limits.setdefault((targets[query.target], query.step), []).append(query.limit)
    together = {about: beyond(*about, dict.fromkeys(all_)) for about, all_ in limits.items()}
    return [q.screen or (together[targets[q.target], q.step] if q.limit else "") for q in queries]


def _together(queries: Sequence[SetQuery], targets: Mapping[Target, Target]) -> list[tuple[Target, list[SetQuery]]]:
    """Put together the queries that share a target, and a probe where they have one."""
    groups: dict[tuple[str, Target], list[SetQuery]] = {}
    for at, query in enumerate(queries):
        groups.setdefault((query.probe or str(at), targets[query.target]), []).append(query)
    return [(target, group) for (_, target), group in groups.items()]


def _ask(store: Store, graphs: Sequence[NamedNode], target: Target, queries: Sequence[SetQuery]) -> set[Result]:
    """Give the results of the queries that share a target, and a probe where they have one."""
    # the engine takes the subjects of a property for more than they are, and several graphs of them for too many
    apart = graphs and (target.subjects_of or target.objects_of)
    scopes = [[g] for g in graphs] if apart else [graphs]
    first = queries[0]
    if first.probe and not any(_has_rows(store, first.sparql(scope, target, probe=True)) for scope in scopes):
        return set()
    return {
        _result(query, focus, value)
        for query in queries
        for scope in scopes
        for focus, value in _rows(store, query.sparql(scope, target))
    }


def _named_in(
    store: Store, graphs: Sequence[NamedNode], queries: Sequence[SetQuery], results: Iterable[Result]
) -> set[Result]:
    """Give those of the results whose node is a focus node by what one of the graphs says."""
    targets: dict[tuple[str, str | None, str], Target] = {(q.shape, q.path, q.component): q.target for q in queries}
    wanted = set(graphs)

    def is_focus(node: Term, target: Target) -> bool:
        if str(node) in target.nodes:
            return True
        classes, of, to = set(target.classes), set(target.subjects_of), set(target.objects_of)
        about = () if isinstance(node, Literal) else store.quads_for_pattern(node, None, None)
        return any(
            q.graph_name in wanted
            and (q.predicate.value in of or (q.predicate == RDF.type and getattr(q.object, "value", "") in classes))
            for q in about
        ) or any(q.graph_name in wanted for p in to for q in store.quads_for_pattern(None, NamedNode(p), node))

    known: dict[tuple[Term, Target], bool] = {}
    found = set()
    for result in results:
        pair = result.focus, targets[result.shape, result.path, result.component]
        if pair not in known:
            known[pair] = is_focus(*pair)
        if known[pair]:
            found.add(result)
    return found


def _has_rows(store: Store, sparql: str) -> bool:
    solutions = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    return next(solutions, None) is not None


def _rows(store: Store, sparql: str) -> list[tuple[Term, Term | None]]:
    """Give focus node and value of each row."""
    solutions = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    has_value = any(v.value == "value" for v in solutions.variables)
    return [(s["this"], s["value"] if has_value else None) for s in solutions]


def _classes_in(store: Store, graphs: Sequence[NamedNode], classes: Iterable[str]) -> set[str]:
    """Give those of the classes that have members, in some graphs or in any."""
    scopes: Sequence[NamedNode | None] = graphs or (None,)
    return {
        name
        for name in classes
        if any(next(store.quads_for_pattern(None, RDF.type, NamedNode(name), g), None) is not None for g in scopes)
    }


def graphs_of(store: Store, result: Result) -> tuple[NamedNode, ...]:
    """Give the graphs that say something of a result's node, sorted: which source a violation stops."""
    if isinstance(result.focus, Literal):
        return ()
    names = {q.graph_name for q in store.quads_for_pattern(result.focus, None, None)}
    return tuple(sorted((n for n in names if isinstance(n, NamedNode)), key=lambda n: n.value))


def explain(store: Store, result: Result, language: str = "nl") -> str:
    """Say in one line where something is wrong and what: file, characters, quote, rule."""
    place = locate(store, result.focus, result.path)
    where = _where(place, language) if place is not None else _called(store, result.focus)
    path = f" [{shorten(result.path)}]" if result.path else ""
    message, value = result.message(language), ""
    if result.value is not None and result.value != result.focus:
        shown, called = _shown(result.value), _called(store, result.value)
        value = "" if shown in message else f" ({called})"
        message = message.replace(shown, called)
    return f"{where}: {message}{path}{value}"


def shorten(terms: str) -> str:
    """Write the IRIs in a path or term with their prefixes where they have one."""

    def short(match: re.Match[str]) -> str:
        for prefix, namespace, _ in VOCABULARIES:
            if match[1].startswith(namespace):
                return f"{prefix.lower()}:{match[1][len(namespace) :]}"
        return match[0]

    return _IRI.sub(short, terms)


def _where(place: Place, language: str) -> str:
    if place.start is None or place.end is None:
        return place.file
    characters = "characters" if language == "en" else "tekens"
    quote = " ".join(place.quote.split())
    return f"{place.file}, {characters} {place.start}-{place.end}, «{quote[:77] + '...' if len(quote) > 80 else quote}»"


def _called(store: Store, node: Term) -> str:
    """Give the name of a node, its identifier, or itself."""
    if not isinstance(node, Literal):
        for predicate in _NAMES:
            values = [q.object for q in store.quads_for_pattern(node, predicate, None)]
            names = sorted(v.value for v in values if isinstance(v, Literal) and v.language in (None, "nl"))
            if names:
                return names[0]
    return _shown(node)


def _shown(value: Term) -> str:
    return value.value if isinstance(value, Literal) else shorten(str(value))


def _result(query: SetQuery, focus: Term, value: Term | None) -> Result:
    def message(language: str) -> str:
        text = query.messages.get(language) or next(iter(query.messages.values()), query.shape)
        known = {"this": focus, "value": value}
        return _PLACEHOLDER.sub(lambda m: _shown(t) if (t := known.get(m[1])) is not None else m[0], text)

    severity = Severity(query.severity.rsplit("#", 1)[-1])
    return Result(focus, query.path, value, query.shape, query.component, severity, message("nl"), message("en"))


def _order(result: Result) -> tuple[int, str, str, str, str, str]:
    rank = list(Severity).index(result.severity)
    return rank, result.shape, result.path or "", str(result.focus), str(result.value), result.component
