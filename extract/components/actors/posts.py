"""Posts other than ministers: chairs and clerks of named bodies, mayors, commissioners.

A post is a mention when the text says of what: `de voorzitter` alone is a description, `voorzitter van de SER` a name.
"""

from __future__ import annotations

from beleidsgraaf.extract.components.actors.lexicon import rows
from beleidsgraaf.extract.components.actors.listed import HEADS, item, several
from beleidsgraaf.extract.components.actors.persons import FIRST_NAMES
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.link import entity_of, own, pick, tidy
from beleidsgraaf.extract.model import Entity, EntityKind

_ROWS = {row["head"]: row for row in rows("posts.csv")}
#: First words of the heads; `directeur-generaal` is two words of the text.
HEAD_WORDS = frozenset(head.split("-")[0] for head in _ROWS)
_COMMITTEE_WORDS = frozenset({"vaste", "algemene", "bijzondere", "tijdelijke", "kamercommissie", "kamercommissies"})


#: What a hyphen may join to a post: `mkb-gezant` is another one.
_PREFIXES = frozenset({"adjunct", "vice", "oud", "ex"})


def post(scan: Scan, i: int) -> None:
    """Find the post whose head stands at word i."""
    words = scan.words
    head, j = words.low[i], i + 1
    if words.gap(i) == "-" and j < len(words) and f"{head}-{words.low[j]}" in _ROWS:
        head, j = f"{head}-{words.low[j]}", j + 1
    row = _ROWS.get(head)
    if row is None or j + 1 >= len(words) or not words.near(j - 1):
        return
    if words.before(i) == "-" and words.low[i - 1] not in _PREFIXES:
        return
    if row["category"] == "clerk" and words.low[j : j + 3] == ["voor", "dit", "verslag"]:
        label = tidy(words.span(i, j + 2))
        scan.add(i, j + 2, _known(scan, label) or own(EntityKind.OFFICE, label, "clerk"), 0.93, "post: griffier")
        return
    if row["complement"] in ("field", "both"):
        _field(scan, row, i, j)
    elif words.low[j] in ("van", "bij", "in"):
        _of(scan, row, i, j + 1)


def _start(scan: Scan, i: int) -> int:
    """Take `adjunct-griffier`, `plaatsvervangend voorzitter` and `eerste ondervoorzitter` whole."""
    words = scan.words
    if i and words.before(i) == "-" and words.low[i - 1] in ("adjunct", "vice", "oud"):
        return i - 1
    if i and words.before(i) == " " and words.low[i - 1] in ("plaatsvervangend", "plv"):
        return i - 1
    return i


def _of(scan: Scan, row: dict[str, str], i: int, j: int) -> None:
    words = scan.words
    start = _start(scan, i)
    extra = tidy(words.span(start, i)) if start < i else ""
    if row["complement"] in ("municipality", "province", "water-board"):
        _places(scan, row, start, j)
        return
    article = ""
    if words.low[j] in ("de", "het"):
        article, j = words.low[j] + " ", j + 1
    if j >= len(words):
        return
    k = j
    while k < len(words) and (words.low[k] in _COMMITTEE_WORDS) and words.low[k] not in HEADS:
        k += 1
    if article == "de " and k == j and words.low[k] == "commissie" and _signs(scan, k):
        _of_the_committee(scan, row, start, k, extra)
        return
    if k < len(words) and words.low[k] in HEADS and k + 1 < len(words):
        head = HEADS[words.low[k]]
        m = k + 1
        if head["joint"] and words.low[m] == head["joint"]:
            m += 1
            m += m < len(words) and words.low[m] in ("de", "het")
        found = several(scan, head, m) if head["number"] == "many" else None
        if found is None:
            one = item(scan, head, m) if m < len(words) else None
            found = [(m, one[0], one[1])] if one else []
        for n, (first, last, body) in enumerate(found):
            entity = _post_of(scan, row, article or "de ", body, extra)
            # surer than the body itself, which has the same span in all but the first
            scan.add(start if n == 0 else first, last, entity, 0.97, "post: of a body by its head")
        return
    named = scan.lexicon.names.longest(words, j)
    if named and (words.capital(j) or words.capital(named[0])):
        entry = pick([n.entry for n in named[1]], scan.on(i), scan.context(i).chamber)
        if entry and entry.kind == "ORG":
            body = entity_of(entry)
            alt = (tidy(words.span(start, named[0])),)
            scan.add(
                start,
                named[0],
                _post_of(scan, row, article, body, extra, alt),
                0.93,
                "post: of a body of the registers",
            )


def _after_preposition(row: dict[str, str]) -> bool:
    """Tell whether the field of a post always comes after a preposition: `Eurocommissaris Jansen` names a person."""
    return row["head"].startswith(("eurocommissaris", "ambassadeur"))


def _signs(scan: Scan, k: int) -> bool:
    """Tell whether the words up to k stand as a signature does: closed by a comma and a line, or a line alone."""
    gap = scan.words.gap(k)
    return "\n" in gap or gap in (", ", ",")


def _of_the_committee(scan: Scan, row: dict[str, str], start: int, k: int, extra: str) -> None:
    """Find `De voorzitter van de commissie,` under a report: of the only committee that its document names."""
    document = scan.document(scan.words.starts[start])
    named = {
        m.entity
        for m in scan.found
        if m.document == document and m.entity.category in ("standing-committee", "committee")
    }
    if len(named) == 1:
        entity = _post_of(scan, row, "de ", named.pop(), extra)
        scan.add(start, k, entity, 0.85, "post: of the committee that reports")


def _post_of(
    scan: Scan, row: dict[str, str], article: str, body: Entity, extra: str, alt: tuple[str, ...] = ()
) -> Entity:
    """Make the label: `Voorzitter van de vaste commissie voor X`, the body's first word small if a common noun."""
    name = body.label
    if name.split(" ")[0].lower() in _COMMON:
        name = name[0].lower() + name[1:]
    label = row["label"].format(article + name)
    if extra:
        label = extra + label[label.index(" van ") :]
    return _known(scan, label) or own(EntityKind.OFFICE, label, row["category"], tuple(a for a in alt if a != label))


def _known(scan: Scan, label: str) -> Entity | None:
    """Give the post of the registers that has this label."""
    found = scan.linker.registers.named(label, "OFFICE")
    return entity_of(found[0]) if found else None


_COMMON = frozenset({"vaste", "algemene", "tijdelijke", "commissie", "bijzondere", "stichting", "vereniging"})


def _places(scan: Scan, row: dict[str, str], start: int, j: int) -> None:
    words = scan.words
    if words.low[j] in ("gemeente", "provincie", "het", "de", "waterschap"):
        j += 1
    if j >= len(words) or not (words.capital(j) or words.low[j] in ("s", "t")):
        return
    kind = row["complement"]
    head = {"head": row["head"], "kind": kind, "label": "{}", "category": kind, "joint": "", "number": row["number"]}
    found = several(scan, head, j)
    if row["number"] == "one":
        found = found[:1]
    for n, (first, last, place) in enumerate(found):
        entry = scan.linker.registers.get("ORG", place.key) if place.key else None
        short = entry.extra.get("short", "") if entry else tidy(words.span(first, last))
        entity = own(EntityKind.OFFICE, row["label"].format(short), row["category"])
        scan.add(
            start if n == 0 else first,
            last,
            entity,
            0.93,
            f"post: {row['head']}",
            start=None if n == 0 else scan.opening(first),
        )


def _field(scan: Scan, row: dict[str, str], i: int, j: int) -> None:
    """Find `regeringscommissaris voor X`, `directeur-generaal Y`: a field in capitals follows."""
    words = scan.words
    k = j
    if words.low[k] in ("voor", "van", "der"):
        k += 1
        if k < len(words) and words.low[k] in ("de", "het"):
            k += 1
    if k >= len(words) or not words.capital(k) or not words.near(k - 1):
        return
    if k == j and (words.written[k] in FIRST_NAMES or _after_preposition(row)):
        return  # a person follows, not a field
    named = scan.lexicon.names.longest(words, k)
    last = named[0] if named else scan.run(k)
    if last is None or (row["complement"] == "both" and k == j and not named and not words.capital(k)):
        return
    scan.add(
        i, last, own(EntityKind.OFFICE, words.span(i, last), row["category"]), 0.85, f"post: {row['head']} and field"
    )
