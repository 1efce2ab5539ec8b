"""Handelingen of both chambers and their Aanhangsel with answered questions."""

from __future__ import annotations

from typing import Final

from beleidsgraaf.extract.components.references.numbering import NUMBER_WORD, SESSION, locator, session_key, spread
from beleidsgraaf.extract.components.references.pointer import CLOSED, Pointer, ReferenceContext, Target, grammar

#: A chamber as it is named in a pointer.
CHAMBER: Final = grammar(
    r"(?:(?P<tk>Tweede Kamer|TK|II|2e Kamer)|(?P<ek>Eerste Kamer|EK|I|1e Kamer))"
    r"(?![\w])(?: der Staten–Generaal)?"
)
_SEPARATOR: Final = grammar(r" *[,;:(]? *\)? *")
_HANDELINGEN: Final = grammar(r"(?:Handelingen|Hand\.)(?: (?:der|van de) Kamer(?! der))?")
_AANHANGSEL: Final = grammar(
    r"(?:[Aa]anhangsel(?P<nummer>nummer)?|Aanh\.)"
    r"(?: ?(?P<of>(?:van de |der |bij de |tot de )?(?:Handelingen|Hand\.)))?"
)
_BEFORE_AANHANGSEL: Final = grammar(r"Kamervragen \($")
_MEETING: Final = grammar(
    r"(?P<meeting>\d{1,3})(?!\d|[.,]\d| (?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
    r"(?: *,? *(?:item|agendapunt) *(?P<item>\d{1,3})|–(?P<short>\d{1,3})(?:–(?P<page>\d{1,4}))?(?!\d))?"
)
_NEXT_ITEM: Final = grammar(rf"(?:,| en| &) (?:item )?(?P<item>\d{{1,3}}){CLOSED}")
_ANSWER: Final = grammar(r"(?P<number>\d{1,4})(?!\d|[.,]\d|[ZD/])")
_NEXT_ANSWER: Final = grammar(r"(?:,| en| &|(?P<through> t/m| tot en met)) (?:nr\.? *)?(?P<number>\d{1,4})(?!\d)")
_IN_LIST: Final = grammar(CLOSED)


class Frame:
    """Chamber and session as far as they have been read, and where reading goes on."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at
        self.chamber: str | None = None
        self.session: str | None = None

    def read(self) -> None:
        """Read chamber and session, in either order, with their commas."""
        while True:
            gap = _SEPARATOR.match(self.text, self.at)
            at = gap.end() if gap else self.at
            chamber = None if self.chamber else CHAMBER.match(self.text, at)
            if chamber is not None:
                self.chamber = "tk" if chamber["tk"] else "ek"
                self.at = chamber.end()
                continue
            session = None if self.session else SESSION.match(self.text, at)
            key = session_key(session) if session else None
            if session is None or key is None:
                return
            self.session = key
            self.at = session.end()

    def after_gap(self) -> int:
        """Give the offset after a comma or a bracket."""
        gap = _SEPARATOR.match(self.text, self.at)
        return gap.end() if gap else self.at


def proceedings(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `Handelingen II 2022/23, nr. 12, item 5, p. 3`; an Aanhangsel inside it is read as one."""
    start = at - 1
    word = _HANDELINGEN.match(text, start)
    if word is None:
        return ()
    frame = Frame(text, word.end())
    frame.read()
    if _AANHANGSEL.match(text, frame.after_gap()):
        return annexed_answers(text, frame.after_gap(), context, start, frame)
    at = frame.after_gap()
    nr = NUMBER_WORD.match(text, at)
    if nr is None and frame.session is None:
        return ()
    meeting = _MEETING.match(text, nr.end() if nr else at)
    if meeting is None:
        return ()
    chamber, session, confidence = frame.chamber or context.chamber, frame.session or context.session, 0.99
    if frame.chamber is None or frame.session is None:
        confidence = 0.7
    items = [meeting["item"] or meeting["short"]]
    end = meeting.end()
    while items[0] and (further := _NEXT_ITEM.match(text, end)) is not None:
        items.append(further["item"])
        end = further.end()
    place, end = locator(text, end)
    place = place or (f"p. {meeting['page']}" if meeting["page"] else "")
    if chamber is None or session is None:
        missing = "chamber" if chamber is None else "session"
        return (Pointer(start, end, "handelingen", (Target(None, place, f"no {missing} named", 0.5),)),)
    base = f"h-{chamber}-{session}-{int(meeting['meeting'])}"
    targets = (Target(f"{base}-{int(i)}" if i else base, place, "session, meeting and item", confidence) for i in items)
    return (Pointer(start, end, "handelingen", tuple(targets)),)


def annexed_answers(
    text: str, at: int, context: ReferenceContext, start: int | None = None, frame: Frame | None = None
) -> tuple[Pointer, ...]:
    """Read `Aanhangsel Handelingen II 2022/23, nr. 456` from its first word, after what a frame has read before it.

    Without the word `Handelingen` and without `nr.` a number may be that of a page: it is read only after a frame.
    """
    word = _AANHANGSEL.match(text, at) or _AANHANGSEL.match(text, at - 1)
    if word is None:
        return ()
    before = _BEFORE_AANHANGSEL.search(text, max(0, word.start() - 16), word.start())
    begin = start if start is not None else before.start() if before else word.start()
    rest = Frame(text, word.end())
    if frame is not None:
        rest.chamber, rest.session = frame.chamber, frame.session
    rest.read()
    at = rest.after_gap()
    nr = NUMBER_WORD.match(text, at)
    if nr is None and not (rest.session and (word["of"] or start is not None)) and not word["nummer"]:
        return ()
    first = _ANSWER.match(text, nr.end() if nr else at)
    if first is None:
        return ()
    numbers, end = [first["number"]], first.end()
    while (further := _NEXT_ANSWER.match(text, end)) is not None:
        if not (nr and nr["many"]) and not _IN_LIST.match(text, further.end()):
            break
        numbers += spread(numbers[-1], further["number"])[1:] if further["through"] else [further["number"]]
        end = further.end()
    if rest.session is None:
        late = Frame(text, end)
        late.read()
        if late.session:
            rest.session, end = (
                late.session,
                late.at + (text[late.at : late.at + 1] == ")" and "(" in text[end : late.at]),
            )
    session = rest.session or context.session
    if session is None:
        return (Pointer(begin, end, "aanhangsel", (Target(None, "", "no session named", 0.5),)),)
    chamber, confidence = rest.chamber or "tk", 0.99 if rest.session else 0.6
    return (
        Pointer(
            begin,
            end,
            "aanhangsel",
            tuple(Target(f"ah-{chamber}-{session}-{int(n)}", "", "session and number", confidence) for n in numbers),
        ),
    )
