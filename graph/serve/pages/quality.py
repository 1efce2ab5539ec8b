"""Quality: what was measured on gold, and how sure the extraction is of what it found."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from beleidsgraaf.graph.serve.pages.found import method_of
from beleidsgraaf.graph.serve.pages.view import PREFIXES, View, local
from beleidsgraaf.graph.serve.reply import Reply
from beleidsgraaf.graph.store import Generation
from beleidsgraaf.ontology.terms import BG

# a class at a time: joined with a list of classes the engine starts from the wrong end
_SHARED: Final = "SELECT ?method (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a %s ; bg:method ?method } GROUP BY ?method"
_OWN: Final = "SELECT ?c (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a %s ; bg:confidence ?c } GROUP BY ?c"
_MEASURED: Final = """SELECT DISTINCT ?gold ?component ?kind ?metric ?value WHERE {
  ?one a dqv:QualityMeasurement ; dqv:isMeasurementOf ?metric ; dqv:computedOn ?this ; dqv:value ?value ;
    bg:measuredKind ?kind ; bg:goldStandard ?gold . ?this dcterms:title ?component } ORDER BY ?gold ?component ?kind"""
#: Components and figures in words, where they are no terms of the vocabulary.
_WORDS: Final = {
    "bg_actors": ("actoren", "actors"),
    "bg_claims": ("beweringen", "claims"),
    "bg_dialogue": ("vragen en antwoorden", "questions and answers"),
    "bg_mentions": ("vermeldingen", "mentions"),
    "bg_names": ("namen van zaken", "names of things"),
    "bg_references": ("verwijzingen", "references"),
    "bg_relations": ("relaties", "relations"),
    "bg_values": ("tijden en bedragen", "dates and amounts"),
    "layout": ("opmaak", "layout"),
    "claimant of matched claims": ("wie het beweert", "claimant"),
    "claims all": ("alle beweringen", "all claims"),
    "due dates of claims": ("termijnen", "due dates"),
    "questions": ("vragen bij hun antwoord", "questions with their answers"),
    "linked all": ("alle, met wie of wat bedoeld is", "all, linked to what is meant"),
    "spans all": ("alle, de juiste woorden", "all, the right words"),
    "citations": ("verwijzingen", "citations"),
    "relations": ("relaties", "relations"),
    "document fields": ("velden van documenten", "fields of documents"),
}


def quality(view: View) -> Reply:
    """Tell what was measured on gold, and how sure the extraction is of what it found."""
    measured: dict[tuple[str, str, str], dict[str, float]] = {}
    for r in view.rows(_MEASURED):
        row = measured.setdefault((r["gold"] or "", r["component"] or "", r["kind"] or ""), {})
        row[local(r["metric"] or "")] = float(r["value"] or 0)

    def worded(name: str) -> str:
        return view.t(*_WORDS[name]) if name in _WORDS else view.name(name if name.startswith("http") else BG.NS + name)

    classes, reasons = _sure(view.generation)
    return view.page(
        "quality.html",
        view.t("Kwaliteit", "Quality"),
        measured=measured,
        worded=worded,
        golds=sorted({gold for gold, _, _ in measured}),
        classes=classes,
        reasons=reasons,
    )


@lru_cache(maxsize=2)
def _sure(generation: Generation) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give how sure the extraction is, by class and by the reason that findings share."""
    by_class: dict[str, list[tuple[float, int]]] = {}
    by_reason: dict[tuple[str, float], int] = {}
    for name in (BG.Mention, BG.Citation, BG.Claim, BG.Relation):
        found = by_class.setdefault(name.value, [])
        for r in generation.query(PREFIXES + _SHARED % name).values():
            confidence, reason = method_of(generation, r["method"] or "")
            if confidence is not None:
                found.append((float(confidence), int(r["n"] or 0)))
                key = (reason or "", float(confidence))
                by_reason[key] = by_reason.get(key, 0) + int(r["n"] or 0)
        found += [(float(r["c"] or 0), int(r["n"] or 0)) for r in generation.query(PREFIXES + _OWN % name).values()]
    classes = []
    for kind, found in by_class.items():
        if many := sum(n for _, n in found):
            mean = sum(c * n for c, n in found) / many
            classes.append({"class": kind, "n": many, "mean": f"{mean:.3f}", "least": min(c for c, _ in found)})
    often = sorted(by_reason.items(), key=lambda item: (-item[1], item[0]))[:40]
    return classes, [{"reason": reason, "c": str(c), "n": n} for (reason, c), n in often]
