import asyncio

import aiohttp
import pytest

from sandbox.core.fault_kinds import KINDS
from sandbox.core.faults import Faults, UnknownFaultError
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from tests.sandbox.fake_bot import ANN, BEN, FakeBot, Rest


@pytest.mark.parametrize(
    ("kind", "params", "status", "code", "accepted"),
    [
        ("send_429", {}, 429, 20429, 0),
        ("send_error_before", {}, 503, 20503, 0),
        ("send_error_before", {"status": 500}, 500, 20500, 0),
        ("send_error_after", {}, 500, 20500, 1),
        ("send_queue_full", {}, 400, 21611, 0),
        ("send_queue_full", {"code": 30001}, 400, 30001, 0),
        ("send_refused", {"code": 21608}, 400, 21608, 0),
    ],
)
async def test_a_send_is_answered_with_an_error(
    rest: Rest, carrier: Sandbox, kind: str, params: dict[str, int], status: int, code: int, accepted: int
) -> None:
    carrier.faults.add(kind, **params)
    answered, error = await rest.send()
    assert (answered, error["code"], error["status"]) == (status, code, status)
    assert len(carrier.messages_to(ANN)) == accepted
    assert (await rest.send())[0] == 201


async def test_too_many_requests_may_say_when_to_come_again(rest: Rest, carrier: Sandbox) -> None:
    carrier.faults.add("send_429", retry_after=7)
    async with rest.session.post(f"{rest.root}/Messages.json", data={"To": ANN}) as response:
        assert response.headers["Retry-After"] == "7"


@pytest.mark.parametrize(
    ("kind", "params", "accepted"),
    [
        ("send_reset_before", {}, 0),
        ("send_reset_after", {}, 1),
        ("send_timeout_before", {"seconds": 0.05}, 0),
        ("send_timeout_after", {"seconds": 0.05}, 1),
    ],
)
async def test_a_send_is_not_answered(
    rest: Rest, carrier: Sandbox, kind: str, params: dict[str, float], accepted: int
) -> None:
    carrier.faults.add(kind, **params)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await rest.send()
    assert len(carrier.messages_to(ANN)) == accepted


async def test_a_caller_that_gives_up_does_no_harm(rest: Rest, carrier: Sandbox) -> None:
    carrier.faults.add("send_timeout_after", seconds=PATIENCE)
    sending = asyncio.create_task(rest.send())
    await carrier.heard(ANN)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert len(carrier.messages_to(ANN)) == 1
    assert (await rest.send())[0] == 201


async def test_a_send_is_slow(rest: Rest, carrier: Sandbox) -> None:
    carrier.faults.add("send_slow", ms=10)
    assert (await rest.send())[0] == 201


async def test_a_fault_may_be_for_one_phone_only(rest: Rest, carrier: Sandbox) -> None:
    carrier.faults.add("send_429", number=BEN, count=None)
    assert (await rest.send(to=ANN))[0] == 201
    assert [(await rest.send(to=BEN))[0] for _ in range(2)] == [429, 429]


async def test_the_list_can_fail_and_lag(rest: Rest, carrier: Sandbox) -> None:
    carrier.put(ANN, "hello")
    carrier.faults.add("list_error")
    carrier.faults.add("list_slow", ms=1)
    carrier.faults.add("list_lag", ms=60_000)
    assert (await rest.get("/Messages.json"))[0] == 500
    assert len(await rest.listed(From=ANN)) == 1
    assert await rest.listed(From=ANN) == []
    assert len(await rest.listed(From=ANN)) == 1


async def test_the_answer_is_lost_and_the_text_tried_again(carrier: Sandbox, bot: FakeBot) -> None:
    carrier.webhook_url += "#rc=1&rp=rt"
    carrier.faults.add("drop_before_answer")
    result = await carrier.text(ANN, "?")
    assert [attempt.failure for attempt in result.attempts] == ["rt", None]
    assert len(bot.texts) == 2
    assert [message.body for message in carrier.messages_to(ANN)] == ["echo ?"]


async def test_the_answer_is_not_waited_for(carrier: Sandbox, bot: FakeBot) -> None:
    bot.hold = asyncio.Event()
    carrier.faults.add("drop_before_answer", ms=1)
    result = await carrier.text(ANN, "?")
    async with asyncio.timeout(PATIENCE):
        await bot.arrived.wait()
    assert (result.replies, len(bot.texts)) == ((), 1)


async def test_the_carrier_hangs_up_after_sending(carrier: Sandbox, bot: FakeBot) -> None:
    carrier.faults.add("reset_after_send")
    result = await carrier.text(ANN, "words & more")
    assert [attempt.failure for attempt in result.attempts] == ["rt"]
    async with asyncio.timeout(PATIENCE):
        await bot.arrived.wait()
    assert bot.said() == ["words & more"]
    assert carrier.messages_to(ANN) == []


async def test_a_text_is_delivered_twice_at_once(carrier: Sandbox, bot: FakeBot) -> None:
    carrier.faults.add("duplicate", times=3)
    result = await carrier.text(ANN, "?")
    assert len({text["MessageSid"] for text in bot.texts}) == 1
    assert (len(bot.texts), len(result.attempts), len(result.replies)) == (3, 3, 1)


async def test_webhooks_off_leaves_texts_in_the_list(carrier: Sandbox, bot: FakeBot, rest: Rest) -> None:
    carrier.faults.add("webhooks_off", count=None)
    result = await carrier.text(ANN, "missed")
    assert (bot.texts, result.attempts, result.message.webhook.state) == ([], (), "off")
    assert [message["body"] for message in await rest.listed(From=ANN)] == ["missed"]
    carrier.faults.clear()
    assert (await carrier.redeliver(result.message)).reply == "echo missed"


@pytest.mark.parametrize(
    ("kind", "told", "ends"),
    [
        ("report_reversed", ["delivered", "sent"], "delivered"),
        ("report_repeated", ["sent", "sent", "delivered", "delivered"], "delivered"),
        ("report_missing", [], "delivered"),
        ("report_failed", ["sent", "undelivered"], "undelivered"),
        ("report_undelivered_only", ["undelivered"], "undelivered"),
    ],
)
async def test_reports_go_wrong(
    carrier: Sandbox, bot: FakeBot, rest: Rest, kind: str, told: list[str], ends: str
) -> None:
    carrier.faults.add(kind)
    _, sent = await rest.send(StatusCallback=f"{bot.url}/twilio/status")
    sid = str(sent["sid"])
    message = await carrier.settled(sid, ends)
    await carrier.idle()
    assert (bot.statuses(sid), message.status) == (told, ends)
    assert [report.get("ErrorCode") for report in (r.form for r in bot.reports)][-1:] in ([], [None], ["30003"])


async def test_a_lost_message_is_not_heard(carrier: Sandbox, rest: Rest) -> None:
    carrier.faults.add("report_failed", code=30005)
    _, sent = await rest.send()
    await carrier.settled(str(sent["sid"]), "undelivered")
    assert carrier.message(str(sent["sid"])).error_code == 30005
    with pytest.raises(TimeoutError):
        await carrier.heard(ANN, deadline=0.01)


@pytest.mark.parametrize(
    ("kind", "params"),
    [("nonsense", {}), ("send_slow", {"code": 1}), ("send_slow", {"count": 0}), ("send_slow", {"ms": "x"})],
)
def test_faults_that_do_not_exist(kind: str, params: dict[str, int]) -> None:
    with pytest.raises(UnknownFaultError):
        Faults().add(kind, **params)


def test_each_kind_can_be_switched_on_and_off() -> None:
    faults = Faults()
    added = [faults.add(kind, count=None) for kind in KINDS]
    assert len(faults.active()) == len(KINDS)
    assert all(faults.remove(fault.id) for fault in added)
    assert not faults.remove(added[0].id)
    assert faults.active() == []
