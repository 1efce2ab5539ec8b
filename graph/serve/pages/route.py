"""From an address to the page that stands there."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.media import EXTENSIONS, GRAPHS, choose, with_charset
from beleidsgraaf.graph.serve.pages import overview, vocabulary
from beleidsgraaf.graph.serve.pages.commitments import commitments
from beleidsgraaf.graph.serve.pages.programmes import programmes
from beleidsgraaf.graph.serve.pages.quality import quality
from beleidsgraaf.graph.serve.pages.query import query
from beleidsgraaf.graph.serve.pages.resource import resource
from beleidsgraaf.graph.serve.pages.search import search
from beleidsgraaf.graph.serve.pages.sitemap import sitemap
from beleidsgraaf.graph.serve.pages.view import LANGUAGES, View
from beleidsgraaf.graph.serve.pages.worklist import rules, worklist
from beleidsgraaf.graph.serve.reply import Reply, told
from beleidsgraaf.graph.store import Generation

PAGES: Final[dict[str, Callable[[View], Reply]]] = {
    "": overview.start,
    "documents": overview.documents,
    "search": search,
    "quality": quality,
    "worklist": worklist,
    "worklist/rules": rules,
    "programmes": programmes,
    "network": overview.network,
    "network.json": overview.network_data,
    "query": query,
    "sitemap.xml": sitemap,
    "commitments": lambda v: commitments(v, "html"),
    "commitments.csv": lambda v: commitments(v, "csv"),
    "commitments.ics": lambda v: commitments(v, "ics"),
    "commitments.atom": lambda v: commitments(v, "atom"),
}
#: Bytes of finished pages that a worker keeps: a generation does not change, so neither do they.
_KEPT: Final = 32 * 1024 * 1024
_made: OrderedDict[str, Reply] = OrderedDict()
#: Shorter pages are not compressed.
_WORTH: Final = 1400


def page(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    """Give the page at an address, from those that were made before if it is among them."""
    key = repr((generation.folder, sorted(values.items(), key=lambda item: item[0]), date.today()))
    if (known := _made.get(key)) is not None:
        _made.move_to_end(key)
        return known
    reply = _make(generation, values, limits)
    if values.get("gzip") and len(reply.body) > _WORTH:
        headers = {**reply.headers, "Content-Encoding": "gzip"}
        reply = Reply(reply.status, reply.media_type, gzip.compress(reply.body, 4, mtime=0), headers)
    if reply.status == 200:
        _made[key] = reply
        while sum(len(r.body) for r in _made.values()) > _KEPT:
            _made.popitem(last=False)
    return reply


def ready(generation: Generation) -> Reply:
    """Make the pages where visitors begin, for what others share with them: labels, templates, counts, word stems."""
    for path in ("search", ""):
        PAGES[path](View(generation, path, [("q", "beleidsgraaf")], "nl", "", "", "text/html"))
    return told(204, "")


def _make(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    asked = next((v for k, v in values["params"] if k == "lang" and v in LANGUAGES), None)
    language = asked or (values["cookie"] if values["cookie"] in LANGUAGES else "nl")
    path = values["path"]
    view = View(generation, path, values["params"], language, values["root"], values["site"], values["accept"])
    view.curation = bool(values.get("curation"))
    view.generations = tuple(values.get("generations", ()))
    if path in PAGES:
        reply = PAGES[path](view)
    elif path.startswith("id/"):
        reply = resource(view, path[3:], limits)
    elif path == "ns" or path.startswith("ns."):
        reply = _vocabulary(view, path, limits)
    else:
        reply = view.page("missing.html", view.t("Niet gevonden", "Not found"), status=404)
    if asked:
        cookie = f"lang={asked}; Path={view.root or '/'}; Max-Age=31536000; SameSite=Lax; HttpOnly"
        reply = Reply(reply.status, reply.media_type, reply.body, {**reply.headers, "Set-Cookie": cookie})
    return reply


def _vocabulary(view: View, path: str, limits: Limits) -> Reply:
    from beleidsgraaf.graph.serve.answer import written
    from beleidsgraaf.ontology.load import ONTOLOGY, read

    offered = ("text/html", *GRAPHS)
    media = EXTENSIONS.get(path[3:]) if path != "ns" else choose(view.accept, offered)
    if media is None:
        return told(406 if path == "ns" else 404, f"this can be given as: {', '.join(offered)}")
    if media == "text/html":
        return vocabulary.page(view)
    return Reply(200, with_charset(media), written(list(read(ONTOLOGY)), GRAPHS[media], limits), {"Vary": "Accept"})
