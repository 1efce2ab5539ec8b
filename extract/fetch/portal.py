"""open.overheid.nl: what ministries publish under the Wet open overheid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from beleidsgraaf.errors import FetchError
from beleidsgraaf.extract.fetch.addresses import Addresses
from beleidsgraaf.extract.fetch.courier import Courier
from beleidsgraaf.extract.fetch.item import File, Item, by_preference, form_of

PAGE: Final = 50


def search(
    courier: Courier,
    addresses: Addresses,
    words: str,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> Iterator[Item]:
    """Give what a search finds, newest first, at most `limit` items.

    Raises:
        FetchError: the portal does not answer, or not in its own form.
    """
    start = 0
    while limit is None or start < limit:
        wanted = PAGE if limit is None else min(PAGE, limit - start)
        parameters = {"zoektekst": words, "start": str(start), "aantalResultaten": str(wanted)}
        if since:
            parameters["publicatiedatumVan"] = since.strftime("%d-%m-%Y")
        if until:
            parameters["publicatiedatumTot"] = until.strftime("%d-%m-%Y")
        answer = _json(courier, f"{addresses.portal}/zoek", parameters)
        results = answer.get("resultaten", [])
        for result in results:
            number = str(result["document"]["pid"]).rstrip("/").rsplit("/", 1)[-1]
            yield document(courier, addresses, number)
        start += len(results)
        if not results or start >= int(answer.get("totaal", 0)):
            return


def document(courier: Courier, addresses: Addresses, number: str) -> Item:
    """Give one document of the portal by its number (with or without `ronl-`)."""
    answer = _json(courier, f"{addresses.portal}/zoek/{number}", {})
    try:
        about, versions = answer["document"], answer["versies"]
        files = []
        for file in versions[-1]["bestanden"]:
            form = form_of(file.get("bestandsnaam", ""), file.get("mime-type", ""))
            if form and file.get("gepubliceerd", True):
                files.append(File(file["id"], form, f"{number}.{form}"))
        return Item(
            identifier=number,
            catalogue="portal",
            files=by_preference(files),
            title=about["titelcollectie"]["officieleTitel"],
            date=versions[-1].get("openbaarmakingsdatum", ""),
        )
    except (KeyError, IndexError, TypeError) as error:
        raise FetchError(
            f"{addresses.portal}/zoek/{number}: the answer lacks {error}; the portal may have changed"
        ) from error


def _json(courier: Courier, address: str, parameters: dict[str, str]) -> dict[str, Any]:
    answer = courier.get(address, parameters)
    try:
        body = json.loads(answer.content)
    except ValueError as error:
        raise FetchError(f"{address}: the answer is no JSON; check the address of the portal") from error
    if not isinstance(body, dict):
        raise FetchError(f"{address}: the answer is no object; the portal may have changed")
    return body
