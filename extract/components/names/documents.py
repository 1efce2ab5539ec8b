"""Finds documents by their title: quoted after a noun, after a capitalised noun, or alone in a footnote."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from beleidsgraaf.extract.components.names.found import Found, clean, raised
from beleidsgraaf.extract.components.names.grammar import (
    OPEN,
    QUOTES,
    SPEECH,
    TITLE_WORDS,
    S,
    caps_end,
    opens_sentence,
    quoted,
    small_end,
)
from beleidsgraaf.extract.components.values.date_patterns import FULL_MONTHS
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.extract.openings import opening

_ROWS = list(csv.DictReader((files(__package__) / "doc_heads.csv").read_text(encoding="utf-8").splitlines()))
#: Nouns for documents; whether a title in small letters may follow one.
HEADS = {r["word"]: r["small"] == "yes" for r in _ROWS}
_UNNAMED = frozenset(r["word"] for r in _ROWS if r["named"] == "no")  #: nouns that only a quoted title follows
_ANY = "|".join(S.join(map(re.escape, w.split())) for w in sorted(HEADS, key=lambda w: (-len(w), w)))
_FIRST_WORDS = tuple({word.lower() for head in HEADS for word in re.split("[ -]", head)[:1]})
_WORD = re.compile(r"[\w’-]+")
#: A capitalised noun for a document, also as the last part of a compound (`Voortgangsbrief`, `Kamerbrief`).
_NOUN = opening(rf"(?<![\w-])(?=[A-ZÀ-Ý])(?:[\w’]*-)?\w*?(?P<head>(?i:{_ANY}))(?!\w)")
#: A noun and what may stand between it and its quoted title; looked for before each opening mark.
_BEFORE_TITLE = re.compile(
    rf"(?P<head>{_ANY})(?!\w)(?P<gap>(?:,?{S}(?:getiteld|genaamd|met{S}(?:de|als){S}titel|onder{S}de{S}titel|"
    rf"over(?:{S}(?:de|het))?|van(?:{S}(?:de|het))?|d\.d\.|op|uit|in|:)"
    rf"(?:{S}(?:[^\s.;:?!‘“«„\"]+|j\.?l\.|d\.d\.|c\.s\.)){{0,9}}"
    rf"|(?:{S}[a-z]+){{0,3}}{S}\((?:i\.c\.|te{S}weten|namelijk)?)?:?,?[ \u00a0]*)$",
    re.IGNORECASE,
)
_TITLE = re.compile("[" + "".join(QUOTES) + r"][ \u00a0]?(?=[A-ZÀ-Ý0-9#\[(])")
#: What says in so many words that a title follows.
_TITLED = re.compile(r"(?:getiteld|genaamd|titel):?,?[ \u00a0]*$")
_AND_TITLE = re.compile(rf"\.?[’”»\"']\d?(?:,|{S}en|{S}of|,{S}en)?{S}(?={OPEN}[A-ZÀ-Ý0-9])")
#: How far before a title its noun may stand.
_REACH = 110
_REACTION = opening(
    rf"(?<!\w)(?:[Kk]abinetsreactie|Beleidsreactie|Reactie){S}op{S}(?:de|het|dit){S}(?:[\w-]+{S})?(?={OPEN})"
)
_SERIES = opening(rf"(?<!\w)(?:Staat|Stand|Standen){S}van(?:{S}(?:de|het))?{S}(?=[A-Z])")
_HASHTAG = opening(rf"(?<!\w)(?:manifest|petitie|rapport|pamflet){S}#\w+")
#: A report that only its month or day tells apart: `de voortgangsrapportage van juni 2018`.
_DATED_REPORT = opening(
    rf"(?<![\w-])(?P<head>[Vv]oortgangsrapportage|[Vv]oortgangsbrief|[Jj]aarrapportage|[Kk]wartaalrapportage|[Tt]ussenrapportage|"
    rf"[Hh]oofdlijnenbrief|[Vv]erzamelbrief|[Vv]oorjaarsnota|[Nn]ajaarsnota)"
    rf"{S}van{S}(?P<date>(?:\d{{1,2}}{S})?(?:{'|'.join(FULL_MONTHS)}){S}(?:19|20)\d\d)(?!\w)"
)
#: A resolution by its number: `VNVR-resolutie 2735`, `Resolutie 77/208`.
_RESOLUTION = opening(
    r"(?<![\w-])(?:(?:VN|VNVR|AVVN|VN-Veiligheidsraad|Veiligheidsraad)[- ])?[Rr]esolutie[ \u00a0](?:nr\.[ \u00a0])?"
    r"\d{2,4}(?:/\d{1,3})?(?![\w/])"
)
#: A motion by the names of its movers: `motie-Jansen c.s.`, `motie Jansen/De Vries`.
_MOVER = r"(?:(?:Van|De|Den|Der|Ter|Ten|El|Al)[ \u00a0](?:(?:de|den|der)[ \u00a0])?)?[A-ZÀ-Þ][a-zß-ÿ]+[\wß-ÿ-]*"
_MOTION = opening(rf"(?<![\w-])[Mm]otie(?:-|[ \u00a0])(?P<names>{_MOVER}(?:[ ]?/[ ]?{_MOVER})*)(?:[ \u00a0]c\.?s\.)?")
_NO_MOVER = frozenset({"Kamer", "Nr", "Tweede", "Eerste", "Vergaderjaar", "Indiener"})
_ENGLISH = opening(
    r"(?<![\w-])(?:[A-Z][\w-]+[ \u00a0]){1,5}(?:Monitor|Report|Survey|Outlook|Review|Index|Scoreboard|Strategy|Compass)"
    r"(?:[ \u00a0](?:of|on|for|in)(?:[ \u00a0]the)?(?:[ \u00a0][A-Z][\w-]+){1,4})?(?:[ \u00a0](?:19|20)\d\d)?(?!\w)"
)
#: A noun in small letters with a title behind it that nothing marks: `het rapport Samen op weg van de raad`.
_BARE = opening(
    rf"(?<![\w-])(?:[A-Z]{{2,6}}-)?(?:(?:advies|deel|eind|evaluatie|onderzoeks|tussen)?rapport|advies|essay|(?:initiatief)?nota|handreiking|leidraad|"
    rf"notitie|publicatie|[Kk]amerbrief|brochure|signalement|studie|factsheet|toekomstvisie|visie|IBO){S}(?=[A-ZÀ-Ý][a-zà-ý])"
)
#: Such a title, and what must follow: its author, its year.
_BARE_TITLE = re.compile(
    rf"[A-ZÀ-Ý][\w’'-]*(?:,?{S}[\w’'&-]+){{1,10}}?(?=(?:{S}\d{{1,2}})?(?:{S}van(?:{S}(?:de|het))?{S}(?:[A-ZÀ-Ý]{{2,}}|[A-ZÀ-Ý][a-zà-ý]+"
    rf"|minister|staatssecretaris|commissie|universiteit|inspectie|regering|kabinet)(?!\w)|{S}\((?:19|20)\d\d\)|{S}uit{S}(?:19|20)\d\d))"
)
#: Words that no title holds which nothing marks: the sentence goes on.
_NOT_IN_TITLE = re.compile(
    r"(?<![\w-])(?:is|zijn|was|waren|dat|die|wordt|worden|werd|heeft|hebben|had|blijkt|bleek|laat|stelt|staat|geeft|wijst|volgt|komt|toont|"
    r"concludeert|adviseert|schrijft|zegt|noemt|kan|kunnen|moet|moeten|zal|zullen|waarin|waaruit|ook|niet|als|om)(?!\w)"
)
#: Who wrote it follows the noun, not what it is called: `het rapport Van Rijn`, `het advies Raad van State`.
_WRITER = re.compile(
    r"(?:(?:Van|De|Den|Der|Ter|Ten) [A-Z]|Commissie|Inspectie|Raad|Algemene|Autoriteit|Onderwijsraad|Gezondheidsraad)\b"
)
#: An author behind a title in capitals: `Monitor Bodem en Water van het RIVM`.
_BY = re.compile(rf"{S}van{S}(?:de|het){S}[A-Z]{{2,}}$")
_ADJECTIVE = re.compile(
    rf"(?<![\w-])(?P<first>(?:(?:Nationa(?:al|le)|Nederlandse?|Landelijke?|Regionale?|Rijksbre(?:ed|de)|Integra(?:al|le)|Strategische?|"
    rf"Algeme(?:en|ne)|Thematisch|Europese|Concept|Ontwerp|Periodieke){S}){{1,2}})$"
)
_ISSUER = re.compile(r"(?<![\w-])(?P<first>[A-Z][A-Za-z]{0,3}[A-Z][ \u00a0])$")
_YEAR = re.compile(
    r"(?P<between>[ \u00a0]|,[ \u00a0]|[ \u00a0]\()"
    r"(?P<year>(?:19|20)\d\d(?:[ ]?[–/-][ ]?(?:(?:19|20)\d\d|\d\d))?)(?P<close>\)?)(?!\w)"
)
_SUBTITLE = re.compile(r":[ \u00a0](?=[A-Z])[^.;(\n]{5,120}")
#: A footnote that holds nothing but a title, with the site, the kind or the year behind it.
_SITE = re.compile(r"^(?P<title>[A-ZÀ-Ý][^|\n]{8,160}?)[ \u00a0]*(?:\((?:www\.)?[\w-]+(?:\.[\w-]+)+\)|\|[ \u00a0])")
_AUTHORS = re.compile(
    r"^(?:[A-ZÀ-Ý][^()\n]{1,90}[ \u00a0])?\((?P<year>(?:19|20)\d\d)\)[.,:]?[ \u00a0](?P<title>[A-ZÀ-Ý][^\n]{10,240})"
)
_ALONE = re.compile(
    r"^(?P<title>[A-ZÀ-Ý][^\n.;]{12,110}(?:\.[ \u00a0][A-ZÀ-Ý][^\n.;]{12,110})?"
    r"\((?:19|20)\d\d\))(?=\.?\s*(?:$|https?:))"
)
#: A source, a title and a date; a title and its address; a title and, in brackets, its source and date.
_TITLE_DATED = re.compile(
    rf"[^,\n]{{2,60}},{S}(?P<title>[A-ZÀ-Ý][^,\n«‘“]{{10,120}}),{S}\d{{1,2}}{S}[a-z]+{S}(?:19|20)\d\d"
    r"(?=,?[ \u00a0]*\(?https?:)"
)
_PLAIN = re.compile(
    r"(?!(?:Zie|Voor|Een|Deze|Dit|De|Het|Meer|Zoals|Te|Via|Bron|In|Op)[ \u00a0])(?P<title>[A-ZÀ-Ý][^\n.;:,()]{14,140}?)"
    r"[ \u00a0](?:op[ \u00a0])?(?=https?://)"
)
_BRACKETED = re.compile(
    r"(?P<title>[A-ZÀ-Ý][^\n.;:()]{14,160}?)[ \u00a0]"
    r"(?=\([A-Za-z][^()\n]{2,40},[ \u00a0](?:\d{1,2}[ \u00a0])?[a-z]+[ \u00a0](?:19|20)\d\d\)\.?$)"
)
_SOURCE = re.compile(rf"^(?:Zie[ \u00a0])?(?:[A-ZÀ-Ý][\w&. -]{{1,40}}[,:–-][ \u00a0]?)?(?={OPEN})")
#: A source, a date and a title that nothing marks: `NOS, 3 mei 2024, Sloot loopt leeg, https://...`.
_DATED_TITLE = re.compile(
    rf"(?:\d{{1,2}}\)?{S})?[^,\n]{{2,60}},{S}(?:d\.d\.{S})?\d{{1,2}}{S}[a-z]+{S}(?:19|20)\d\d[,:.;]?{S}(?P<title>[A-ZÀ-Ý][^\n«‘“]{{10,220}}?)"
    rf"(?=[,.]?[ \u00a0]*(?:\(?(?:https?://|www\.|[\w-]+\.(?:nl|com|eu|org)\b)|\||$))"
)
#: An address, and behind it the next source.
_ADDRESS = re.compile(r"https?://\S+[ \u00a0]+(?=[A-ZÀ-Ý‘“«][^\n]{12})")
#: Who published it, behind the title: ` – De Courant`.
_MEDIUM = re.compile(r"[ \u00a0][–-][ \u00a0][A-Z][\w’ -]{2,40}$")
#: A source and a date before a title: `De Courant, 17 november 2024, `.
_DATED = re.compile(rf"[^,\n]{{2,60}},{S}\d{{1,2}}{S}[a-z]+{S}\d{{4}},{S}")
_QUOTED = re.compile(rf"[^‘“«\"\n]{{0,90}}(?={OPEN}[ \u00a0]?[A-ZÀ-Ý0-9])")
#: Who published it and when, before a title in quotation marks.
_NAMED_SOURCE = re.compile(
    rf"(?:\d{{1,2}}\)?{S}?)?[A-ZÀ-Ý][^,\n«‘“]{{1,60}},(?:{S}(?:d\.d\.{S})?\d{{1,2}}{S}[a-z]+{S}(?:19|20)\d\d,)?{S}?[«‘“'\"„]"
)
_NO_TITLE = re.compile(
    r"^(?:Zie|Kamerstuk|Handelingen|Aanhangsel|Ibid|Stb|Staatsblad|Staatscourant|Idem|Artikel|Bijlage)\b"
)


def _ends_in_noun(text: str, at: int) -> bool:
    """Tell whether a part of the word at an offset ends as a noun for a document does."""
    word = _WORD.match(text, at)
    return word is not None and _is_noun(word.group())


@lru_cache(maxsize=1 << 16)
def _is_noun(word: str) -> bool:
    return any(part.endswith(_FIRST_WORDS) for part in re.split("[-’]", word.lower()))


def documents(text: str, start: int, end: int) -> Iterator[Found]:
    """Give documents by title in the running text[start:end]."""
    for match in _TITLE.finditer(text, start, end):
        yield from _before_title(text, start, end, match.start())
    for match in _NOUN.finditer(text, start, end, _ends_in_noun):
        yield from _capitalised(text, end, match)
    for match in _BARE.finditer(text, start, end):
        yield from _bare(text, end, match)
    for match in _REACTION.finditer(text, start, end):
        yield from _reaction(text, end, match)
    for match in _HASHTAG.finditer(text, start, end):
        yield _found(match.start(), match.end(), match.group(), 0.8, "document with a hashtag")
    for match in _DATED_REPORT.finditer(text, start, end):
        label = raised(clean(match.group()))
        entity = Entity(
            EntityKind.DOC, label, alt=(f"{raised(match['head'])} {clean(match['date'])}",), category="report"
        )
        yield Found(match.start(), match.end(), entity, 0.8, "document: report by its date")
    for match in _MOTION.finditer(text, start, end):
        joined = text[match.start() + 5] == "-" or "/" in match["names"] or match.group().endswith(("c.s.", "cs."))
        if joined and match["names"].split()[0].split("-")[0] not in _NO_MOVER:
            entity = Entity(EntityKind.DOC, raised(clean(match.group())), category="motion")
            yield Found(match.start(), match.end(), entity, 0.8, "document: motion by its movers")
    for match in _RESOLUTION.finditer(text, start, end):
        yield _found(match.start(), match.end(), match.group(), 0.8, "resolution by its number")
    for match in _ENGLISH.finditer(text, start, end):
        yield _found(match.start(), match.end(), match.group(), 0.7, "English title")
    for match in _SERIES.finditer(text, start, end):
        stop = caps_end(text, match.end(), end)
        if stop > match.end():
            yield _found(match.start(), stop, text[match.start() : stop], 0.8, "Staat van, Stand van")


_NOTE_FORMS = (
    (_DATED_TITLE, 0.75),
    (_TITLE_DATED, 0.7),
    (_SITE, 0.75),
    (_AUTHORS, 0.8),
    (_ALONE, 0.7),
    (_BRACKETED, 0.7),
    (_PLAIN, 0.65),
)


def footnote_titles(text: str, start: int, end: int) -> Iterator[Found]:
    """Give the titles that a footnote consists of: one, or several that each have their address."""
    for address in _ADDRESS.finditer(text, start, end):
        yield from _titles(text, start, address.end())
        start = address.end()
    yield from _titles(text, start, end)


def _titles(text: str, start: int, end: int) -> Iterator[Found]:
    note = text[start:end]
    if _NO_TITLE.match(note):
        return
    sourced = _NAMED_SOURCE.match(note) is not None
    if (match := _QUOTED.match(note)) and (inner := quoted(text, start + match.end(), end, announced=sourced)):
        name = text[inner[0] : inner[1]]
        if len(name.split()) > 2 or not match.group():
            yield _found(*inner, name, 0.8, "quoted title in a footnote")
            return
    for pattern, sure in _NOTE_FORMS:
        if match := pattern.match(note):
            low, high = match.span("title")
            low += _DATED.match(note[low:high]).end() if _DATED.match(note[low:high]) else 0  # type: ignore[union-attr]
            title = re.split(r",?[ \u00a0](?=https?://|www\.)|\.?[ \u00a0]*$", note[low:high])[0].rstrip(" .,")
            title = _MEDIUM.sub("", title)
            if 2 <= len(title.split()) <= TITLE_WORDS:
                yield _found(start + low, start + low + len(title), title, sure, "title in a footnote")
                return
    if match := _SOURCE.match(note):
        inner = quoted(text, start + match.end(), end) or _unclosed(text, start + match.end() + 1, end)
        if len(text[inner[0] : inner[1]].split()) > 1:
            yield _found(*inner, text[inner[0] : inner[1]], 0.8, "quoted title in a footnote")


def _unclosed(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a title whose closing mark was forgotten: up to the address behind it, or the end of the note."""
    stop = re.split(r"[ \u00a0\n]*(?:https?://|$)", text[start:end])[0]
    return start, start + len(stop.rstrip(" ."))


def with_year(text: str, at: int, end: int) -> tuple[int, str]:
    """Give the end of a name with the year that follows it, and the year as written, or `at` and nothing."""
    year = _YEAR.match(text, at, end)
    if year is None or (("(" in year["between"]) != bool(year["close"])):
        return at, ""
    return year.end(), year["year"]


def with_subtitle(text: str, at: int, end: int) -> int:
    """Give the end of a title with its subtitle."""
    match = _SUBTITLE.match(text, at, end)
    return match.end() if match else at


def _before_title(text: str, start: int, end: int, at: int) -> Iterator[Found]:
    """Read the quotation that opens at `at` as a title when a noun for a document announces it."""
    low = max(start, at - _REACH)
    if not any(map(_is_noun, _WORD.findall(text, low, at))):
        return
    match = _BEFORE_TITLE.search(text, low, at)
    while match and (nearer := _BEFORE_TITLE.search(text, match.end("head"), at)):
        match = nearer  # `een reactie op het bericht «...»`
    if match is None or "\n" in match["gap"] or _says(match["gap"]):
        return
    direct = len(match["gap"]) <= 2 or _TITLED.search(match["gap"]) is not None
    inner = quoted(text, at, end, announced=direct)
    head = " ".join(match["head"].casefold().split())
    while inner and (len(text[inner[0] : inner[1]].split()) > 1 or len(match["gap"]) <= 2):
        yield _found(*inner, text[inner[0] : inner[1]], 0.85, f"title after {head}")
        further = _AND_TITLE.match(text, inner[1], end)  # `de berichten «A» en «B»`
        inner = quoted(text, further.end(), end, announced=direct) if further else None


def _capitalised(text: str, end: int, match: re.Match[str]) -> Iterator[Found]:
    head, start, stop = " ".join(match["head"].casefold().split()), match.start(), match.end()
    whole = text[start:stop]
    opens = opens_sentence(text, start)
    space = re.compile(S).match(text, stop, end)
    if space is None or head in _UNNAMED or text[space.end()].isdigit() or whole.isupper() or whole.count("-") > 1:
        return
    if before := _ADJECTIVE.search(text, max(0, start - 32), start) or _ISSUER.search(text, max(0, start - 8), start):
        start = before.start("first")  # `Nederlandse Code Goed Bestuur`, `SER Advies Samen verder`
        opens = False
    tail = caps_end(text, space.end(), end)
    if by := _BY.search(text, space.end(), tail):
        tail = by.start()
    if tail > space.end() and not text[space.end() : tail].isupper():
        if HEADS[head] and " " not in text[space.end() : tail]:
            tail = max(tail, small_end(text, tail, end))  # `Kamerbrief Toekomst samenwerking havens`
        yield _found(start, tail, text[start:tail], 0.6 if opens else 0.75, f"head {head} and a name in capitals")
    elif HEADS[head] and not opens and "-" not in whole:
        tail = small_end(text, stop, end)
        if tail > stop:
            if (year := _YEAR.match(text, tail, end)) and year["between"].isspace() and not year["close"]:
                tail = year.end()
            yield _found(start, tail, text[start:tail], 0.7, f"head {head} and what it is about")


def _bare(text: str, end: int, match: re.Match[str]) -> Iterator[Found]:
    """Read `Samen op weg` after `het rapport` as its title before its author or year, or if it has capitals."""
    start, why = match.end(), f"title without marks after {match.group().strip()}"
    if _WRITER.match(text, start, end):
        return
    title = _BARE_TITLE.match(text, start, end)
    if title and not _NOT_IN_TITLE.search(title.group()):
        yield _found(*title.span(), title.group(), 0.7, why)
        return
    tail = caps_end(text, start, end)
    words = text[start:tail].split()
    if sum(len(word) > 3 and word.istitle() for word in words) > 1:
        yield _found(start, tail, text[start:tail], 0.55, why)


def _says(gap: str) -> bool:
    """Tell whether words between a noun and a quotation say that somebody speaks: what follows is no title."""
    return any(word.strip(",:") in SPEECH for word in gap.casefold().split())


def _reaction(text: str, end: int, match: re.Match[str]) -> Iterator[Found]:
    """Read `Reactie op het advies ‘X’`; one to a document that is named otherwise is joined later."""
    if inner := quoted(text, match.end(), end):
        name = text[match.start() : inner[1]]
        yield _found(match.start(), inner[1], name, 0.85, "reaction to a titled document")


def _found(start: int, end: int, name: str, sure: float, reason: str) -> Found:
    label = raised(clean(name))
    alt = (label.replace("Kabinetsreactie", "Reactie", 1),) if label.startswith("Kabinetsreactie") else ()
    title, colon, rest = label.partition(": ") if ": " in label else label.partition(". ")
    if colon == ". " and (year := _YEAR.search(rest)):
        title += " " + year["between"].strip() + year["year"] + year["close"]
    if colon and " " in title:
        alt = (*alt, title)  # a title is cited without its subtitle elsewhere
    return Found(start, end, Entity(EntityKind.DOC, label, alt=alt, category="document"), sure, f"document: {reason}")
