"""What a mark stands for, as HTML: an entry of the list of all that was found, which is shown as a card on a click."""

from __future__ import annotations

from html import escape
from typing import Final

from markupsafe import Markup

from beleidsgraaf.graph.serve.pages.marks import Mark
from beleidsgraaf.graph.serve.pages.view import View
from beleidsgraaf.graph.serve.pages.worklist import decided
from beleidsgraaf.ontology.terms import BG

_KIND: Final = {"mention": "Mention", "citation": "Citation", "claim": "Claim", "relation": "Relation"}


def cards(view: View, marks: list[Mark]) -> Markup:
    """Give the entries of all marks; `view` has looked their labels up."""
    known: dict[str, str] = {}
    decisions = decided(view.generation)
    sure, graph, characters = (
        view.t(*words)
        for words in (("zekerheid", "confidence"), ("in de graaf", "in the graph"), ("tekens", "characters"))
    )

    def link(iri: str) -> str:
        if iri not in known:
            known[iri] = f'<a href="{escape(view.href(iri))}">{escape(view.name(iri))}</a>'
        return known[iri]

    out = []
    for m in marks:
        out.append(
            f'<li id="m{m.number}" class="k-{m.kind}" data-iri="{escape(m.iri)}" data-at="{m.start},{m.end}">'
            f'<p class="kind">{escape(view.name(BG.NS + (m.sort or _KIND[m.kind])))}</p>'
        )
        if m.body:
            out.append(f'<p class="what">{link(m.body)}</p>')
        out.append(f"<blockquote>{escape(m.quote)}</blockquote>")
        if m.facts:
            out.append("<dl>")
            for label, iri, text in m.facts:
                name = label if label == "→" else view.name(label)
                out.append(f"<div><dt>{escape(name)}</dt><dd>{link(iri) if iri else escape(text or '')}</dd></div>")
            out.append("</dl>")
        if m.confidence:
            percent = f"{float(m.confidence):.0%}".replace("%", " %")
            language, why = view.reason(m.reason or "")
            reason = f' <span class="why" lang="{language}">{escape(why)}</span>' if why else ""
            out.append(
                f'<p class="sure"><meter min="0" max="1" low=".7" high=".9" optimum="1" value="{float(m.confidence)}" '
                f'aria-label="{sure}"></meter> {percent}{reason}</p>'
            )
        if m.iri in decisions:
            kind, by, at = decisions[m.iri]
            out.append(f'<p><span class="tag">{escape(view.name(kind))}</span> {escape(by)} · {view.day(at)}</p>')
        out.append(
            f'<p class="meta"><a href="{escape(view.href(m.iri))}">{graph}</a> · '
            f"{characters} {m.start}–{m.end}</p></li>"
        )
    return Markup("".join(out))
