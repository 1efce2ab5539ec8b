"""From one file to all that a build needs of it, packed: the same in this process and in another.

What comes out is bytes, because it passes between processes, waits in a journal and may come to a million sources:
the lines of the graph take a tenth of their size, and the builder unpacks them only to load them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import SourceError
from beleidsgraaf.extract.model import Extraction, Layout, SourceText
from beleidsgraaf.extract.read import commitments, read
from beleidsgraaf.graph.curation import Decisions
from beleidsgraaf.graph.derive.update import Gathered, gather_facts
from beleidsgraaf.graph.forgotten import NOTHING, Forgotten
from beleidsgraaf.graph.gather import Candidate
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.letters import pack as pack_letter
from beleidsgraaf.graph.passages import Sentence
from beleidsgraaf.graph.patch import pack
from beleidsgraaf.graph.quads import SourceGraph, quads
from beleidsgraaf.graph.quads.entries import register_graph
from beleidsgraaf.graph.quads.register import Known
from beleidsgraaf.ontology.registers import Registers
from beleidsgraaf.ontology.registers import load as load_registers

#: From a source text to what it says: the pipeline, or another.
Extractor = Callable[[SourceText], Extraction]

#: The fastest level: the lines of a graph repeat themselves, and take a tenth of their size all the same.
_LEVEL: Final = 1


@dataclass(frozen=True, slots=True)
class Product:
    """What a build needs of one source."""

    key: str
    sha256: str  #: of the bytes that were read
    graph: str  #: IRI
    form: str  #: media type
    documents: tuple[str, ...]
    partial: bool
    named: tuple[str, ...]  #: IRIs of the entities that it gives a name to, sorted
    quads: int
    packed_graph: bytes  #: sorted rows (`patch.pack`)
    packed_facts: bytes
    packed_letter: bytes

    def gathered(self) -> Gathered:
        """Give what derivation needs."""
        return unpack_facts(self.packed_facts)


@dataclass(frozen=True)
class Setting:
    """What a process must know to make the graphs of sources."""

    base: str  #: of the IRIs
    registers: tuple[Path, ...]  #: the user's own
    decisions: Decisions
    pipeline: Extractor | None  #: None for the built-in one; another must be importable where it runs elsewhere
    forgotten: Forgotten = NOTHING

    def digest(self) -> str:
        """Give a checksum of the base, of all decisions and of what is forgotten."""
        decided = self.decisions
        parts = (self.base, sorted(decided.rejected), sorted(decided.corrected.items()), sorted(decided.merged.items()))
        return sha256(f"{parts!r}{self.forgotten.digest()}".encode()).hexdigest()[:16]


class Maker:
    """Makes the graphs of sources, in one process."""

    def __init__(self, setting: Setting, registers: Registers | None = None) -> None:
        self._setting = setting
        self._mint = Mint(setting.base)
        self._registers = load_registers(setting.registers) if registers is None else registers
        self._register = Known(self._registers)
        self._pipeline = setting.pipeline

    def warm_up(self) -> None:
        """Load what the first source would wait for."""
        self._extractor()

    def __call__(self, candidate: Candidate) -> Product:
        """Read one file and say what is in it.

        Raises:
            SourceError: it cannot be read, or the program fails on it.
        """
        forgotten = self._setting.forgotten
        source = forgotten.checked(read(candidate.file, candidate.key, candidate.shown))
        try:
            graph, layout = self._graph(source)
            graph = self._setting.decisions.apply(graph)
            forgotten.check_documents(candidate.shown, graph.documents)
            documents = tuple(self._mint.document(d) for d in graph.documents)
            facts = gather_facts(graph, layout, documents)
        except (SourceError, KeyboardInterrupt):
            raise
        except Exception as error:  # one odd letter must not stop a million others
            raise SourceError(f"{candidate.shown}: {defect(error)}") from error
        return Product(
            graph.key,
            source.sha256,
            graph.graph,
            graph.form,
            graph.documents,
            graph.partial,
            tuple(sorted(graph.named)),
            len(graph.lines),
            pack(graph.lines),
            pack_facts(facts),
            pack_letter(layout),
        )

    def _graph(self, source: SourceText) -> tuple[SourceGraph, Layout]:
        if source.form == commitments.MEDIA_TYPE:
            return register_graph(source, self._mint, self._registers)
        extraction = self._extractor()(source)
        return quads(extraction, self._mint, self._register), extraction.layout

    def _extractor(self) -> Extractor:
        if self._pipeline is None:
            from beleidsgraaf.extract.pipeline import load_pipeline  # spaCy only when there is something to read

            self._pipeline = load_pipeline(self._setting.registers)
        return self._pipeline


def produce_here(maker: Maker, candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, Product | SourceError]]:
    """Make the graphs of sources in this process."""
    for candidate in candidates:
        try:
            yield candidate, maker(candidate)
        except SourceError as error:
            yield candidate, error


def defect(error: BaseException) -> str:
    """Say that the program itself fails on a source."""
    said = " ".join(str(error).split())
    return f"the program fails on this file ({type(error).__name__}: {said[:200]}); please report it with the file"


def pack_facts(gathered: Gathered) -> bytes:
    """Give what derivation needs as compressed JSON."""
    rows = [(document, asdict(sentence), gap, sketch) for document, sentence, gap, sketch in gathered.sentences]
    return zlib.compress(json.dumps([gathered.facts, rows], ensure_ascii=False).encode(), _LEVEL)


def unpack_facts(packed: bytes) -> Gathered:
    """Give back what was packed."""
    facts, rows = json.loads(zlib.decompress(packed))
    return Gathered(
        tuple((kind, key, body) for kind, key, body in facts),
        tuple((document, Sentence(**sentence), gap, tuple(sketch)) for document, sentence, gap, sketch in rows),
    )
