import json
import re
import traceback
from collections.abc import Mapping
from email.utils import formatdate
from typing import Any

import aiohttp
import pytest
from aiohttp import ClientSession
from aioresponses import CallbackResult, aioresponses

from clients.failures import XFailed, XFault
from clients.x.client import ID_EPOCH, ID_LOW_BITS, ListedPost, Posted, XClient, posted_at
from clients.x.quota import XQuota
from core.clock import DAY, Moment
from core.logs import failure
from core.x.account import Profile
from tests.conftest import ManualClock
from tests.support.x.answers import (
    ACCESS,
    API,
    DUPLICATE,
    NOW,
    REFUSALS,
    SECONDS,
    TEXT,
    given,
    problem,
    tells_nothing,
    x_settings,
)

POSTS = f"{API}/2/tweets"
ME = f"{API}/2/users/me"
ONE = f"{POSTS}/18"
LIST = re.compile(rf"{re.escape(API)}/2/users/7/tweets\?.*")
WINDOW_USED_UP = {"x-rate-limit-remaining": "0", "x-rate-limit-reset": str(SECONDS + 60)}
DAY_USED_UP = {"x-app-limit-24hour-remaining": "0", "x-app-limit-24hour-reset": str(SECONDS + 3600)}


@pytest.fixture
def client(answers: aioresponses, session: ClientSession) -> XClient:
    return XClient(x_settings(), session, ManualClock(NOW))


def made(answers: aioresponses) -> list[tuple[str, str, dict[str, Any]]]:
    """Every request: method, address, the rest."""
    return [(method, str(url), each.kwargs) for (method, url), calls in answers.requests.items() for each in calls]


async def failed_post(client: XClient) -> XFailed:
    with pytest.raises(XFailed) as caught:
        await client.post(ACCESS, TEXT)
    tells_nothing(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("status", "body", "fault", "said"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
async def test_what_a_refused_post_means(
    client: XClient, answers: aioresponses, status: int, body: object, fault: XFault, said: str
) -> None:
    answers.post(POSTS, status=status, repeat=True, **given(body))
    failed = await failed_post(client)
    assert (failed.fault, failed.said, failed.code) == (fault, said, status)
    assert failed.happened is (None if fault is XFault.UNKNOWN else False)
    assert failed.quota == XQuota()
    assert len(made(answers)) == 1


@pytest.mark.parametrize(
    ("headers", "quota", "wait"),
    [
        (WINDOW_USED_UP, XQuota(Moment(NOW + 60_000)), 60.0),
        (WINDOW_USED_UP | DAY_USED_UP, XQuota(Moment(NOW + 60_000), Moment(NOW + 3_600_000)), 3600.0),
        (WINDOW_USED_UP | {"Retry-After": "7"}, XQuota(Moment(NOW + 60_000)), 60.0),
        ({"Retry-After": "7"}, XQuota(), 7.0),
        ({}, XQuota(), None),
    ],
)
async def test_too_many_calls_say_how_long_to_wait(
    client: XClient, answers: aioresponses, headers: dict[str, str], quota: XQuota, wait: float | None
) -> None:
    answers.post(POSTS, status=429, headers=headers, payload=problem(429, "Too Many Requests", "Slow down"))
    failed = await failed_post(client)
    assert (failed.fault, failed.quota, failed.retry_after) == (XFault.LIMITED, quota, wait)


async def test_other_refusals_tell_of_the_quota_too(client: XClient, answers: aioresponses) -> None:
    answers.post(POSTS, status=403, headers=WINDOW_USED_UP, payload=problem(403, "Forbidden", DUPLICATE))
    failed = await failed_post(client)
    assert (failed.quota, failed.retry_after) == (XQuota(Moment(NOW + 60_000)), None)


UNREADABLE: list[tuple[int, dict[str, Any]]] = [
    (201, {"body": f"<html>{TEXT}</html>"}),
    (201, {"body": '{"data": {"id": "1", "text": "' + TEXT}),
    (201, {"payload": {}}),
    (201, {"payload": {"data": {}}}),
    (201, {"payload": {"data": {"id": ""}}}),
    (201, {"payload": {"data": {"id": 18}}}),
    (201, {"payload": {"data": [TEXT]}}),
    (201, {"payload": [TEXT]}),
    (200, {"payload": {"errors": [{"message": TEXT}]}}),
    (204, {"body": ""}),
    (307, {"headers": {"Location": "https://elsewhere.example.com/"}}),
]


@pytest.mark.parametrize(("status", "answer"), UNREADABLE)
async def test_an_answer_that_does_not_tell_leaves_it_open(
    client: XClient, answers: aioresponses, status: int, answer: dict[str, Any]
) -> None:
    answers.post(POSTS, status=status, repeat=True, **answer)
    failed = await failed_post(client)
    assert (failed.fault, failed.happened) == (XFault.UNKNOWN, None)
    assert len(made(answers)) == 1


BREAKS: list[tuple[Exception, XFault]] = [
    (aiohttp.ServerDisconnectedError(), XFault.UNKNOWN),
    (aiohttp.ClientOSError(104, "reset"), XFault.UNKNOWN),
    (ConnectionResetError(), XFault.UNKNOWN),
    (aiohttp.ClientPayloadError("cut off"), XFault.UNKNOWN),
    (aiohttp.ServerTimeoutError(), XFault.UNKNOWN),
    (TimeoutError(), XFault.UNKNOWN),
    (aiohttp.ConnectionTimeoutError(), XFault.UNREACHABLE),
]


@pytest.mark.parametrize(("error", "fault"), BREAKS, ids=[type(error).__name__ for error, _ in BREAKS])
async def test_a_connection_that_breaks(
    client: XClient, answers: aioresponses, error: Exception, fault: XFault
) -> None:
    answers.post(POSTS, exception=error, repeat=True)
    failed = await failed_post(client)
    assert (failed.fault, failed.quota, failed.code) == (fault, None, None)
    assert failed.happened is (False if fault is XFault.UNREACHABLE else None)
    assert len(made(answers)) == 1


async def test_an_x_that_is_away_got_nothing(session: ClientSession) -> None:
    failed = await failed_post(XClient(x_settings("http://127.0.0.1:1"), session, ManualClock(NOW)))
    assert (failed.fault, failed.happened, failed.reason) == (XFault.UNREACHABLE, False, "X can't be reached.")


POSTED: list[tuple[dict[str, Any], dict[str, object]]] = [
    ({}, {"text": TEXT}),
    ({"reply_to": "17"}, {"text": TEXT, "reply": {"in_reply_to_tweet_id": "17"}}),
    ({"media_ids": ["5", "6"]}, {"text": TEXT, "media": {"media_ids": ["5", "6"]}}),
    ({"text": "", "media_ids": ("5",)}, {"text": "", "media": {"media_ids": ["5"]}}),
    ({"text": ""}, {"text": ""}),
]


@pytest.mark.parametrize(("more", "body"), POSTED)
async def test_a_post_holds_what_belongs_to_it_and_no_more(
    client: XClient, answers: aioresponses, more: dict[str, Any], body: Mapping[str, object]
) -> None:
    answers.post(POSTS, status=201, headers=WINDOW_USED_UP, payload={"data": {"id": "18", "text": TEXT}})
    posted = await client.post(ACCESS, **{"text": TEXT, **more})
    assert posted == Posted("18", XQuota(Moment(NOW + 60_000)))
    [(method, url, sent)] = made(answers)
    assert (method, url, sent["json"]) == ("POST", POSTS, body)
    assert sent["headers"]["Authorization"] == f"Bearer {ACCESS}"
    assert ACCESS not in json.dumps(sent["json"])


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, {"data": {"deleted": True}}),
        (404, problem(404, "Not Found", "No such post.")),
    ],
)
async def test_what_is_deleted_is_gone_also_if_it_was(
    client: XClient, answers: aioresponses, status: int, answer: dict[str, object]
) -> None:
    answers.delete(ONE, status=status, headers=WINDOW_USED_UP, payload=answer)
    assert await client.delete(ACCESS, "18") == XQuota(Moment(NOW + 60_000))


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ({"status": 401}, XFault.UNAUTHORIZED),
        ({"status": 403, "payload": problem(403, "Forbidden", "It isn't yours.")}, XFault.REFUSED),
        ({"status": 500}, XFault.UNKNOWN),
        ({"status": 200, "payload": {}}, XFault.UNKNOWN),
        ({"status": 200, "payload": {"data": {}}}, XFault.UNKNOWN),
        ({"status": 200, "payload": {"data": {"deleted": False}}}, XFault.UNKNOWN),
        ({"status": 404, "body": "<html>"}, XFault.UNKNOWN),
        ({"status": 200, "body": "<html>"}, XFault.UNKNOWN),
        ({"exception": TimeoutError()}, XFault.UNKNOWN),
    ],
)
async def test_what_may_not_be_gone_is_told(
    client: XClient, answers: aioresponses, answer: dict[str, Any], fault: XFault
) -> None:
    answers.delete(ONE, **answer)
    with pytest.raises(XFailed) as caught:
        await client.delete(ACCESS, "18")
    assert caught.value.fault is fault
    tells_nothing(caught.value)


async def test_an_id_stays_within_its_place_in_the_address(client: XClient, answers: aioresponses) -> None:
    answers.delete(re.compile(".*"), payload={"data": {"deleted": True}})
    await client.delete(ACCESS, "../users/me?x=1")
    [(_, url, _)] = made(answers)
    assert url == f"{POSTS}/..%2Fusers%2Fme%3Fx=1"


async def test_whose_account_it_is(client: XClient, answers: aioresponses) -> None:
    answers.get(ME, payload={"data": {"id": "7", "username": "ann", "name": "Ann \u00c9\0"}})
    assert await client.me(ACCESS) == Profile("7", "ann", "Ann \u00c9\ufffd")


@pytest.mark.parametrize(
    "answer",
    [
        {"payload": {"data": {"id": "7", "username": "ann"}}},
        {"payload": {"errors": [{"detail": TEXT}]}},
        {"body": ""},
        {"status": 503},
    ],
)
async def test_an_account_that_x_does_not_tell(
    client: XClient, answers: aioresponses, answer: dict[str, Any]
) -> None:
    answers.get(ME, **answer)
    with pytest.raises(XFailed) as caught:
        await client.me(ACCESS)
    assert caught.value.fault is XFault.UNKNOWN
    tells_nothing(caught.value)


def listed(post_id: str, at: str, **more: object) -> dict[str, object]:
    return {"id": post_id, "text": f"Post {post_id}", "created_at": at, "edit_history_tweet_ids": [post_id], **more}


def http_date(seconds: int) -> str:
    return formatdate(seconds, usegmt=True)


def id_at(milliseconds: int) -> str:
    return str((milliseconds - ID_EPOCH) << ID_LOW_BITS)


@pytest.mark.parametrize("references", ["referenced_posts", "referenced_tweets"])
async def test_the_latest_posts_are_read_as_they_were_written(
    client: XClient, answers: aioresponses, references: str
) -> None:
    reply = [{"type": "quoted", "id": "3"}, {"type": "replied_to", "id": "9"}]
    link = {"url": "https://t.co/abc", "expanded_url": "https://example.com/"}
    at = 1_800_000_000_000
    before, first, second, last = (id_at(at + each) for each in (-1, 0, 1, 1250))
    posts = [
        listed(first, "2027-01-15T08:00:00.000Z"),
        listed(last, "2027-01-15T08:00:01.000Z", **{references: reply}),
        listed(second, "2027-01-15T08:00:00.000Z", text="R&amp;D https://t.co/abc", entities={"urls": [link]}),
        listed(before, "2027-01-15T07:59:59.000Z"),
    ]
    answers.get(LIST, payload={"data": posts, "meta": {"result_count": 4}})
    assert await client.latest(ACCESS, "7", Moment(at + 999)) == [
        ListedPost(last, f"Post {last}", Moment(at + 1250), "9"),
        ListedPost(second, "R&D https://example.com/", Moment(at + 1)),
        ListedPost(first, f"Post {first}", Moment(at)),
    ]
    [(_, _, asked)] = made(answers)
    assert asked["params"] == {
        "max_results": "100",
        "start_time": "2027-01-15T08:00:00Z",
        "post.fields": "created_at,entities,referenced_posts",
    }


def test_an_id_tells_when_it_was_posted() -> None:
    """The first one that X's documentation of ids shows."""
    assert posted_at("1541815603606036480") == Moment(1_656_432_460_105)


REFUSED = {"title": "Invalid Request", "detail": "One or more parameters to your request was invalid."}


async def test_the_dialect_that_x_understood_is_asked_in_for_a_day(
    answers: aioresponses, session: ClientSession
) -> None:
    clock = ManualClock(NOW)
    client = XClient(x_settings(), session, clock)

    names: list[str] = []

    def old_only(_: object, **asked: Any) -> CallbackResult:  # noqa: ANN401 - aiohttp's
        names.extend(name for name in asked["params"] if name.endswith(".fields"))
        if "post.fields" in asked["params"]:
            return CallbackResult(status=400, payload=REFUSED)
        post = listed(id_at(NOW), "2027-01-15T08:00:00.000Z")
        return CallbackResult(payload={"data": [post], "meta": {"result_count": 1}})

    answers.get(LIST, callback=old_only, repeat=True)
    for wait in (0, DAY - 1, 1, 1):
        clock.advance(wait)
        assert len(await client.latest(ACCESS, "7", NOW)) == 1
    new, old = "post.fields", "tweet.fields"
    assert names == [new, old, old, new, old, old]


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500])
async def test_other_refusals_are_no_matter_of_the_dialect(
    client: XClient, answers: aioresponses, status: int
) -> None:
    answers.get(LIST, status=status, payload=problem(status, "No", "No."), repeat=True)
    with pytest.raises(XFailed):
        await client.latest(ACCESS, "7", NOW)
    assert len(made(answers)) == 1


async def test_no_posts_are_an_empty_list(client: XClient, answers: aioresponses) -> None:
    answers.get(LIST, payload={"meta": {"result_count": 0}})
    assert await client.latest(ACCESS, "7", Moment(0)) == []
    [(_, _, asked)] = made(answers)
    assert asked["params"]["start_time"] == "2010-11-06T00:00:00Z"


@pytest.mark.parametrize(
    "answer",
    [
        {"payload": {}},
        {"payload": [TEXT]},
        {"payload": {"data": {"id": "1"}}},
        {"payload": {"data": [TEXT]}},
        {"payload": {"data": [{"id": "one", "text": TEXT}]}},
        {"payload": {"data": [{"id": "1"}]}},
        {"payload": {"data": [{"id": "1", "text": 5, "created_at": "2027-01-15T08:00:00Z"}]}},
        {"payload": {"data": None, "meta": {}}},
        {"body": f"<html>{TEXT}"},
        {"status": 500},
    ],
)
async def test_a_list_that_cannot_be_had(client: XClient, answers: aioresponses, answer: dict[str, Any]) -> None:
    answers.get(LIST, **answer)
    with pytest.raises(XFailed) as caught:
        await client.latest(ACCESS, "7", NOW)
    assert caught.value.fault is XFault.UNKNOWN
    tells_nothing(caught.value)


async def test_what_is_logged_of_a_failure_tells_nothing(client: XClient, answers: aioresponses) -> None:
    answers.post(POSTS, status=403, payload=problem(403, "Forbidden", f"No {TEXT}, {ACCESS}."))
    with pytest.raises(XFailed) as caught:
        await client.post(ACCESS, TEXT)
    assert "zebrafinch" in caught.value.said
    assert failure(caught.value)["message"] == "X refuses it."
    assert "zebrafinch" not in str(failure(caught.value))
    assert "zebrafinch" not in "".join(traceback.format_exception_only(caught.value))


async def test_the_list_is_asked_by_xs_clock_where_that_differs(client: XClient, answers: aioresponses) -> None:
    """Fifteen seconds behind ours: what we have just posted is listed as if it had been up before."""
    theirs = 1_800_000_000 - 15
    answers.get(
        ME, payload={"data": {"id": "7", "username": "ann", "name": "Ann"}}, headers={"Date": http_date(theirs)}
    )
    answers.get(LIST, payload={"data": [listed(id_at(theirs * 1000), "")], "meta": {"result_count": 1}})
    await client.me(ACCESS)
    assert len(await client.latest(ACCESS, "7", NOW)) == 1
    asked = made(answers)[-1][-1]
    assert asked["params"]["start_time"] in {"2027-01-15T07:59:45Z", "2027-01-15T07:59:44Z"}
