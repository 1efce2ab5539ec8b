"""Who makes a claim: the signatories' side, one office of it, or the one whose claim the sentence reports."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from beleidsgraaf.extract.components.claims.features import Features, Subject
from beleidsgraaf.extract.components.claims.grammar import PREPOSITIONS
from beleidsgraaf.extract.components.claims.lexicon import Lexicon
from beleidsgraaf.extract.model import (
    BlockKind,
    ClaimKind,
    DocumentKind,
    Entity,
    EntityKind,
    Layout,
    Mention,
    Signatory,
)

#: The side of ministers and state secretaries; the register's entry of that name.
CABINET = Entity(EntityKind.ORG, "Kabinet", key="kabinet")

_MEMBER_OF_CABINET = re.compile(r"(?:minister|staatssecretaris|vice-minister)", re.IGNORECASE)
#: What the cabinet itself wrote speaks for the cabinet.
_OWN_PAPER = re.compile(
    r"(?:kabinetsreactie|kabinetsstandpunt|beleidsreactie|kamerbrief|brief|voortgangsrapportage|voortgangsbrief|nota\b"
    r"|memorie van toelichting|beantwoording|verzamelbrief|hoofdlijnenbrief|regeerprogramma|reactie op)",
    re.IGNORECASE,
)
#: A title up to the name of the body that writes.
_LETTER_OF = re.compile(r"(?:(?:Nr\.?\s*\d+|[A-Z]{1,2})\s+)?BRIEF\s+VAN\s+(?:DE|HET)?\s*", re.IGNORECASE)
_REPORTABLE = frozenset({ClaimKind.FINDING, ClaimKind.POSITION, ClaimKind.RECOMMENDATION, ClaimKind.INTENTION})
_SOURCE_KINDS = frozenset({EntityKind.DOC, EntityKind.ORG, EntityKind.PERSON, EntityKind.OFFICE})
_MINE = re.compile(
    r"\b[Mm]ijn (?:ministerie|departement|ambtenaren|streven|inzet|voornemen|ambitie|mening|oordeel|opvatting|visie)\b"
    r"|\b[Mm]ijns inziens\b|\bmij\b|\b[Mm]ijn (?:ambts)?voorgangers?\b"
)
_NAMED = re.compile(
    r"(?:(?:Ook|Zo|Daarbij) )?(?:[Dd]e|[Hh]et) (?:[a-z]\w+ )?[A-Z][\w’'-]+(?: [\w’'-]+){0,6}"
    r"|[A-Z][\w’'-]+(?: (?:van|de|het|der|en))* [A-Z][\w’'-]+(?: [\w’'-]+){0,4}"
)
#: What one does who is cited with a name.
_REPORTS = frozenset({f"{t}.{c}" for t in ("fin", "past", "have") for c in ("find", "say", "rec", "pos")})


_BODIES = frozenset({EntityKind.ORG, EntityKind.OFFICE})
_JUDGEMENTS = frozenset({"oordeel", "mening", "opvatting", "ogen", "optiek", "visie"})
_JOINING = frozenset({"en", ",", "de", "het"})
_SAYS = frozenset({"says-that", "fin.say"})
#: Features of a sentence that names its source in a phrase: "uit X blijkt", "volgens X", "in X wordt geconstateerd".
_NAMES_SOURCE = frozenset({"shows", "~shows", "perceive", "by.name", "callon", "pass.find", "pass.rec", "pass.say"})
_SAYING = frozenset({"fin.say", "past.say", "have.say"})
#: Features of which the subject is the one who claims.
_VERBS_OF: dict[ClaimKind, frozenset[str]] = {
    ClaimKind.FINDING: _SAYING
    | {"says-that", "letsknow", "v.verwachten", "shows", "perceive", "fin.find", "past.find", "have.find"},
    ClaimKind.POSITION: _SAYING | {"says-that", "judge", "opinion", "fin.pos", "past.pos", "have.pos"},
    ClaimKind.INTENTION: _SAYING
    | {"intend", "ambition", "focus", "aux.want", "fin.int", "past.int", "have.int", "v.streven", "v.verwachten"},
    ClaimKind.RECOMMENDATION: _SAYING | {"callon", "fin.rec", "past.rec", "have.rec", "fin.act", "have.act"},
    ClaimKind.COMMITMENT: frozenset({"promise"}),
}


@dataclass(slots=True)
class Voice:
    """Who speaks in one document."""

    side: Entity | None  #: the signatories' side
    office: Entity | None  #: whom `ik` means
    asking: bool = False  #: a committee's letter or report: what it says is question, not claim


@dataclass(slots=True)
class Discourse:
    """What the sentences before have set: whose findings are being reported."""

    source: Entity | None = None
    age: int = 0  #: sentences since
    law: int = -9  #: the sentence that last spoke of a law
    bodies: list[Entity] = field(default_factory=list)  #: organisations named so far


def voices(layout: Layout, signatories: Sequence[Signatory], mentions: Sequence[Mention]) -> dict[int, Voice]:
    """Give who speaks in each document of a source; an annex speaks for the letter that it belongs to.

    A letter that its title gives to a body (`BRIEF VAN DE ALGEMENE REKENKAMER`) speaks for that body.
    """
    bodies = _bodies(layout, mentions)
    signed: dict[int, list[Entity]] = {}
    for signatory in signatories:
        if signatory.office and signatory.signature.capacity == "own":
            signed.setdefault(signatory.document, []).append(signatory.office)
    out: dict[int, Voice] = {}
    asked = {q.document for q in layout.questions}
    answered = {a.document for a in layout.answers}
    for document in layout.documents:
        offices = signed.get(document.index) or _nearest(signed, document.index, document.part_of)
        ministers = [o for o in offices if _MEMBER_OF_CABINET.match(o.label)]
        asking = document.kind == DocumentKind.CONSULTATION_REPORT or (
            bool(signed.get(document.index))
            and not ministers
            and (document.index in asked - answered or _chairs(offices))
        )
        body = bodies.get(document.index)
        if body is not None and not any(_MEMBER_OF_CABINET.match(o.label) for o in signed.get(document.index, ())):
            out[document.index] = Voice(body, body, asking or body.label.startswith(("Vaste", "Algemene commissie")))
            continue
        side = CABINET if ministers or not offices else offices[0]
        out[document.index] = Voice(side, ministers[0] if ministers else next(iter(offices), None), asking)
    return out


def _bodies(layout: Layout, mentions: Sequence[Mention]) -> dict[int, Entity]:
    """Give the body that a document's title says the letter is from; the first that is named there."""
    titles = [b for b in layout.blocks if b.kind == BlockKind.TITLE and _LETTER_OF.match(layout.reading.text, b.start)]
    return {
        title.document: mention.entity
        for title in titles
        for mention in mentions
        if title.start <= mention.start < title.end
        and mention.entity.kind == EntityKind.ORG
        and _LETTER_OF.fullmatch(layout.reading.text, title.start, mention.start)
    }


def _chairs(offices: list[Entity]) -> bool:
    return any(o.label.startswith(("Voorzitter van de", "Griffier", "Ondervoorzitter")) for o in offices)


def _nearest(signed: dict[int, list[Entity]], index: int, part_of: int | None) -> list[Entity]:
    """Give the offices that signed the document before this one, where a minister did."""
    for other in sorted(signed, key=lambda i: (i > index, abs(i - index))):
        if other != part_of and any(_MEMBER_OF_CABINET.match(o.label) for o in signed[other]):
            return signed[other]
    return []


def is_own_paper(entity: Entity) -> bool:
    """Tell whether a document is the cabinet's own."""
    return entity.kind == EntityKind.DOC and bool(_OWN_PAPER.match(entity.label))


def claimant(
    kind: ClaimKind,
    found: Features,
    mentions: list[Mention],
    voice: Voice,
    discourse: Discourse,
    lexicon: Lexicon,
    text: str,
) -> tuple[Entity | None, Entity | None]:
    """Give who claims and, for what somebody else is reported to claim, the source named.

    `mentions` are those of the sentence, `text` the sentence itself.
    """
    reported = _reported(kind, found, mentions, discourse, lexicon)
    if reported is not None:
        if is_own_paper(reported) or reported.label == CABINET.label:
            return voice.side, reported if reported.kind == EntityKind.DOC else None
        if kind == ClaimKind.FINDING and (reported.kind == EntityKind.DOC or "s.org" in found.names):
            discourse.source, discourse.age = reported, 0
        return reported, reported
    unknown = found.subject is None and kind in _REPORTABLE
    if unknown and ((found.names & _REPORTS and _is_unknown_name(found, text)) or found.names >= _SAYS):
        return None, None  # somebody with a name, whom nothing here identifies: not the writer
    if voice.office is not None and ("ik" in _main_words(found) or _MINE.search(text)):
        subject = found.subject
        if subject is None or subject.kind != "gov":
            return voice.office, None
    return voice.side, None


def _is_unknown_name(found: Features, text: str) -> bool:
    """Tell whether the sentence opens with a name before its verb: "De Beleidstafel Wateroverlast constateert"."""
    at, clauses = found.clauses.finite, found.clauses
    return at is not None and bool(_NAMED.fullmatch(text[: clauses.starts[at] - clauses.starts[0]].strip()))


def _main_words(found: Features) -> set[str]:
    clauses = found.clauses
    return {word for word, main in zip(clauses.words, clauses.main, strict=True) if main}


def _reported(
    kind: ClaimKind, found: Features, mentions: list[Mention], discourse: Discourse, lexicon: Lexicon
) -> Entity | None:
    names = found.names
    subject = found.subject
    promised = kind == ClaimKind.COMMITMENT and "promise" in names
    if kind not in _REPORTABLE and not promised:
        return None
    if subject is not None and "s.other" in names and _speaks(kind, names):
        entity = _entity_of(subject, found, mentions, lexicon, discourse)
        receives = promised and entity is not None and entity.label.endswith("Staten-Generaal")
        if entity is not None and not receives and not entity.label.startswith(("Artikel", "artikel")):
            return entity
    if "kabinet" in found.words_of.get("opinion", ""):
        return None
    if promised or ("s.own" in names and "by.name" not in names):
        return None
    source = _phrase_source(found, mentions)
    if source is not None:
        return source
    if _anaphoric(kind, names) and discourse.source is not None and discourse.age <= 6:
        return discourse.source
    return None


def _speaks(kind: ClaimKind, names: set[str]) -> bool:
    """Tell whether the subject of such a sentence is the one who claims."""
    return bool(names & _VERBS_OF[kind])


def _entity_of(
    subject: Subject, found: Features, mentions: list[Mention], lexicon: Lexicon, discourse: Discourse
) -> Entity | None:
    clauses = found.clauses
    if subject.kind == "group":
        place = clauses.starts[subject.first]
        named = next((m.entity for m in mentions if m.start <= place < m.end and m.entity.kind in _BODIES), None)
        body = named or _body(subject, found, discourse)
        if body is not None:
            return body
        return Entity(EntityKind.ORG, lexicon.groups.get(subject.phrase, subject.phrase))
    at, end = clauses.starts[subject.first], clauses.ends[subject.last]
    inside = [m for m in mentions if m.start < end and at < m.end]
    if not inside:
        return None
    head = clauses.finite if clauses.finite is not None else 0
    limit = clauses.starts[head] if clauses.starts[head] > at else end
    listed = [m for m in mentions if m.end <= limit and m.entity.kind == EntityKind.ORG]
    if len(listed) >= 2 and subject.kind == "org":
        for i, word in enumerate(clauses.words[: subject.first]):
            if word in lexicon.groups and i + 1 < len(clauses.starts) and clauses.starts[i + 1] == listed[0].start:
                return Entity(EntityKind.ORG, lexicon.groups[word])
        if all(_joins(clauses.words, clauses.starts, left, right) for left, right in pairwise(listed)):
            return listed[0].entity  # "X en Y onderschrijven": X leads
    return inside[0].entity


def _joins(words: list[str], starts: list[int], left: Mention, right: Mention) -> bool:
    """Tell whether only `en`, a comma or an article stands between two mentions."""
    between = words[bisect_left(starts, left.end) : bisect_left(starts, right.start)]
    return bool(between) and set(between) <= _JOINING


def _body(subject: Subject, found: Features, discourse: Discourse) -> Entity | None:
    """Give the body that `de commissie`, `de stuurgroep` or `de raad` means: the last named with that word."""
    before = found.clauses.words[subject.first - 1] if subject.first else ""
    if before not in ("de", "het", "deze", "dit") or subject.phrase.endswith(("en", "s")):
        return None
    return next((b for b in reversed(discourse.bodies) if subject.phrase in b.label.casefold().split()), None)


def _phrase_source(found: Features, mentions: list[Mention]) -> Entity | None:
    """Give the source in "volgens X", "uit X blijkt", "in X wordt geconstateerd"."""
    clauses = found.clauses
    judging = "opinion" in found.names and "van" in found.words_of.get("opinion", "")
    if not judging and found.names.isdisjoint(_NAMES_SOURCE):
        return None
    for mention in mentions:
        if mention.entity.kind not in _SOURCE_KINDS or mention.entity.label.startswith(("Artikel", "artikel")):
            continue
        at = sum(s < mention.start for s in clauses.starts)
        for i in range(at - 1, max(-1, at - 8), -1):
            word = clauses.words[i]
            if word in ("volgens", "aldus", "blijkens", "uit"):
                return mention.entity
            if word == "van" and i and clauses.words[i - 1] in _JUDGEMENTS:
                return mention.entity  # "naar het oordeel van de Onderwijsraad"
            if word == "in" and mention.entity.kind == EntityKind.DOC:
                return mention.entity
            if i == clauses.finite or word in ("dat", "die") or (not word[0].isalnum() and word not in "‘'“«"):
                break
            if word in PREPOSITIONS and word != "van":
                break
    return None


def _anaphoric(kind: ClaimKind, names: set[str]) -> bool:
    """Tell whether the sentence reports without saying whom: "Geconstateerd wordt", "Het rapport noemt"."""
    if kind == ClaimKind.RECOMMENDATION:
        return "pass.rec" in names or ("thisstudy" in names and "callon" in names)
    if kind != ClaimKind.FINDING:
        return False
    if "pass.find" in names and "s." not in names:
        return True
    return "thisstudy" in names and bool(names & {"shows", "~shows", "perceive", "by.study", "fin.find", "fin.say"})
