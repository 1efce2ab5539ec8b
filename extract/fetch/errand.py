"""One errand: bring items to the shelf, best form first, and say what came of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import FetchError
from beleidsgraaf.extract.fetch import chamber, portal, sru
from beleidsgraaf.extract.fetch.addresses import LICENCES, Addresses
from beleidsgraaf.extract.fetch.courier import Courier
from beleidsgraaf.extract.fetch.item import MEDIA_TYPES, File, Item
from beleidsgraaf.extract.fetch.shelf import Shelf

_CHAMBER_NUMBER: Final = re.compile(r"(?:kv-tk-)?(\d{4}[ZD]\d{5,})", re.IGNORECASE)
_PORTAL_NUMBER: Final = re.compile(
    r"(?:ronl-)?(?:archief-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE
)
_OFFICIAL: Final = re.compile(r"(?:kst|blg|ah-tk|ah-ek|h-tk|h-ek|kv-tk|stb|stcrt|trb)-[A-Za-z0-9-]+", re.IGNORECASE)


class Outcome(StrEnum):
    """What came of an item."""

    FETCHED = "fetched"
    CURRENT = "current"  #: on the shelf already, and not changed since
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one item; `path` is where its best form stands."""

    item: Item
    outcome: Outcome
    path: Path | None = None
    reason: str = ""


def can_be_found(identifier: str) -> bool:
    """Tell whether an identifier has a form that one of the catalogues knows."""
    return any(form.fullmatch(identifier) for form in (_OFFICIAL, _CHAMBER_NUMBER, _PORTAL_NUMBER))


def find(courier: Courier, addresses: Addresses, identifier: str) -> Iterator[Item]:
    """Give the publication with an identifier, from the catalogue that its form points to.

    Raises:
        FetchError: the identifier has no known form, or nothing is published under it.
    """
    if _OFFICIAL.fullmatch(identifier):
        found = list(sru.search(courier, addresses, sru.cql(identifier=identifier), limit=1))
        yield from found or [sru.direct(addresses, identifier)]
    elif number := _CHAMBER_NUMBER.fullmatch(identifier):
        found = list(chamber.documents(courier, addresses, number[1].upper()))
        if not found:
            raise FetchError(f"{identifier}: the Chamber has no document with this number; check it")
        yield from found
    elif _PORTAL_NUMBER.fullmatch(identifier):
        yield portal.document(courier, addresses, identifier)
    else:
        raise FetchError(
            f"{identifier}: no form of identifier that can be fetched; give one like kst-29362-321, "
            "ah-tk-20202021-3235, blg-998035, stb-2023-183, 2023D01234 or a number of open.overheid.nl"
        )


def bring(
    courier: Courier, shelf: Shelf, items: Iterable[Item], on_result: Callable[[Result], None] | None = None
) -> list[Result]:
    """Bring each item; one that fails does not stop the others."""
    results = []
    for item in items:
        try:
            result = _bring(courier, shelf, item)
        except FetchError as error:
            result = Result(item, Outcome.FAILED, reason=str(error))
        results.append(result)
        if on_result:
            on_result(result)
    return results


def _bring(courier: Courier, shelf: Shelf, item: Item) -> Result:
    if not item.files:
        raise FetchError(f"{item.identifier}: published in no form that can be read; look at its page")
    complaints = []
    for file in item.files:
        try:
            path, new = _file(courier, shelf, item, file)
        except FetchError as error:
            complaints.append(str(error))
            continue
        for companion in item.companions:
            try:
                _file(courier, shelf, item, companion)
            except FetchError:
                continue  # the publication itself is there; its metadata is a help, no more
        return Result(item, Outcome.FETCHED if new else Outcome.CURRENT, path)
    raise FetchError(f"{item.identifier}: none of its forms came ({'; '.join(complaints)})")


def _file(courier: Courier, shelf: Shelf, item: Item, file: File) -> tuple[Path, bool]:
    path = shelf.path(item.folder, file.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    headers = courier.download(file.address, path, shelf.validators(path))
    if headers is None:
        return path, False
    expected = MEDIA_TYPES.get("xml" if file.form == "metadata" else file.form, ())
    kind = headers.get("content-type", "").split(";")[0].strip()
    if kind and expected and kind not in expected:
        path.unlink(missing_ok=True)
        raise FetchError(f"{file.address}: came as {kind} where {expected[0]} was asked for; it is not kept")
    shelf.put(path, item.identifier, file.address, headers, LICENCES[item.catalogue])
    return path, True
