"""A folder that is replaced as a whole: it is written beside the old one and takes its place in one step.

Who is killed leaves the old folder or the new one. A file that did not change is the old file itself, under another
hard link, so that its time of change stays and a copy to a web server sends what is new.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from beleidsgraaf.errors import UsageError

#: Says that a folder was published, so that nothing else is ever replaced.
MARK: Final = ".beleidsgraaf"
_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2


class Folder:
    """A folder in the making, begun by `with Folder(path) as folder:`; `commit()` puts it in place.

    Raises:
        UsageError: it cannot be written, or holds something that was not published.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._new = self._path.with_name(f"{self._path.name}.new")
        self._old = self._path.with_name(f"{self._path.name}.old")
        self.files = self.unchanged = self.bytes = 0
        self.largest = ("", 0)

    def __enter__(self) -> Self:
        try:
            if not self._path.exists() and (self._old / MARK).exists():  # killed between two renames
                self._old.rename(self._path)
            if self._path.exists() and any(self._path.iterdir()) and not (self._path / MARK).exists():
                raise UsageError(f"{self._path}: holds what was not published by this program; give another folder")
            for left in (self._new, self._old):
                if left.exists():
                    shutil.rmtree(left)
            self._new.mkdir(parents=True)
            (self._new / MARK).write_text("published by beleidsgraaf; replaced as a whole by the next publication\\n")
        except OSError as error:
            shutil.rmtree(self._new, ignore_errors=True)
            raise self._unwritable(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        shutil.rmtree(self._new, ignore_errors=True)

    def write(self, name: str, content: bytes | str) -> None:
        """Write a file; one with the same content as before stays the same file."""
        data = content.encode() if isinstance(content, str) else content
        path, before = self._new / name, self._path / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if before.is_file() and before.stat().st_size == len(data) and before.read_bytes() == data:
                os.link(before, path)
                self.unchanged += 1
            else:
                path.write_bytes(data)
        except OSError as error:
            raise self._unwritable(error) from error
        self._count(name, len(data))

    def stream(self, name: str, parts: Iterable[bytes]) -> tuple[int, str]:
        """Write a large file piece by piece, and give its size and its SHA-256."""
        path, before = self._new / name, self._path / name
        digest, size = hashlib.sha256(), 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                for part in parts:
                    file.write(part)
            with path.open("rb") as file:
                digest, size = _sum(file)
            if before.is_file() and before.stat().st_size == size:
                with before.open("rb") as file:
                    same = _sum(file)[0].digest() == digest.digest()
                if same:
                    path.unlink()
                    os.link(before, path)
                    self.unchanged += 1
        except OSError as error:
            raise self._unwritable(error) from error
        self._count(name, size)
        return size, digest.hexdigest()

    def read(self, name: str) -> bytes:
        """Give the content of a file that was written."""
        return (self._new / name).read_bytes()

    def commit(self) -> None:
        """Put the folder in place of the old one."""
        try:
            if not self._path.exists():
                self._new.rename(self._path)
            elif _exchange(self._new, self._path):
                shutil.rmtree(self._new)
            else:  # a system that cannot exchange: a kill between the two leaves `.old`, which the next one puts back
                self._path.rename(self._old)
                self._new.rename(self._path)
                shutil.rmtree(self._old)
        except OSError as error:
            raise self._unwritable(error) from error

    def _count(self, name: str, size: int) -> None:
        self.files += 1
        self.bytes += size
        self.largest = max(self.largest, (name, size), key=lambda item: item[1])

    def _unwritable(self, error: OSError) -> UsageError:
        return UsageError(f"{self._path}: cannot be written ({error.strerror}); check the rights and the free space")


def _sum(file: IO[bytes]) -> tuple[hashlib._Hash, int]:
    digest = hashlib.file_digest(file, "sha256")  # type: ignore[arg-type]
    return digest, file.tell()


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux, renameat2)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return done == 0
