"""Archives (`.zip` as the repository delivers them, `.tar.gz` as bulk files, `.csv` with a letter a row).

Each file in one is a source. A file in an archive has a path that goes through it,
`letters/kst-1-2.zip/xml/kst-1-2.xml`. A CSV table of texts is an archive whose files are its rows, named by their
number (`table.py` says which tables those are): `antwoorden.csv/antwoorden-059.txt` is the row that 59 others precede.
Nothing is unpacked to disk, archives in archives stay closed, and what a header promises is never trusted: reading
stops at a limit.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath
from typing import Final, Protocol

from beleidsgraaf.errors import OversizedSource, SourceError
from beleidsgraaf.extract.read import table

#: Endings of a file's name.
SUFFIXES: Final[tuple[str, ...]] = (".zip", ".tar.gz", ".tgz", ".tar", *table.SUFFIXES)

#: Files in one archive.
COUNT: Final = 100_000
#: Bytes of all files of a tar, which has to be read from the start and is kept in memory.
TOTAL: Final = 256 * 1024 * 1024
#: Bytes of all files of a zip, of which none is read before it is asked for.
PROMISED: Final = 2 * 1024 * 1024 * 1024
#: Bytes of one file in an archive; as for files outside one.
EACH: Final = 20 * 1024 * 1024

_DAMAGED: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)


class Archive(Protocol):
    """An archive that was opened."""

    @property
    def folders(self) -> Mapping[str, Sequence[str]]:
        """Each folder with the names of the files in it, sorted."""

    def __contains__(self, name: object) -> bool:
        """Tell whether it holds a file."""

    def read(self, name: str) -> bytes:
        """Give the bytes of a file.

        Raises:
            KeyError: there is no such file.
            SourceError: it is larger than a letter, protected by a password, or damaged.
        """


class _Zip:
    def __init__(self, path: Path) -> None:
        self._path = path
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > COUNT:
                raise OversizedSource(f"{path.name}: holds over {COUNT:,} files; split the archive")
            if sum(info.file_size for info in infos) > PROMISED:
                raise OversizedSource(
                    f"{path.name}: unpacks to over {PROMISED // 1024**3} GB; split the archive, or unpack it"
                )
            self._infos = {info.filename: info for info in infos if not info.is_dir()}
        self.folders = _by_folder(self._infos)

    def __contains__(self, name: object) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        info = self._infos[name]
        if info.flag_bits & 1:
            raise SourceError(f"{self._path.name}/{name}: is protected by a password; unpack the archive first")
        with zipfile.ZipFile(self._path) as archive, archive.open(info) as file:
            raw = file.read(EACH + 1)
        return _checked(raw, f"{self._path.name}/{name}")


class _Tar:
    def __init__(self, path: Path) -> None:
        self._files: dict[str, bytes] = {}
        total = 0
        with tarfile.open(path, "r|*") as archive:
            for count, member in enumerate(archive):
                if count > COUNT:
                    raise OversizedSource(f"{path.name}: holds over {COUNT:,} files; split the archive")
                total += member.size
                if total > TOTAL:
                    raise OversizedSource(
                        f"{path.name}: unpacks to over {TOTAL // 1024 // 1024} MB; split the archive, or unpack it"
                    )
                file = archive.extractfile(member) if member.isreg() else None
                if file is not None:
                    self._files[member.name] = _checked(file.read(EACH + 1), f"{path.name}/{member.name}")
        self.folders = _by_folder(self._files)

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def read(self, name: str) -> bytes:
        return self._files[name]


class _Table:
    def __init__(self, path: Path) -> None:
        self._files = table.texts(path, TOTAL, EACH)
        self.folders = _by_folder(self._files)

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def read(self, name: str) -> bytes:
        return self._files[name]


def _by_folder(names: Iterable[str]) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for name in sorted(names):
        folders.setdefault(_folder(name), []).append(name)
    return folders


def _folder(name: str) -> str:
    return PurePosixPath(name).parent.as_posix()


def _checked(raw: bytes, shown: str) -> bytes:
    if len(raw) > EACH:
        raise OversizedSource(f"{shown}: is over {EACH // 1024 // 1024} MB; check that it is a letter")
    return raw


def is_archive(path: PurePath) -> bool:
    """Tell by its name whether a file is an archive."""
    return path.name.lower().endswith(SUFFIXES)


def may_hold(path: Path) -> bool:
    """Tell whether a file that lies in a folder is to be opened as an archive; most tables hold no letters."""
    return is_archive(path) and (path.suffix.lower() not in table.SUFFIXES or table.holds_texts(path))


def locate(path: Path) -> tuple[Path, str] | None:
    """Give the archive that a path goes through and the name within it; None for a path that goes through none."""
    for parent in reversed(path.parents):
        if is_archive(parent) and parent.is_file():
            return parent, path.relative_to(parent).as_posix()
    return None


def members(path: Path) -> tuple[str, ...]:
    """Give the names of the files in an archive, sorted.

    Raises:
        SourceError: it is damaged, or holds more than an archive of letters would.
    """
    return tuple(sorted(name for names in _open(path).folders.values() for name in names))


def contents(path: Path, shown: str) -> bytes:
    """Give the bytes of a file, in an archive or not.

    Raises:
        SourceError: it cannot be opened, is not there, or is larger than a letter.
    """
    inside = locate(path)
    if inside is None:
        try:
            size = path.stat().st_size
            if size > EACH:
                raise OversizedSource(
                    f"{shown}: {size / 1024 / 1024:.0f} MB, and the limit is {EACH // 1024 // 1024} MB; "
                    "split the file, or check that it is a letter"
                )
            return path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise SourceError(f"{shown}: cannot be opened ({reason}); check the path and the rights") from error
    archive, name = inside
    if not is_safe(name):
        raise SourceError(f"{shown}: its name leads out of the archive; get the archive from its publisher")
    try:
        return _open(archive).read(name)
    except KeyError as error:
        raise SourceError(f"{shown}: the archive holds no such file; build the archive again") from error
    except _DAMAGED as error:
        raise SourceError(f"{shown}: the archive is damaged there ({error}); get it again") from error


def exists(path: Path) -> bool:
    """Tell whether a file is there, in an archive or not."""
    inside = locate(path)
    if inside is None:
        return path.exists()
    try:
        return inside[1] in _open(inside[0])
    except SourceError:
        return False


def siblings(path: Path) -> Iterator[Path]:
    """Give the files in the folder of a file, in an archive or not, in any order."""
    inside = locate(path)
    if inside is None:
        yield from path.parent.iterdir() if path.parent.is_dir() else ()
        return
    yield from (inside[0] / name for name in _open(inside[0]).folders.get(_folder(inside[1]), ()))


def is_safe(name: str) -> bool:
    """Tell whether a name in an archive stays within it."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return bool(parts) and ".." not in parts and not parts[0].startswith("/") and ":" not in parts[0]


def _open(path: Path) -> Archive:
    try:
        state = path.stat()
        return _opened(path, state.st_mtime_ns, state.st_size)
    except SourceError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{path.name}: cannot be opened ({reason}); check the path and the rights") from error
    except _DAMAGED as error:
        raise SourceError(f"{path.name}: the archive is damaged or cut off; get it again") from error


@lru_cache(maxsize=2)
def _opened(path: Path, changed: int, size: int) -> Archive:
    suffix = path.suffix.lower()
    if suffix in table.SUFFIXES:
        return _Table(path)
    return _Zip(path) if suffix == ".zip" else _Tar(path)
