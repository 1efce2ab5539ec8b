"""The types that flow from reader to graph; every one of them frozen.

Longer than a module should be because it is one contract: every component imports from here and from nowhere else.

Two coordinate systems exist, and only two:

- *source* offsets: code points of `SourceText.text`, end exclusive. Everything that leaves this package is in them.
- *reading* offsets: code points of `Reading.text`, the running text without page furniture, footnote markers,
  hyphenation and line wraps. Components work in these; `Reading.source_span` is the only way back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of characters, end exclusive; which text it counts in is said by what holds it.

    Raises:
        ValueError: when it does not start at or after zero, or ends before it starts.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a source text and where it stands in the original: a page, or an element."""

    start: int  #: source
    end: int  #: source
    kind: str  #: "page" or "xpath"
    value: str  #: page number, or path of the element


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader gives: the text that offsets refer to, and where it came from."""

    key: str  #: name of the source within a store: the relative path, `/` between folders
    path: str  #: as given by the user, relative, for display
    file_name: str
    sha256: str  #: of the file's bytes
    text: str
    form: str  #: media type: text/plain, text/markdown, application/pdf, ...
    reader_version: str
    metadata: Mapping[str, str] = field(default_factory=dict)  #: what lies beside the text, e.g. official XML metadata
    places: tuple[Place, ...] = ()  #: ascending; empty where the text is the original

    def quote(self, span: Span) -> str:
        """Give the source characters of a span, line breaks and hyphens included."""
        return self.text[span.start : span.end]


@dataclass(frozen=True)
class Reading:
    """Running text with a map back to source characters.

    `segments` holds (reading start, source start, length) triples, ascending in reading offsets. Characters
    between two segments (a space put in for a line break, a blank line between blocks) belong to no source character.
    """

    text: str
    segments: tuple[tuple[int, int, int], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [s[0] for s in self.segments]

    def source_offset(self, offset: int) -> int:
        """Give the source offset of a reading character; an inserted one maps to the end of what precedes it."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return self.segments[0][1] if self.segments else 0
        start, source, length = self.segments[i]
        return source + min(offset - start, length)

    def source_span(self, start: int, end: int) -> Span:
        """Give the source span that covers the reading characters start..end (end exclusive).

        A span that runs across a page break covers the furniture between its parts.
        """
        if end <= start:
            at = self.source_offset(start)
            return Span(at, at)
        first = self.source_offset(start)
        i = bisect_right(self._starts, start) - 1
        if i + 1 < len(self.segments) and (i < 0 or start >= self._starts[i] + self.segments[i][2]):
            first = self.segments[i + 1][1]  # starts on an inserted character: the next source character
        last = self.source_offset(end - 1)
        j = bisect_right(self._starts, end - 1) - 1
        inserted = j < 0 or end - 1 >= self._starts[j] + self.segments[j][2]
        last = last if inserted else last + 1
        # moved blocks (footnotes stand after the running text) may map backwards
        return Span(min(first, last), max(first, last))

    def reading_offset(self, source: int) -> int | None:
        """Give the reading offset of a source character, or None when it is no part of the reading."""
        for start, at, length in self._by_source[max(0, bisect_right(self._source_starts, source) - 1) :]:
            if at <= source < at + length:
                return start + source - at
            if at > source:
                return None
        return None

    @cached_property
    def _by_source(self) -> list[tuple[int, int, int]]:
        return sorted(self.segments, key=lambda s: s[1])

    @cached_property
    def _source_starts(self) -> list[int]:
        return [s[1] for s in self._by_source]


class BlockKind(StrEnum):
    """What a block of the text is for."""

    TITLE = "title"  #: "BRIEF VAN DE MINISTER VAN ...", a title block
    LETTERHEAD = "letterhead"  #: sender's address, reference fields
    ADDRESS = "address"  #: "Aan de Voorzitter van ..."
    DATELINE = "dateline"  #: "Den Haag, 18 januari 2023"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    BOX = "box"
    TABLE = "table"
    QUESTION = "question"
    ANSWER_LABEL = "answer-label"  #: the word "Antwoord", "Vraag 3" and the like
    SIGNATURE = "signature"
    ROSTER = "roster"  #: a footnote that lists the members of a committee
    FOOTNOTE = "footnote"
    LINKS = "links"  #: link targets that a conversion left at the end of a page, after the footnotes in the reading


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the reading of one kind. Sentences never run across blocks."""

    kind: BlockKind
    start: int  #: reading offset
    end: int  #: reading offset
    document: int  #: index into `Layout.documents`
    label: str = ""  #: footnote number, list marker, question number
    continues: bool = False  #: a list item that continues the sentence that introduces the list


@dataclass(frozen=True, slots=True)
class FootnoteMarker:
    """Where the running text calls a footnote; the marker itself is no part of the reading."""

    offset: int  #: reading offset of the character after which the marker stood
    label: str
    block: int | None  #: index into `Layout.blocks` of the note, None when it is not in the text


class DocumentKind(StrEnum):
    """Kinds of documents; the values are the local names of the ontology's classes."""

    LETTER = "Letter"
    ANNEX = "Annex"
    CONSULTATION_REPORT = "ConsultationReport"
    REPORT = "Report"
    ANSWER_SET = "AnswerSet"
    MOTION = "Motion"
    BILL = "Bill"
    DOCUMENT = "Document"


@dataclass(frozen=True, slots=True)
class Field:
    """A metadata value with the source characters that say it (several where it stands in several places)."""

    value: str
    spans: tuple[Span, ...]  #: source


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, in which office, as the text words it."""

    office: Field | None
    person: Field | None
    capacity: str = "own"  #: or "mede namens"


@dataclass(frozen=True, slots=True)
class Document:
    """A document, or a part of one, in a source; its fields are as worded, not yet linked."""

    index: int
    kind: DocumentKind
    span: Span  #: source
    identifier: Field | None = None  #: the official identifier or None
    title: Field | None = None
    date: Field | None = None  #: value ISO 8601; a month is `2023-01`
    dossier: Field | None = None
    number: Field | None = None  #: sequence number in the dossier
    session: Field | None = None  #: `20222023`
    kenmerk: Field | None = None
    our_reference: Field | None = None
    your_reference: Field | None = None
    subject: Field | None = None
    addressee: Field | None = None  #: as worded: "De voorzitter van de Tweede Kamer der Staten-Generaal"
    chamber: str | None = None  #: "tk" or "ek": whom `uw Kamer` means, or whose publication it is
    signatures: tuple[Signature, ...] = ()
    part_of: int | None = None  #: index of the document that holds this one
    annex_of: Field | None = None  #: what the annex belongs to, as worded
    page: str | None = None  #: "13 van 29" where the file holds one page of a document
    other_dossiers: tuple[Field, ...] = ()  #: of a paper that is filed in several
    replaces: Field | None = None  #: identifier of the paper that it takes the place of
    asked: Field | None = None  #: the day on which the questions were sent in, ISO 8601
    dossier_title: Field | None = None  #: of its own dossier

    @property
    def dossiers(self) -> tuple[str, ...]:
        """Give the numbers of the dossiers that it is filed in, its own first."""
        own = (self.dossier,) if self.dossier is not None else ()
        return tuple(field.value for field in (*own, *self.other_dossiers))


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A numbered question as laid out; who asked it is worded, not yet linked."""

    document: int
    number: str
    start: int  #: reading
    end: int  #: reading
    askers: tuple[tuple[int, int], ...] = ()  #: reading spans of "de leden van de fractie van X"
    joiners: tuple[tuple[int, int], ...] = ()  #: likewise for "X sluit zich aan"
    answer: int | None = None  #: index into `Layout.answers`


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """An answer as laid out; the questions that it serves point at it."""

    document: int
    start: int  #: reading
    end: int  #: reading


@dataclass(frozen=True, slots=True)
class Layout:
    """A source laid out: its reading, its blocks in reading order, the documents that it holds."""

    source: SourceText
    reading: Reading
    blocks: tuple[Block, ...]
    documents: tuple[Document, ...]
    markers: tuple[FootnoteMarker, ...] = ()
    questions: tuple[QuestionBlock, ...] = ()
    answers: tuple[AnswerBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a document's own metadata settles for everything that is read in it."""

    document: int
    on: date | None  #: the day by which names are linked: issue date, else the best that is known
    issued: date | None  #: the document's own date when it is a full day
    chamber: str | None  #: "tk" or "ek": whom `uw Kamer` means
    dossier: str | None
    session: str | None  #: `20222023`
    number: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; never longer than its block."""

    start: int  #: reading
    end: int  #: reading
    block: int  #: index into `Layout.blocks`


class EntityKind(StrEnum):
    """The mention types of the annotation guidelines."""

    PERSON = "PERSON"
    OFFICE = "OFFICE"
    ORG = "ORG"
    PROGRAMME = "PROGRAMME"
    DOC = "DOC"
    LAW = "LAW"
    EVENT = "EVENT"
    DATE = "DATE"
    AMOUNT = "AMOUNT"


#: Category of an entity that is a publication by its identifier, which is its label: a document of this source.
PUBLICATION: Final = "publication"


@dataclass(frozen=True, slots=True)
class Entity:
    """What a mention denotes: a register entry, or something that the letter itself names.

    `key` is the register's key or None; a value (DATE, AMOUNT) has its normalised form as label.
    Two entities are the same when kind and key (or, without key, the folded label) are the same.
    """

    kind: EntityKind
    label: str
    key: str | None = None
    alt: tuple[str, ...] = ()
    category: str = ""  #: finer class: ministry, municipality, group, committee, company, bill, ...


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters that denote an entity."""

    start: int  #: reading
    end: int  #: reading
    entity: Entity
    confidence: float
    reason: str  #: rule and cue, in a few words
    document: int = 0
    coreference: bool = False  #: a description or pronoun resolved within the letter


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """Characters that name a municipality as a place; no mention, for nobody acts."""

    start: int  #: reading
    end: int  #: reading
    entity: Entity  #: the municipality
    confidence: float
    reason: str
    document: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A formal pointer to a publication: one per target, several may share a span."""

    start: int  #: reading
    end: int  #: reading
    target: str | None  #: the identifier of the cited node, None when it cannot be resolved
    form: str  #: kamerstuk, handelingen, aanhangsel, stb, ecli, celex, bwb, url, kenmerk, ibid, ...
    locator: str = ""
    document: int = 0
    annex: bool = False  #: "Bijlage bij ..."
    informal: bool = False  #: "uw brief van 12 maart 2023": becomes a bg:InformalCitation
    confidence: float = 0.99
    reason: str = ""
    also: tuple[str, ...] = ()  #: further identifiers of the same node (a number inside a URL)


class Modality(StrEnum):
    """Whether what is said is so, is planned, is wished for, or is only possible."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DESIRED = "desired"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the closed list between two entities, with the words that say it."""

    start: int  #: reading
    end: int  #: reading
    subject: Entity
    predicate: str  #: local name: replaces, partOf, introducedBy, ...
    object: Entity | str  #: a string is the identifier of a document
    since: str | None = None
    until: str | None = None
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.POSITIVE
    confidence: float = 0.8
    reason: str = ""
    document: int = 0


class ClaimKind(StrEnum):
    """Kinds of claims; the values are the local names of the ontology's classes."""

    COMMITMENT = "Commitment"
    INTENTION = "Intention"
    FINDING = "Finding"
    POSITION = "Position"
    ACTION = "Action"
    RECOMMENDATION = "Recommendation"
    REQUEST = "Request"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that binds, wishes, finds, judges, reports or calls on somebody."""

    start: int  #: reading
    end: int  #: reading
    kind: ClaimKind
    claimant: Entity | None
    attributed_to: Entity | None = None
    addressee: Entity | None = None
    about: tuple[Entity, ...] = ()
    due_from: date | None = None
    due_by: date | None = None
    due_text: str = ""
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.POSITIVE
    confidence: float = 0.7
    reason: str = ""
    document: int = 0
    with_claimants: tuple[Entity, ...] = ()  #: who makes the claim together with the claimant: a motion's others


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its askers linked."""

    block: QuestionBlock
    asked_by: tuple[Entity, ...] = ()
    joined_by: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signature with office and person linked."""

    document: int
    signature: Signature
    office: Entity | None
    person: Entity | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one source, ready to become quads without looking anything up."""

    layout: Layout
    mentions: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    addressees: tuple[tuple[int, Entity], ...] = ()  #: (document index, addressee)
    replies: tuple[tuple[int, str, Span], ...] = ()  #: (document index, what it replies to, source span)
    places: tuple[PlaceReference, ...] = ()


def documents_of(layout: Layout, offsets: Iterable[int]) -> list[int]:
    """Give the document index for each ascending reading offset."""
    starts = [b.start for b in layout.blocks]
    return [layout.blocks[max(0, bisect_right(starts, o) - 1)].document if starts else 0 for o in offsets]
