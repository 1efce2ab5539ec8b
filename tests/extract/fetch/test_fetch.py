"""Fetching, against a server on this machine that answers in the shapes of the real services, faults included."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from replayed import BODY, JSON, XML, Answer, Service, fixed, sru_answers

from beleidsgraaf.errors import FetchError
from beleidsgraaf.extract.fetch import chamber, errand, portal, sru
from beleidsgraaf.extract.fetch.courier import Courier
from beleidsgraaf.extract.fetch.errand import Outcome
from beleidsgraaf.extract.fetch.item import File, Item
from beleidsgraaf.extract.fetch.shelf import Shelf


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()
    yield made
    made.close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def courier(waits: list[float]) -> Iterator[Courier]:
    with Courier(pause=0.0, tries=4, back_off=0.01, sleep=waits.append) as made:
        yield made


def _in_turn(*answers: Answer) -> Callable[..., Answer]:
    left = list(answers)
    return lambda query, asked: left.pop(0) if len(left) > 1 else left[0]


def _item(service: Service, *forms: str) -> Item:
    return Item(
        "kst-39871-12", "sru", tuple(File(f"{service.base}/f.{form}", form, f"kst-39871-12.{form}") for form in forms)
    )


def test_search_pages_through_all_records(service: Service, courier: Courier) -> None:
    service.routes["/sru"] = sru_answers(service.base, 230)
    items = list(sru.search(courier, service.addresses, sru.cql(dossier="39 871")))
    assert [item.identifier for item in items] == [f"kst-39871-{n}" for n in range(1, 231)]
    assert service.asked["/sru"] == 3
    assert [file.form for file in items[0].files] == ["xml", "pdf"], "the best form comes first"
    assert [file.name for file in items[0].companions] == ["metadata.xml"]
    assert items[0].date == "2031-01-02"


def test_search_stops_at_its_limit(service: Service, courier: Courier) -> None:
    service.routes["/sru"] = sru_answers(service.base, 230)
    assert len(list(sru.search(courier, service.addresses, sru.cql(words="loket"), limit=7))) == 7
    assert service.asked["/sru"] == 1


def test_an_empty_result_is_no_error(service: Service, courier: Courier) -> None:
    service.routes["/sru"] = sru_answers(service.base, 0)
    assert list(sru.search(courier, service.addresses, sru.cql(words="niets"))) == []


def test_what_is_no_sru_is_said(service: Service, courier: Courier) -> None:
    service.routes["/sru"] = fixed(body=b"<html><p>storing")
    with pytest.raises(FetchError, match="no XML"):
        list(sru.search(courier, service.addresses, sru.cql(words="x")))


def test_cql_quotes_what_users_give() -> None:
    query = sru.cql(words='a" or dt.type=="Motie', kind="kamerbrief", since=date(2031, 1, 1))
    assert 'cql.textAndIndexes="a\\" or dt.type==\\"Motie"' in query
    assert 'dt.type=="Brief regering"' in query
    assert "dt.date>=2031-01-01" in query


def test_file_manifest_and_conditional_request(service: Service, courier: Courier, tmp_path: Path) -> None:
    def answer(query: dict[str, list[str]], asked: dict[str, str]) -> Answer:
        if asked.get("if-none-match") == '"a1"':
            return 304, {"Content-Length": "0"}, b""
        return 200, XML | {"ETag": '"a1"'}, BODY

    service.routes["/f.xml"] = answer
    shelf = Shelf(tmp_path)
    [first] = errand.bring(courier, shelf, [_item(service, "xml")])
    assert first.outcome is Outcome.FETCHED
    assert first.path is not None
    assert first.path.read_bytes() == BODY
    [entry] = list(Shelf(tmp_path))
    assert entry.address == f"{service.base}/f.xml"
    assert entry.licence.startswith("http://creativecommons.org/publicdomain/zero")
    [second] = errand.bring(courier, Shelf(tmp_path), [_item(service, "xml")])
    assert second.outcome is Outcome.CURRENT
    first.path.write_bytes(b"damaged")
    [third] = errand.bring(courier, Shelf(tmp_path), [_item(service, "xml")])
    assert third.outcome is Outcome.FETCHED, "a damaged file is brought again"
    assert first.path.read_bytes() == BODY


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_passing_faults_are_tried_again(
    service: Service, courier: Courier, tmp_path: Path, waits: list[float], status: int
) -> None:
    service.routes["/f.xml"] = _in_turn((status, {"Retry-After": "7"}, b""), (200, XML, BODY))
    [result] = errand.bring(courier, Shelf(tmp_path), [_item(service, "xml")])
    assert result.outcome is Outcome.FETCHED
    assert 7.0 in waits, "the wait is the one that the server asks for"


def test_back_off_grows_and_ends(service: Service, courier: Courier, tmp_path: Path) -> None:
    service.routes["/f.xml"] = fixed(500, {}, b"")
    [result] = errand.bring(courier, Shelf(tmp_path), [_item(service, "xml")])
    assert result.outcome is Outcome.FAILED
    assert "given up after 4 tries" in result.reason
    assert service.asked["/f.xml"] == 4


def test_not_found_is_not_asked_again(service: Service, courier: Courier, tmp_path: Path) -> None:
    [result] = errand.bring(courier, Shelf(tmp_path), [_item(service, "xml")])
    assert result.outcome is Outcome.FAILED
    assert "404" in result.reason
    assert service.asked["/f.xml"] == 1


def test_a_cut_download_goes_on_where_it_stopped(service: Service, courier: Courier, tmp_path: Path) -> None:
    def answer(query: dict[str, list[str]], asked: dict[str, str]) -> Answer:
        if "range" not in asked:
            return 200, XML | {"Content-Length": str(len(BODY))}, BODY[:10_000]
        start = int(asked["range"].removeprefix("bytes=").rstrip("-"))
        return 206, XML | {"Content-Range": f"bytes {start}-{len(BODY) - 1}/{len(BODY)}"}, BODY[start:]

    service.routes["/f.xml"] = answer
    [result] = errand.bring(courier, Shelf(tmp_path), [_item(service, "xml")])
    assert result.outcome is Outcome.FETCHED
    assert result.path is not None
    assert result.path.read_bytes() == BODY
    assert any(asked.get("range", "").startswith("bytes=") for asked in service.headers)
    assert not list(tmp_path.rglob("*.part"))


def test_a_page_in_disguise_gives_way_to_the_next_form(service: Service, courier: Courier, tmp_path: Path) -> None:
    service.routes["/f.xml"] = fixed(headers={"Content-Type": "text/html"}, body=b"<p>Storing</p>")
    service.routes["/f.pdf"] = fixed(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.7 ...")
    [result] = errand.bring(courier, Shelf(tmp_path), [_item(service, "xml", "pdf")])
    assert result.outcome is Outcome.FETCHED
    assert result.path is not None
    assert result.path.suffix == ".pdf"
    assert not list(tmp_path.rglob("*.xml"))


def test_one_failure_does_not_stop_the_others(service: Service, courier: Courier, tmp_path: Path) -> None:
    service.routes["/f.pdf"] = fixed(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.7 ...")
    results = errand.bring(courier, Shelf(tmp_path), [_item(service, "xml"), Item("a", "sru"), _item(service, "pdf")])
    assert [r.outcome for r in results] == [Outcome.FAILED, Outcome.FAILED, Outcome.FETCHED]


def test_requests_keep_their_distance(service: Service) -> None:
    waits: list[float] = []
    service.routes["/x"] = fixed()
    with Courier(pause=5.0, sleep=waits.append) as courier:
        for _ in range(3):
            courier.get(f"{service.base}/x")
    assert len(waits) == 2
    assert all(4.0 < wait <= 5.0 for wait in waits)


def test_portal_document(service: Service, courier: Courier) -> None:
    service.routes["/portal/zoek/abc"] = fixed(
        headers=JSON,
        body=json.dumps(
            {
                "document": {"titelcollectie": {"officieleTitel": "Kaart"}},
                "versies": [
                    {
                        "openbaarmakingsdatum": "2031-03-21",
                        "bestanden": [
                            {"id": f"{service.base}/file", "mime-type": "application/pdf", "bestandsnaam": "k.pdf"}
                        ],
                    }
                ],
            }
        ).encode(),
    )
    item = portal.document(courier, service.addresses, "abc")
    assert (item.title, item.date, [f.form for f in item.files]) == ("Kaart", "2031-03-21", ["pdf"])


def test_chamber_pages_and_quotes(service: Service, courier: Courier) -> None:
    def answer(query: dict[str, list[str]], asked: dict[str, str]) -> Answer:
        skip, top = int(query["$skip"][0]), int(query["$top"][0])
        assert "Activiteit(" in query["$expand"][0]  # an entry without its debate cannot be found in letters
        return 200, JSON, json.dumps({"value": [{"Id": n} for n in range(skip, min(skip + top, 600))]}).encode()

    service.routes["/chamber/Toezegging"] = answer
    assert [row["Id"] for row in chamber.commitments(courier, service.addresses)] == list(range(600))
    assert len(list(chamber.commitments(courier, service.addresses, limit=10))) == 10


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        ("kst-29362-321", "/sru"),
        ("ah-tk-20202021-3235", "/sru"),
        ("blg-998035", "/sru"),
        ("stb-2023-183", "/sru"),
        ("2023D01234", "/chamber/Document"),
        ("kv-tk-2024Z11859", "/sru"),
        ("2024Z11859", "/chamber/Document"),
    ],
)
def test_an_identifier_goes_to_its_catalogue(service: Service, courier: Courier, identifier: str, path: str) -> None:
    service.routes["/sru"] = sru_answers(service.base, 1)
    body = b'{"value": [{"Id": "1", "ContentType": "application/pdf"}]}'
    service.routes["/chamber/Document"] = fixed(headers=JSON, body=body)
    assert len(list(errand.find(courier, service.addresses, identifier))) == 1
    assert set(service.asked) == {path}


def test_an_unknown_identifier_is_explained(service: Service, courier: Courier) -> None:
    with pytest.raises(FetchError, match="give one like kst-"):
        list(errand.find(courier, service.addresses, "zomaar iets"))
