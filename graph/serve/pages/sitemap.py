"""Site maps: what a search engine may look at, and in which order it was written."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from beleidsgraaf.graph.serve.pages.view import View
from beleidsgraaf.graph.serve.reply import Reply

_PAGES: Final = ("", "documents", "commitments", "programmes", "network", "quality", "query", "ns")
_DOCUMENTS: Final = """SELECT DISTINCT ?it ?issued WHERE { ?it prov:wasDerivedFrom ?file . ?file a bg:SourceFile .
  OPTIONAL { ?it dcterms:issued ?issued } } ORDER BY ?it"""
_ENTITIES: Final = "SELECT DISTINCT ?it WHERE { ?m a bg:Mention ; oa:hasBody ?it } ORDER BY ?it"
_DOSSIERS: Final = "SELECT DISTINCT ?it WHERE { ?it a bg:Dossier } ORDER BY ?it"
#: Addresses in one map; the protocol allows 50,000.
_MOST: Final = 40_000
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(view: View) -> Reply:
    """List the pages, or the lists of them where there are too many for one."""
    entries = [(page, "") for page in _PAGES]
    for sparql in (_DOCUMENTS, _DOSSIERS, _ENTITIES):
        for row in view.rows(sparql):
            href = view.href(row["it"])[len(view.root) + 1 :]
            if href.startswith("id/") and not href.startswith(("id/date/", "id/amount/")):
                entries.append((href, (row.get("issued") or "")[:10]))
    wanted = view.param("part")
    if not wanted.isdecimal() and len(entries) > _MOST:
        parts = range(-(-len(entries) // _MOST))
        maps = "".join(f"<sitemap><loc>{escape(f'{view.site}sitemap.xml?part={n}')}</loc></sitemap>" for n in parts)
        return _xml(f"{_HEAD}<sitemapindex {_NAMESPACE}>{maps}</sitemapindex>\n")
    first = int(wanted) * _MOST if wanted.isdecimal() else 0
    urls = "".join(
        f"<url><loc>{escape(view.site + page)}</loc>{f'<lastmod>{day}</lastmod>' if len(day) == 10 else ''}</url>"
        for page, day in entries[first : first + _MOST]
    )
    return _xml(f"{_HEAD}<urlset {_NAMESPACE}>{urls}</urlset>\n")


def _xml(body: str) -> Reply:
    return Reply(200, "application/xml", body.encode())
