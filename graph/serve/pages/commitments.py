"""Commitments: a table with filters, and the same rows as CSV, calendar and feed."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Final
from xml.sax.saxutils import escape

from beleidsgraaf.graph.serve.pages.view import Row, View
from beleidsgraaf.graph.serve.reply import Reply

_ALL: Final = """SELECT DISTINCT ?claim ?who ?whom ?from ?due ?dueText ?confidence ?doc ?issued ?quote WHERE {
  ?claim a bg:Commitment ; oa:hasTarget ?target ; bg:confidence ?confidence ; bg:text ?quote .
  ?target bg:inDocument ?doc .
  OPTIONAL { ?doc dcterms:issued ?issued } OPTIONAL { ?claim bg:claimant ?who } OPTIONAL { ?claim bg:addressee ?whom }
  OPTIONAL { ?claim bg:dueFrom ?from } OPTIONAL { ?claim bg:dueBy ?due } OPTIONAL { ?claim bg:dueText ?dueText }
} ORDER BY ?due ?doc ?claim"""
_COLUMNS: Final = (
    "claimant",
    "addressee",
    "due_from",
    "due_by",
    "due_text",
    "document",
    "issued",
    "confidence",
    "quote",
)
_SHOWN: Final = 500


def commitments(view: View, form: str) -> Reply:
    """Make the table, or one of its exports.

    Args:
        view: the page.
        form: html, csv, ics or atom.
    """
    rows = view.rows(_ALL)
    view.name_all([r[c] for r in rows for c in ("who", "whom", "doc")])
    kept = sorted(
        (r for r in rows if _fits(view, r)), key=lambda r: (r["due"] or "9999", r["doc"] or "", r["claim"] or "")
    )
    if form == "csv":
        return _csv(view, kept)
    if form == "ics":
        return _calendar(view, kept)
    if form == "atom":
        return _feed(view, kept)
    choices = {key: sorted({(view.name(r[key]), r[key] or "") for r in rows if r[key]}) for key in ("who", "whom")}
    return view.page(
        "commitments.html",
        view.t("Toezeggingen", "Commitments"),
        rows=kept[:_SHOWN],
        total=len(kept),
        of=len(rows),
        choices=choices,
    )


def _fits(view: View, row: Row) -> bool:
    words = view.param("q").casefold()
    since, until = view.param("from"), view.param("until")
    due = row["due"] or ""
    return (
        (not view.param("who") or row["who"] == view.param("who"))
        and (not view.param("whom") or row["whom"] == view.param("whom"))
        and (not words or words in (row["quote"] or "").casefold())
        and (not since or due >= since)
        and (not until or ("" < due <= until))
        and (not view.param("dated") or bool(due))
    )


def _csv(view: View, rows: list[Row]) -> Reply:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for r in rows:
        cells = [view.name(r["who"]), view.name(r["whom"]), r["from"], r["due"], r["dueText"], r["doc"], r["issued"]]
        writer.writerow([_cell(c or "") for c in [*cells, r["confidence"], r["quote"]]])
    return _file(out.getvalue(), "text/csv; charset=utf-8", "toezeggingen.csv")


def _cell(value: str) -> str:
    """Keep a spreadsheet from taking words for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t") else value


def _calendar(view: View, rows: list[Row]) -> Reply:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//beleidsgraaf//toezeggingen//NL", "CALSCALE:GREGORIAN"]
    for r in rows:
        if not r["due"]:
            continue
        day = date.fromisoformat(r["due"])
        stamp = (r["issued"] or r["due"])[:10].replace("-", "")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{r['claim']}",
            f"DTSTAMP:{stamp if len(stamp) == 8 else f'{day:%Y%m%d}'}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
            f"SUMMARY:{_ical(view.name(r['who']) + ': ' + (r['dueText'] or 'toezegging'))}",
            f"DESCRIPTION:{_ical(r['quote'] or '')}",
            f"URL:{r['doc']}",
            "END:VEVENT",
        ]
    folded = "".join(_fold(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])
    return _file(folded, "text/calendar; charset=utf-8", "toezeggingen.ics")


def _ical(text: str) -> str:
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> str:
    """Break a line so that no part is longer than 75 bytes (RFC 5545, section 3.1)."""
    parts, part = [], ""
    for character in line:
        if len((part + character).encode()) > 74:
            parts.append(part)
            part = ""
        part += character
    return "\r\n ".join([*parts, part])


def _feed(view: View, rows: list[Row]) -> Reply:
    newest = max(((r["issued"] or "")[:10] for r in rows), default="") or "1970-01-01"
    entries = [
        f"<entry><id>{escape(r['claim'] or '')}</id><title>{escape(view.name(r['who']) + ' – ' + (r['dueText'] or ''))}"
        f"</title><updated>{_moment(r['issued'] or newest)}</updated>"
        f'<link href="{escape(view.site.rstrip("/") + view.href(r["doc"])[len(view.root) :], {chr(34): "&quot;"})}"/>'
        f"<summary>{escape(r['quote'] or '')}</summary></entry>"
        for r in sorted(rows, key=lambda r: (r["issued"] or "", r["claim"] or ""), reverse=True)[:200]
    ]
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{escape(view.site)}commitments</id><title>{view.t('Toezeggingen', 'Commitments')}</title>"
        f"<author><name>beleidsgraaf</name></author><updated>{_moment(newest)}</updated>{''.join(entries)}</feed>\n"
    )
    return Reply(200, "application/atom+xml; charset=utf-8", body.encode())


def _moment(day: str) -> str:
    """Make a year, a month or a day a moment."""
    whole = (day + "-01-01"[len(day) - 4 :] if len(day) in (4, 7) else day)[:10]
    return f"{whole}T00:00:00Z"


def _file(text: str, media: str, name: str) -> Reply:
    return Reply(200, media, text.encode(), {"Content-Disposition": f'attachment; filename="{name}"'})
