"""What of a sentence is main clause, and where its finite verb stands: no parser, only Dutch word order.

The finite verb of a main clause is its second part; a subordinate clause opens with a word of a small closed class
and ends at a comma when the main clause still waits for its verb or for the participle that completes it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from beleidsgraaf.extract.components.claims.grammar import (
    AUXILIARY,
    COORDINATORS,
    DETERMINERS,
    INDIRECT,
    INITIAL,
    MODAL,
    PREPOSITIONS,
    SEPARABLE,
    SINGULAR,
    SUBORDINATORS,
    WAITING,
    WITH_TE,
)
from beleidsgraaf.extract.components.claims.lexicon import TOKEN, Lexicon, Verb

_DEMONSTRATIVE = frozenset({"die", "dat"})
#: Determiners that can be a subject or object of their own at the start: "Dit betreft", "Ja, die deel ik".
_ALONE = frozenset({"dit", "dat", "het", "deze", "die"})
_REPLIES = frozenset({"ja", "nee", "neen"})
_PRONOUNS = frozenset({"ik", "wij", "we", "hij", "zij", "ze", "er", "daar", "hier", "men"})


@dataclass(slots=True)
class Clauses:
    """A sentence cut up: its words, which of them are main clause, and the finite verb of that."""

    words: list[str]  #: lower case
    starts: list[int]  #: offsets in the text that was cut up
    ends: list[int]
    main: list[bool]
    finite: int | None  #: index of the finite verb
    auxiliary: str  #: class of the auxiliary, empty for a lexical verb
    verb: Verb | None  #: the lexical finite verb
    named: list[bool]  #: part of a name
    second: list[int] = field(default_factory=list)  #: finite verbs of further main clauses: "..., maar ... is"


def tokens(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """Give the words and marks of text[start:end] in lower case, with their offsets."""
    found = list(TOKEN.finditer(text, start, end))
    return [m.group().lower() for m in found], [m.start() for m in found], [m.end() for m in found]


def _is_finite(words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Tell whether the word can be the finite verb of a main clause."""
    word = words[i] if i < len(words) else ""
    before = words[i - 1] if i else ""
    if word in AUXILIARY and (word not in WITH_TE or _has_te(words, i)):
        if word != "zijn":
            nominal = word in ("hebben", "worden") and "het" in words[max(0, i - 2) : i] and _auxiliary_ahead(words, i)
            return before != "te" and not nominal  # "het beschikbaar hebben van water zal ..."
        following = words[i + 1] if i + 1 < len(words) else ""
        return before not in PREPOSITIONS and following not in ("rol", "taak", "eigen", "werk") and before != "te"
    verbs = lexicon.verbs(word)
    if not verbs or not i or before in PREPOSITIONS or before == "te":
        return False
    following = words[i + 1] if i + 1 < len(words) else ""
    alone = i == 1 or (i == 3 and words[0] in _REPLIES and following in _PRONOUNS)
    if before in DETERMINERS and not (alone and before in _ALONE):
        return False
    noun = following in AUXILIARY and following != "zijn"
    if word in lexicon.infinitives:
        verb = following not in lexicon.infinitives and following in lexicon.verbal
        noun = noun or following == "van" or verb
    if noun and before != "ik":
        return False  # "het besluit zal", "het handhaven van", "kleine werven geldt"
    if word in lexicon.infinitives and _auxiliary_ahead(words, i):
        return False  # "een lagere rente hanteren zou ..."
    if all(verb.particle and verb.particle not in words[i + 1 :] for verb in verbs):
        return False
    if all(verb.first for verb in verbs):
        return "ik" in words[max(0, i - 4) : i + 3]
    return True


def _has_no_verb(words: list[str], i: int, opens: str, lexicon: Lexicon) -> bool:
    """Tell whether `zoals` at word i compares only: "zoals toegezegd informeer ik", "landen zoals Noorwegen hebben"."""
    if opens == "initial" and any(lexicon.participle(w) is not None for w in words[1:4]):
        return True
    for at in range(i + 1, min(i + 14, len(words) - 1)):
        following = words[at + 1]
        if words[at] == ",":
            return False
        if lexicon.participle(words[at]) is not None and opens == "initial" and words[at] not in lexicon.finite:
            return following in AUXILIARY or following in lexicon.finite
        if _is_finite(words, at, lexicon):
            joined = following in AUXILIARY or lexicon.participle(following) is not None
            return opens == "inner" and words[i - 1] != "," and not joined
    return False


def _auxiliary_ahead(words: list[str], i: int) -> bool:
    """Tell whether a singular auxiliary follows in the same clause."""
    for word in words[i + 1 : i + 12]:
        if word in (",", ";", ":") or word in SUBORDINATORS or word in ("om", "en"):
            return False
        if word in SINGULAR:
            return True
    return False


def _auxiliary(words: list[str], i: int) -> str:
    return "" if words[i] in WITH_TE and not _has_te(words, i) else AUXILIARY.get(words[i], "")


def _has_te(words: list[str], i: int) -> bool:
    """Tell whether an infinitive with `te` completes the verb at word i."""
    at = i + 1
    while at < len(words):
        word = words[at]
        if word == "te":
            return True
        if word == "om":
            return False
        if word in SUBORDINATORS:
            if words[at - 1] != "," or "," not in words[at:]:
                return False
            at = words.index(",", at)  # "dienen schepen, die laden, niet te wachten"
        at += 1
    return False


def _in_cluster(words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Tell whether the word only completes the verb before it: "zal verschijnen", "zijn betrokken"."""
    before = words[i - 1] if i else ""
    if before in MODAL:
        return True
    return before in AUXILIARY and words[i] not in AUXILIARY and lexicon.participle(words[i]) is not None


def _closes_clause(words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Tell whether the verb at word i and its participle end a clause: "zoals eerder is gemeld, ..."."""
    return words[i + 2 : i + 3] == [","] and lexicon.participle(words[i + 1]) is not None


def _particle_verb(words: list[str], main: list[bool], at: int, lexicon: Lexicon) -> Verb | None:
    """Give the verb that the finite form at `at` belongs to, with its particle when that closes the clause."""
    verbs = lexicon.verbs(words[at])
    plain = min((verb for verb in verbs if not verb.particle), key=lambda verb: verb.past, default=None)
    particles = {verb.particle: verb for verb in verbs if verb.particle}
    if particles:
        last = len(words)
        for i in range(at + 1, last):
            if (main[i] or plain is None) and words[i] in particles:
                following = words[i + 1] if i + 1 < last else "."
                free = plain is None or words[i] not in PREPOSITIONS or not main[min(i + 1, last - 1)]
                if free or not following[0].isalnum() or following in PREPOSITIONS or following in ("te", "en", "."):
                    return particles[words[i]]
    return plain


def cut(text: str, start: int, end: int, lexicon: Lexicon, names: Sequence[tuple[int, int]] = ()) -> Clauses:
    """Cut text[start:end], one sentence, into main and subordinate clauses; no verb is looked for within `names`."""
    words, starts, ends = tokens(text, start, end)
    if "om" in words:  # the Openbaar Ministerie is no preposition
        words = ["OM" if text.startswith("OM", at) else word for word, at in zip(words, starts, strict=True)]
    named = _named(starts, names)
    count = len(words)
    main = [True] * count
    finite: int | None = None
    auxiliary = ""
    second: list[int] = []
    complete = True  # the main clause has its participle or infinitive
    sub = initial = own = bare = False  # in a subordinate clause; opened at the start; its own verb is past; has none
    purpose = False  # "om ... te": ends with its infinitive while the main clause still waits
    verbal = False  # the subordinate clause has had a verb
    depth, own_at = 0, -1
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        following = words[i + 1] if i + 1 < count else ""
        if named[i]:
            main[i] = not sub and not depth
            continue
        depth += word == "("
        if depth:
            main[i] = False
            depth -= word == ")"
            continue
        if word in (";", ":", "•") or (word == "–" and sub and not complete):
            sub = initial = False
            continue
        if word == ",":
            if initial:
                if _closes_initial(words, i, lexicon):
                    sub = initial = False
            elif sub and verbal and (finite is None or not complete) and following not in SUBORDINATORS:
                sub = False
            elif sub and not verbal and finite is None and _is_finite(words, i + 1, lexicon):
                sub = False  # "gebreken, waar zichtbaar, worden hersteld"
            continue
        if not sub:
            opens = _opens(words, i, finite)
            if opens:
                sub, own, own_at, verbal = True, False, -1, False
                initial = finite is None and opens == "initial"
                purpose = opens == "inner" and word == "om"
                bare = word == "zoals" and finite is None and _has_no_verb(words, i, opens, lexicon)
        elif bare and finite is None and _is_finite(words, i, lexicon) and lexicon.participle(word) is None:
            sub = initial = bare = False  # "Zoals toegezegd in het debat informeer ik": no verb of its own
        elif finite is None and (_verbal(word, lexicon) or following == "ik") and not _in_cluster(words, i, lexicon):
            inverted = following in ("ik", "wij", "we") or (word != "te" and following in DETERMINERS and not own)
            joined = own_at >= 0 and COORDINATORS & set(words[own_at:i])
            if (
                _is_finite(words, i, lexicon)
                and not _closes_clause(words, i, lexicon)
                and (
                    before == ")"
                    or (own and word in SINGULAR and not joined and lexicon.participle(before) is None)
                    or (own and _ends_verbally(before, lexicon))
                    or (initial and words[0] == "om" and (inverted or words[i - 2] == "te"))
                    or following in ("ik", "wij", "we")
                )
            ):
                sub = initial = False  # no comma: the verb of the subordinate clause, then that of the main clause
            elif before != "te":
                own, own_at = True, i
        main[i] = not sub
        if sub:
            verbal = verbal or _verbal(word, lexicon)
            if purpose and before == "te" and not complete and finite is not None:
                sub = following in lexicon.infinitives or following == "te" or following in PREPOSITIONS
                purpose = sub
            continue
        if finite is None:
            if _is_finite(words, i, lexicon):
                finite, auxiliary = i, _auxiliary(words, i)
                complete = auxiliary not in WAITING or _fronted(words, i, lexicon)
        elif (
            word in AUXILIARY and not complete and COORDINATORS & set(words[max(0, i - 3) : i]) and i > finite + 2
        ) or (word in AUXILIARY and complete and COORDINATORS & set(words[max(0, i - 3) : i])):
            if not (words[finite] in MODAL and word == "worden" and lexicon.participle(before) is not None):
                second.append(i)  # not of "moeten gezien en behandeld worden"
        elif not complete and (lexicon.participle(word) is not None or word in lexicon.infinitives):
            complete = True
    verb = _particle_verb(words, main, finite, lexicon) if finite is not None and not auxiliary else None
    return Clauses(words, starts, ends, main, finite, auxiliary, verb, named, second)


def _named(starts: list[int], names: Sequence[tuple[int, int]]) -> list[bool]:
    out = [False] * len(starts)
    for first, last in names:
        for i in range(bisect_left(starts, first), bisect_left(starts, last)):
            out[i] = True
    return out


def _fronted(words: list[str], at: int, lexicon: Lexicon) -> bool:
    return at <= 2 and bool(at) and lexicon.participle(words[at - 1]) is not None


def _verbal(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the word can be a finite verb, also with its particle in front as subordinate clauses have it."""
    # "ontwerp" is a noun without "ik"; "speculeert" a verb by its form
    return word in AUXILIARY or word in lexicon.verbal or word.endswith("eert") or bool(SEPARABLE.fullmatch(word))


def _ends_verbally(word: str, lexicon: Lexicon) -> bool:
    if _verbal(word, lexicon) or word in lexicon.infinitives:
        return True
    return lexicon.participle(word) is not None if word else False


def _closes_initial(words: list[str], comma: int, lexicon: Lexicon) -> bool:
    """Tell whether the main clause starts after this comma: a finite verb or `dan` follows, or no later comma."""
    following = words[comma + 1] if comma + 1 < len(words) else ""
    if following in ("dan", "zo") or following in AUXILIARY or following in lexicon.finite:
        return True
    return "," not in words[comma + 1 :]


def _opens(words: list[str], i: int, finite: int | None) -> str:
    """Tell whether a subordinate clause opens at word i: `initial`, `inner` or empty."""
    word = words[i]
    before = words[i - 1] if i else ""
    opening = i == 0 or before in ("“", "«", '"', "(", "„") or (i == 1 and before in ("ook", "maar", "en", "want"))
    if opening:
        if word == "wat" and "betreft" in words[1:16]:
            return "initial"  # "Wat de kosten betreft, wordt ..."
        if i + 1 < len(words) and words[i + 1] in AUXILIARY:
            return ""  # "Toen is besloten"
        if word in INITIAL and (word != "om" or "te" in words[i : i + 30]):
            return "initial"
        return ""
    if word in SUBORDINATORS:
        if word == "wat" and words[i + 1 : i + 2] and words[i + 2 : i + 3] == ["betreft"]:
            return ""  # "Daar is wat mij betreft geen sprake van"
        if word in _DEMONSTRATIVE and before in PREPOSITIONS and not _is_content(words, i, finite):
            return ""
        if word == "die" and finite == i - 1:
            return ""  # "Ik deel die mening"
        if word in _DEMONSTRATIVE and i == 2 and words[0] in _REPLIES:
            return ""  # "Ja, die deel ik"
        if word == "waar" and i + 1 < len(words) and words[i + 1] in ("nodig", "mogelijk"):
            return ""
        return "inner"
    if word == "om":
        return "inner" if "te" in words[i + 1 : i + 25] else ""
    if word == "of":
        following = words[i + 1] if i + 1 < len(words) else ""
        clause = (
            before.startswith(INDIRECT) or following in DETERMINERS or following in ("er", "en", "ik", "zij", "wij")
        )
        return "inner" if clause and (before.startswith(INDIRECT) or before == ",") else ""
    if before == "," and word in INITIAL:
        return "inner"
    return ""


def _is_content(words: list[str], i: int, finite: int | None) -> bool:
    """Tell whether `dat` at word i opens what is said, after the particle of its verb: "geeft aan dat er ..."."""
    following = words[i + 1] if i + 1 < len(words) else ""
    opens = following in DETERMINERS or following in PREPOSITIONS or following in _PRONOUNS
    return words[i] == "dat" and finite is not None and opens


def no_subject(words: list[str], at: int, finite: int) -> bool:
    """Tell whether the noun group that starts at word `at` hangs on a preposition."""
    for i in range(at - 1, max(-1, at - 4), -1):
        if i == finite:
            return False
        if words[i] in PREPOSITIONS:
            return True
        if not words[i][0].isalnum() or words[i] in AUXILIARY:
            return False
        if words[i] in DETERMINERS:
            return i > 0 and words[i - 1] in PREPOSITIONS
    return False
