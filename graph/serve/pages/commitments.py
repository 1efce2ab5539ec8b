"""Commitments: a table with filters, and the same rows as CSV, calendar and feed."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Any, Final
from xml.sax.saxutils import escape

from beleidsgraaf.graph.serve.pages.promises import STATUSES, Promise, promises
from beleidsgraaf.graph.serve.pages.query import further
from beleidsgraaf.graph.serve.pages.view import View
from beleidsgraaf.graph.serve.reply import Reply

_COLUMNS: Final = (
    "claimant",
    "addressee",
    "due_from",
    "due_by",
    "due_text",
    "status",
    "document",
    "issued",
    "confidence",
    "quote",
    "fulfilled_by",
)
_SHOWN: Final = 100
_STATUS_WORDS: Final = {
    "fulfilled": ("nagekomen", "fulfilled"),
    "postponed": ("uitgesteld", "postponed"),
    "overdue": ("termijn verstreken", "overdue"),
    "due": ("termijn loopt", "due"),
    "open": ("open", "open"),
}
#: Filters by a thing: parameter, field of a commitment, wording.
_CHOICES: Final = (
    ("ministry", "ministries", "Ministerie", "Ministry"),
    ("whom", "whom", "Aan", "To"),
    ("group", "groups", "Gevraagd door fractie", "Asked by group"),
    ("programme", "programmes", "Programma", "Programme"),
    ("who", "who", "Door", "By"),
)


def commitments(view: View, form: str) -> Reply:
    """Make the table, or one of its exports.

    Args:
        view: the page.
        form: html, csv, ics or atom.
    """
    rows = promises(view)
    view.name_all(
        [x for p in rows for x in (p.who, p.whom, p.doc, *p.ministries, *p.groups, *p.programmes, *p.fulfilled)]
    )
    day = _day(view)
    kept = [p for p in rows if _fits(view, p, day)]
    if form == "csv":
        return _csv(view, kept, day)
    if form == "ics":
        return _calendar(view, kept)
    if form == "atom":
        return _feed(view, kept)
    choices = []
    for name, field, nl, en in _CHOICES:
        known = {x for p in rows for x in _values(p, field)}
        if len(known) > 1 or view.param(name):
            choices.append((name, view.t(nl, en), sorted((view.name(x), x) for x in known)))
    first = max(0, int(view.param("first")) if view.param("first").isdecimal() else 0)
    return view.page(
        "commitments.html",
        view.t("Toezeggingen", "Commitments"),
        about={"@type": "Dataset", "name": view.t("Toezeggingen", "Commitments"), "distribution": _distributions(view)},
        rows=kept[first : first + _SHOWN],
        first=first,
        shown=_SHOWN,
        total=len(kept),
        of=len(rows),
        choices=choices,
        day=day,
        statuses=[(s, status_words(view, s)) for s in STATUSES],
        standing=lambda p: p.status(day),
        words=lambda s: status_words(view, s),
        further=further(
            view, *((q, {}) for q in ("registered-commitments", "register-disagreements", "repeated-commitments"))
        ),
    )


def status_words(view: View, status: str) -> str:
    """Give a status in words."""
    return view.t(*_STATUS_WORDS[status])


def _day(view: View) -> str:
    """Give the day by which is judged: today unless told otherwise."""
    try:
        return date.fromisoformat(view.param("on")).isoformat()
    except ValueError:
        return date.today().isoformat()


def _distributions(view: View) -> list[dict[str, Any]]:
    forms = (("csv", "text/csv"), ("ics", "text/calendar"), ("atom", "application/atom+xml"))
    return [
        {"@type": "DataDownload", "encodingFormat": m, "contentUrl": f"{view.site}commitments.{f}"} for f, m in forms
    ]


def _values(promise: Promise, field: str) -> list[str]:
    value = getattr(promise, field)
    return value if isinstance(value, list) else [value] if value else []


def _fits(view: View, promise: Promise, day: str) -> bool:
    words = view.param("q").casefold()
    since, until = view.param("from"), view.param("until")
    return (
        all(not (v := view.param(name)) or v in _values(promise, field) for name, field, _, _ in _CHOICES)
        and (not words or words in promise.quote.casefold())
        and (not since or promise.due >= since)
        and (not until or ("" < promise.due <= until))
        and (not view.param("dated") or bool(promise.due))
        and (not view.param("status") or promise.status(day) == view.param("status"))
    )


def _csv(view: View, rows: list[Promise], day: str) -> Reply:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for p in rows:
        cells = [view.name(p.who), view.name(p.whom), p.since, p.due, p.due_text, p.status(day), p.doc, p.issued]
        cells += [p.confidence, p.quote, " ".join(p.fulfilled)]
        writer.writerow([_cell(c) for c in cells])
    return _file(out.getvalue(), "text/csv; charset=utf-8", "toezeggingen.csv")


def _cell(value: str) -> str:
    """Keep a spreadsheet from taking words for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _calendar(view: View, rows: list[Promise]) -> Reply:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//beleidsgraaf//toezeggingen//NL", "CALSCALE:GREGORIAN"]
    for p in rows:
        if not p.due:
            continue
        day = date.fromisoformat(p.due)
        stamp = (p.issued or p.due)[:10].replace("-", "")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{p.claim}",
            f"DTSTAMP:{stamp if len(stamp) == 8 else f'{day:%Y%m%d}'}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
            f"SUMMARY:{_ical(view.name(p.who) + ': ' + (p.due_text or view.t('toezegging', 'commitment')))}",
            f"DESCRIPTION:{_ical(p.quote)}",
            f"URL:{_address(view, p)}",
            "END:VEVENT",
        ]
    folded = "".join(_fold(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])
    return _file(folded, "text/calendar; charset=utf-8", "toezeggingen.ics")


def _address(view: View, promise: Promise) -> str:
    """Give the address here of the words of a commitment."""
    page = view.site.rstrip("/") + view.href(promise.doc)[len(view.root) :]
    return f"{page}#char={promise.start},{promise.end}"


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


def _feed(view: View, rows: list[Promise]) -> Reply:
    newest = max((p.issued[:10] for p in rows), default="") or "1970-01-01"
    this = escape(view.site.rstrip("/") + view.link()[len(view.root) :], {'"': "&quot;"})
    entries = [
        f"<entry><id>{escape(p.claim)}</id><title>{escape(view.name(p.who) + ' – ' + (p.due_text or p.quote[:80]))}"
        f"</title><updated>{_moment(p.issued or newest)}</updated>"
        f'<link href="{escape(_address(view, p), {chr(34): "&quot;"})}"/>'
        f"<summary>{escape(p.quote)}</summary></entry>"
        for p in sorted(rows, key=lambda p: (p.issued, p.claim), reverse=True)[:200]
    ]
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f'<id>{this}</id><link rel="self" href="{this}"/><title>{view.t("Toezeggingen", "Commitments")}</title>'
        f"<author><name>beleidsgraaf</name></author><updated>{_moment(newest)}</updated>{''.join(entries)}</feed>\n"
    )
    return Reply(200, "application/atom+xml; charset=utf-8", body.encode())


def _moment(day: str) -> str:
    """Make a year, a month or a day a moment."""
    whole = (day + "-01-01"[len(day) - 4 :] if len(day) in (4, 7) else day)[:10]
    return f"{whole}T00:00:00Z"


def _file(text: str, media: str, name: str) -> Reply:
    return Reply(200, media, text.encode(), {"Content-Disposition": f'attachment; filename="{name}"'})
