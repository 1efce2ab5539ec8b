"""The one tree of exceptions.

::

    BeleidsgraafError            anything that a user can be told in one sentence
    ├── UsageError               a wrong argument, a missing file, an unknown query      (exit code 2)
    ├── SourceError              one file that cannot be read; the others go on          (exit code 1)
    │   ├── EmptySource          no characters in it
    │   ├── BinarySource         not text at all
    │   ├── UndecodableSource    text in an encoding that cannot be told
    │   └── OversizedSource      larger than the reader takes
    ├── FetchError               a publication that cannot be brought; the others go on   (exit code 1)
    ├── StoreError               the store cannot be opened, locked or written           (exit code 1)
    │   ├── StoreVersionError    written by a newer version
    │   └── StoreLocked          another build holds it
    ├── RegisterError            a register entry that cannot be used: file, line, why   (exit code 1)
    ├── ClusterError                 a Dask cluster without workers, or with other versions  (exit code 1)
    ├── EndpointError            a SPARQL server that cannot be reached or refuses       (exit code 1)
    ├── ShapeError               a rule of the shapes that cannot be checked             (exit code 1)
    └── QueryError               a query that does not parse or lacks a parameter        (exit code 2)

Each message says what is wrong, where, and what to do.
"""

from __future__ import annotations


class BeleidsgraafError(Exception):
    """Base of all errors whose message is meant for the user."""

    exit_code = 1


class UsageError(BeleidsgraafError):
    """A wrong argument, a path that is not there, an unknown name."""

    exit_code = 2


class SourceError(BeleidsgraafError):
    """One source file cannot be read; the message names it."""


class EmptySource(SourceError):
    """The file holds no characters other than white space."""


class BinarySource(SourceError):
    """The file is not text."""


class UndecodableSource(SourceError):
    """The file is text in an encoding that cannot be told."""


class OversizedSource(SourceError):
    """The file is larger than the reader takes."""


class ClusterError(BeleidsgraafError):
    """A cluster on which the work cannot be done; what was done is kept."""


class FetchError(BeleidsgraafError):
    """A publication cannot be brought from where it is published; the message gives its address."""


class StoreError(BeleidsgraafError):
    """The store cannot be opened or written; the message says why and what to do."""


class StoreVersionError(StoreError):
    """The store was written by a newer version."""


class StoreLocked(StoreError):
    """Another process is building into the store."""


class RegisterError(BeleidsgraafError):
    """A register entry cannot be used; the message gives file and line."""


class EndpointError(BeleidsgraafError):
    """A SPARQL server cannot be reached or refuses; the message gives its address and what it said."""


class ShapeError(BeleidsgraafError):
    """A shape uses a construct that cannot be checked; the message names the shape and the construct."""


class QueryError(BeleidsgraafError):
    """A query does not parse, lacks a parameter, or has a wrong one."""

    exit_code = 2
