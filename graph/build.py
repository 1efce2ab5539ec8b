"""From files to a new generation of a store: read, extract, write, derive, validate, commit.

A file that cannot be read, and a source whose graph violates the shapes, are named in the report and left as they
were; the others go in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.errors import SourceError, UsageError
from beleidsgraaf.extract.read import archive
from beleidsgraaf.graph import provenance
from beleidsgraaf.graph.authority import authority_lines
from beleidsgraaf.graph.blame import to_blame
from beleidsgraaf.graph.cluster import PARTS, produce_on
from beleidsgraaf.graph.curation import Decisions
from beleidsgraaf.graph.derive.labels import named_in, prefer
from beleidsgraaf.graph.derive.update import derive
from beleidsgraaf.graph.fingerprint import program
from beleidsgraaf.graph.forgotten import Forgotten
from beleidsgraaf.graph.gather import Candidate, gather
from beleidsgraaf.graph.journal import FILE, Changed, Journal
from beleidsgraaf.graph.manifest import SourceRecord
from beleidsgraaf.graph.produce import Extractor, Maker, Product, Setting, produce_here
from beleidsgraaf.graph.quads.statements import Line
from beleidsgraaf.graph.speakers import silenced, speakers
from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import KEEP, Transaction
from beleidsgraaf.graph.validate import Result, explain, graphs_of, validate
from beleidsgraaf.graph.workers import Outcome, produce, worth
from beleidsgraaf.ontology.registers import load as load_registers
from beleidsgraaf.ontology.terms import SKOS

#: Told of every file that is done: how many are, of how many, which.
Progress = Callable[[int, int, str], None]

#: In place of a number of jobs: as many as are worth their start, one a core at most.
ENOUGH: Final = 0

#: So many violations of one source are told in words; the rest is counted.
_EXPLAINED: Final = 10

_NO_PROGRESS: Final[Progress] = lambda done, total, key: None  # noqa: E731


@dataclass(frozen=True, slots=True)
class Problem:
    """One source that did not go in."""

    source: str
    reason: str


@dataclass
class BuildReport:
    """What a build did."""

    generation: int  #: the one that counts now
    read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)  #: another source holds the same documents in a better form
    failed: list[Problem] = field(default_factory=list)
    invalid: list[Problem] = field(default_factory=list)
    documents: int = 0
    quads: int = 0

    @property
    def exit_code(self) -> int:
        """Give 0 when all was read and valid, else 1."""
        return 1 if self.failed or self.invalid else 0


def build(
    store: Store,
    paths: Iterable[str],
    *,
    prefix: str = "",
    registers: Sequence[Path] = (),
    force: bool = False,
    keep: int = KEEP,
    jobs: int = 1,
    cluster: str = "",
    progress: Progress = _NO_PROGRESS,
    pipeline: Extractor | None = None,
) -> BuildReport:
    """Read files into a store.

    Args:
        store: where to.
        paths: folders, files, patterns.
        prefix: put before the keys of files that are new to the store.
        registers: the user's own register files.
        force: also read what did not change.
        keep: how many generations stay.
        jobs: so many processes read and extract; 1 is this process alone, `ENOUGH` what the files are worth. The
            result is the same for any number. With more than one, a program that calls this must be importable
            without doing so (`if __name__ == "__main__":`).
        cluster: a Dask cluster that reads and extracts in place of processes of our own: the address of its
            scheduler, a scheduler file, `local` or `local:4`. The result is the same.
        progress: told of every file.
        pipeline: used in place of the built-in one, importable where there are more jobs; the user answers for its
            rules being the same at every build.

    Raises:
        UsageError: a path is not there, or a folder holds no letters.
        StoreError: the store cannot be written, or another process writes it.
    """
    with Transaction(store, keep) as new:
        candidates = gather(paths, new.manifest, prefix)
        work = _Build(new, tuple(registers), pipeline, store.path / FILE)
        with work.journal:
            work.take(candidates, jobs, force, progress, cluster)
            return work.finish(store.current)


def remove(store: Store, keys: Iterable[str], keep: int = KEEP) -> BuildReport:
    """Drop sources, given by key or by the file they were read from.

    Raises:
        UsageError: the store holds no such source.
    """
    with Transaction(store, keep) as new:
        work = _Build(new, (), None, store.path / FILE)
        with work.journal:
            for key in keys:
                record = new.manifest.get(key) or new.manifest.at(str(Path(key).absolute()))
                if record is None:
                    raise UsageError(f"{key}: the store holds no such source; see `beleidsgraaf status`")
                work.drop(record)
            return work.finish(store.current)


def reread(store: Store, keys: Iterable[str], keep: int = KEEP) -> BuildReport:
    """Read sources again, whether they changed or not; one whose file is not there any more is told as failed."""
    with Transaction(store, keep) as new:
        work = _Build(new, (), None, store.path / FILE)
        records = (record for key in keys if (record := new.manifest.get(key)) is not None)
        with work.journal:
            work.take([Candidate(Path(r.file), r.file, r.key) for r in records], force=True)
            return work.finish(store.current)


class _Build:
    def __init__(
        self, new: Transaction, registers: tuple[Path, ...], pipeline: Extractor | None, journal: Path
    ) -> None:
        self._new = new
        self._registers = load_registers(registers)
        self._program = program(registers, str(getattr(pipeline, "fingerprint", "")))
        self._decisions = Decisions.load(new)
        forgotten = Forgotten.load(journal.parent, new.mint.base)
        self._setting = Setting(new.mint.base, registers, self._decisions, pipeline, forgotten)
        self._maker = Maker(self._setting, self._registers)
        self._taken: dict[str, Candidate] = {}
        self._before: dict[str, SourceRecord | None] = {}  #: of each source that changed, what stood there
        self._named: set[str] = set()  #: entities whose names may have changed
        self._authority: list[Line] = []
        self._parts = journal.with_name(PARTS)
        self._started = datetime.now(UTC)
        self.journal = Journal(journal, f"{self._program}-{self._setting.digest()}")
        self.report = BuildReport(0)

    def take(
        self,
        candidates: Sequence[Candidate],
        jobs: int = 1,
        force: bool = False,
        progress: Progress = _NO_PROGRESS,
        cluster: str = "",
    ) -> None:
        """Read files into the store, those that are not there already."""
        done = 0
        jobs = jobs or worth([c for c in candidates if c.key not in self._new.manifest] or candidates)
        progress(done, len(candidates), candidates[0].key if candidates else "")
        for candidate, outcome in self._outcomes(candidates, jobs, force, cluster):
            if isinstance(outcome, SourceError):
                self.report.failed.append(Problem(candidate.key, str(outcome)))
            elif isinstance(outcome, Product):
                self._put(outcome, candidate)
            done += 1
            progress(done, len(candidates), candidate.key)
        self.report.read.sort()
        self.report.failed.sort(key=lambda p: (p.source, p.reason))

    def _outcomes(
        self, candidates: Sequence[Candidate], jobs: int, force: bool, cluster: str
    ) -> Iterator[tuple[Candidate, Product | SourceError | None]]:
        """Give what became of each file; None for one that did not change."""
        settled: list[tuple[Candidate, Product | SourceError | None]] = []

        def due() -> Iterator[Candidate]:
            for candidate in candidates:
                try:
                    checksum = self._checksum_if_due(candidate, force)
                except SourceError as error:
                    settled.append((candidate, error))
                    continue
                if checksum is None:
                    settled.append((candidate, None))
                elif (product := self.journal.get(candidate.key, checksum)) is not None:
                    settled.append((candidate, product))
                else:
                    yield candidate

        made: Iterator[Outcome]
        if cluster:
            made = produce_on(cluster, self._setting, due(), self._parts, self._program)
        else:
            made = produce_here(self._maker, due()) if jobs == 1 else produce(self._setting, due(), jobs)
        for candidate, outcome in made:
            yield from settled
            settled.clear()
            if isinstance(outcome, Product):
                self.journal.put(outcome)
            yield candidate, outcome
        yield from settled

    def _checksum_if_due(self, candidate: Candidate, force: bool) -> str | None:
        """Give the checksum of a file that is to be read, None for one that the store holds as it is."""
        known = self._new.manifest.get(candidate.key)
        checksum = _checksum(candidate)
        self._check_key(candidate, known, checksum)
        if known is None or force or not self._is_current(known, checksum) or not self._new.has_letter(known.key):
            return checksum
        self.report.unchanged.append(candidate.key)
        if known.file != str(candidate.file):
            self._new.manifest.put(replace(known, file=str(candidate.file)))
        return None

    def drop(self, record: SourceRecord) -> None:
        """Take one source out of the store."""
        self._touch(record.key)
        self._new.remove(self._new.mint.source_graph(record.key))
        self._new.manifest.drop(record.key)
        self.report.removed.append(record.key)

    def finish(self, current: int) -> BuildReport:
        """Settle what depends on several sources, validate, and commit when anything changed."""
        new, report = self._new, self.report
        self._settle_speakers()
        authority_changed = new.facts.get("authority") != self._program
        if not self._before and not (authority_changed and current):
            report.generation = current
            return self._counted()
        if authority_changed:
            self._write_authority()
        prefer(new, self._named)
        self._validate()
        if not self._before and not authority_changed:  # all that changed was refused
            report.generation = current
            return self._counted()
        read = sorted(k for k in self._before if k in new.manifest)
        dropped = sorted(k for k in self._before if k not in new.manifest)
        ended = datetime.now(UTC)
        self._derive(authority_changed)
        said = provenance.run(new.mint, new.number, self._started, ended, self._program, read, dropped)
        new.add(new.mint.graph("provenance"), said)
        report.generation = new.commit()
        return self._counted()

    def _derive(self, authority_changed: bool) -> None:
        """Bring up to date what follows from several sources."""
        new = self._new
        speaking = {k for k in self._before if (record := new.manifest.get(k)) is not None and record.speaks}
        changed = Changed(self.journal, sorted(self._before), speaking)
        derive(new, changed, self._decisions, self._authority if authority_changed else None)

    def _write_authority(self) -> None:
        """Write the registers; every name that letters use may now be a register's, or no longer."""
        new = self._new
        self._authority = list(authority_lines(self._registers, new.mint))
        new.replace(new.mint.graph("authority"), self._authority)
        new.facts["authority"] = self._program
        if any(record.key not in self._before for record in new.manifest):
            self._named.update(named_in(new.rdf.quads_for_pattern(None, SKOS.altLabel, None, None)))

    def _counted(self) -> BuildReport:
        self.report.silent = [r.key for r in self._new.manifest if not r.speaks]
        self.report.documents = len({d for r in self._new.manifest for d in r.documents})
        self.report.quads = sum(r.quads for r in self._new.manifest)
        return self.report

    def _check_key(self, candidate: Candidate, known: SourceRecord | None, checksum: str) -> None:
        """Refuse a second file under the key of another that still exists: neither may vanish silently."""
        first = self._taken.setdefault(candidate.key, candidate)
        other = str(first.file) if first is not candidate else known.file if known is not None else str(candidate.file)
        if other == str(candidate.file):
            return
        try:
            same = _checksum(Candidate(Path(other), other, candidate.key)) == checksum
        except SourceError:
            return  # it is no longer there: the file was moved
        if not same:
            raise SourceError(
                f"{candidate.shown}: another file, {other}, has the name '{candidate.key}' in this store; "
                "build this one with --prefix, or remove the other first"
            )

    def _is_current(self, known: SourceRecord, checksum: str) -> bool:
        return known.sha256 == checksum and known.fingerprint == self._fingerprint(known.documents)

    def _fingerprint(self, documents: Iterable[str]) -> str:
        decided = self._decisions.digest(documents)
        return f"{self._program}-{decided}" if decided else self._program

    def _put(self, made: Product, candidate: Candidate) -> None:
        new = self._new
        self._touch(made.key)
        self._named.update(made.named)
        record = SourceRecord(
            made.key,
            str(candidate.file),
            made.sha256,
            self._fingerprint(made.documents),
            made.form,
            made.documents,
            made.quads,
            made.partial,
        )
        new.take_in(record, made.packed_graph, made.packed_letter)
        self.report.read.append(made.key)

    def _touch(self, key: str) -> None:
        if key not in self._before:
            self._before[key] = before = self._new.manifest.get(key)
            if before is not None:
                self._named.update(named_in(self._new.quads(self._new.mint.source_graph(key))))

    def _settle_speakers(self) -> None:
        """Silence whom a better form outranks, and read again whoever has to speak now."""
        new = self._new
        speaking = speakers(new.manifest)
        for record in list(new.manifest):
            if record.speaks and record.key not in speaking:
                self._touch(record.key)
                graph = new.mint.source_graph(record.key)
                remains = [f"{q} ." for q in silenced(new.quads(graph), new.mint, record.key)]
                new.replace(graph, remains)
                new.manifest.put(replace(record, speaks=False, quads=len(remains)))
            elif not record.speaks and record.key in speaking:
                candidate = Candidate(Path(record.file), record.file, record.key)
                try:
                    made = self._maker(candidate)
                    self.journal.put(made)
                    self._put(made, candidate)
                except SourceError as error:
                    self.report.failed.append(Problem(record.key, str(error)))

    def _validate(self) -> None:
        """Take back every source whose graph violates the shapes."""
        new = self._new
        new.settle()
        changed = {new.mint.source_graph(k): k for k in sorted(self._before) if k in new.manifest}
        refused: dict[str, list[Result]] = {}
        for violation in validate(new.rdf, graphs=[ox.NamedNode(g) for g in changed]).violations:
            graphs = {g.value for g in graphs_of(new.rdf, violation)} & set(changed)
            for graph in sorted(to_blame(new.rdf, violation, graphs)):
                refused.setdefault(changed[graph], []).append(violation)
        for key, violations in sorted(refused.items()):
            told = [explain(new.rdf, v) for v in violations[:_EXPLAINED]]
            more = len(violations) - len(told)
            self.report.invalid += [Problem(key, reason) for reason in told]
            self.report.invalid += [Problem(key, f"and {more} more violations")] if more else []
        for key in sorted(refused):
            before = self._before.pop(key)
            new.restore(new.mint.source_graph(key))
            if before is None:
                new.manifest.drop(key)
            else:
                new.manifest.put(before)
            self.report.read = [k for k in self.report.read if k != key]
        if refused:
            prefer(new, self._named)


def _checksum(candidate: Candidate) -> str:
    """Give the SHA-256 of a file.

    Raises:
        SourceError: the file cannot be opened.
    """
    try:
        if archive.locate(candidate.file) is not None:
            return hashlib.sha256(archive.contents(candidate.file, candidate.shown)).hexdigest()
        with candidate.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{candidate.shown}: cannot be opened ({reason}); check the path and the rights") from error
