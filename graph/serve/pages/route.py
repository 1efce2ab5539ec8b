"""From an address to the page that stands there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.media import EXTENSIONS, GRAPHS, choose, with_charset
from beleidsgraaf.graph.serve.pages import overview
from beleidsgraaf.graph.serve.pages.commitments import commitments
from beleidsgraaf.graph.serve.pages.resource import resource
from beleidsgraaf.graph.serve.pages.view import LANGUAGES, View
from beleidsgraaf.graph.serve.reply import Reply, told
from beleidsgraaf.graph.store import Generation

PAGES: Final[dict[str, Callable[[View], Reply]]] = {
    "": overview.start,
    "documents": overview.documents,
    "search": overview.search,
    "quality": overview.quality,
    "worklist": overview.worklist,
    "network": overview.network,
    "network.json": overview.network_data,
    "query": overview.query,
    "sitemap.xml": overview.sitemap,
    "commitments": lambda v: commitments(v, "html"),
    "commitments.csv": lambda v: commitments(v, "csv"),
    "commitments.ics": lambda v: commitments(v, "ics"),
    "commitments.atom": lambda v: commitments(v, "atom"),
}


def page(generation: Generation, values: dict[str, Any], limits: Limits) -> Reply:
    """Give the page at an address."""
    asked = next((v for k, v in values["params"] if k == "lang" and v in LANGUAGES), None)
    language = asked or (values["cookie"] if values["cookie"] in LANGUAGES else "nl")
    path = values["path"]
    view = View(generation, path, values["params"], language, values["root"], values["site"], values["accept"])
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
        return overview.vocabulary(view)
    return Reply(200, with_charset(media), written(list(read(ONTOLOGY)), GRAPHS[media], limits), {"Vary": "Accept"})
