"""The kinds of job that a worker knows; each imports what it needs when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.graph.store import Generation


def _sparql(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    from beleidsgraaf.graph.serve.answer import answer

    dataset = (values["default"], values["named"])
    return answer(generation.rdf, values["query"], values["accept"], dataset, limits)


def _graph(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    from beleidsgraaf.graph.serve.answer import graph

    return graph(generation.rdf, values["name"], values["whole"], values["accept"], limits)


def _service(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    from beleidsgraaf.graph.serve.service import describe

    return describe(generation, values["site"], values["accept"], limits, values["updates"])


def _page(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    from beleidsgraaf.graph.serve.pages.route import page

    return page(generation, values, limits)


def _ready(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    from beleidsgraaf.graph.serve.pages.route import ready

    return ready(generation)


def _curation(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    from beleidsgraaf.graph.serve.change import curate

    return curate(generation, values)


def _update(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    from beleidsgraaf.graph.serve.change import update

    return update(generation, values)


KINDS: Final[dict[str, Callable[[Generation, dict[str, Any], Limits], Reply]]] = {
    "sparql": _sparql,
    "graph": _graph,
    "service": _service,
    "page": _page,
    "ready": _ready,
    "curation": _curation,
    "update": _update,
}
