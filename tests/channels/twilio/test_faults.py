"""Carrier faults and their outcomes: nothing lost, nothing sent twice, each person's texts answered in order."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
import pytest_asyncio

from bot.app import open_app, open_gateways
from channels.twilio.gateway import TwilioGateway
from clients.session import open_session
from sandbox.server import Sandbox
from tests.conftest import Logs, StartBot
from tests.support.bots import QUICK, Phone, eventually, settings_for
from tests.support.x.stage import XStage, open_stage

HASTE = {**QUICK, "report_seconds": 0.4, "settle_seconds": 0.25, "retry_seconds": 0.03}
CARRIER = {"timeout_seconds": 2.0, "webhook_seconds": 1.5}
TEXTS = 3
CatchUp = Callable[[], Awaitable[int]]
on_a_stage = pytest.mark.asyncio(loop_scope="module")
"""One bot for many faults, each of which strikes one person only."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[XStage]:
    async with open_stage(shared_database_url, deliveries=HASTE, twilio=CARRIER) as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def catch_up(stage: XStage) -> AsyncIterator[CatchUp]:
    """Takes in what the carrier only lists."""
    settings = settings_for(stage.database_url, stage.sandbox.url, twilio=CARRIER)
    opened = await open_app(settings)
    async with open_session(settings.twilio.timeout_seconds, 4) as session:
        gateway = open_gateways(opened, session)["sms"]
        assert isinstance(gateway, TwilioGateway)
        yield gateway.reconciler().catch_up
    await opened.db.close()


def new_phone(stage: XStage) -> Phone:
    return Phone(f"+1555010{1000 + next(stage.numbers)}", stage.sandbox)


@pytest.fixture
def cat(stage: XStage) -> Phone:
    """A phone that nobody had before."""
    return new_phone(stage)


@dataclass(frozen=True)
class Fault:
    """A fault of the sandbox, and what the bot has to make of it."""

    kind: str
    params: dict[str, float] = field(default_factory=dict)
    count: int | None = 1
    logged: str = ""
    """An event that has to be in the log."""


# What goes wrong while a text is sent by the carrier's interface.
SENDING = [
    Fault("send_429", logged="delivery.retry"),
    Fault("send_429", {"retry_after": 1}, logged="delivery.retry"),
    Fault("send_429", count=3, logged="delivery.retry"),
    Fault("send_error_before", {"status": 500}, logged="delivery.unknown"),
    Fault("send_error_before", {"status": 503}, count=2, logged="delivery.unknown"),
    Fault("send_error_after", {"status": 500}, logged="delivery.unknown"),
    Fault("send_error_after", {"status": 502}, count=3, logged="delivery.unknown"),
    Fault("send_reset_before", logged="delivery.unknown"),
    Fault("send_reset_after", logged="delivery.unknown"),
    Fault("send_reset_after", count=3, logged="delivery.unknown"),
    Fault("send_timeout_before", {"seconds": 6}, logged="delivery.unknown"),
    Fault("send_timeout_after", {"seconds": 6}),  # its report comes before the time is out
    Fault("send_slow", {"ms": 300}, count=None),
    Fault("report_reversed", count=None),
    Fault("report_repeated", count=None),
    Fault("report_missing", count=None),
    Fault("report_failed", {"code": 30008}, logged="delivery.retry"),
]


@on_a_stage
@pytest.mark.parametrize("fault", SENDING, ids=lambda fault: f"{fault.kind}-{fault.count}-{fault.params}")
async def test_a_text_sent_by_the_carriers_interface(
    fault: Fault, stage: XStage, catch_up: CatchUp, cat: Phone, logs: Logs
) -> None:
    for turn in range(TEXTS):
        stage.sandbox.put(cat.number, f"\\zebrafinch{turn}")
    stage.sandbox.faults.add(fault.kind, count=fault.count, number=cat.number, **fault.params)
    assert await catch_up() == TEXTS
    # A text that the carrier took and reports as failed later is sent again behind those that followed it.
    as_it_should_be = all_arrived if fault.kind == "report_failed" else all_in_order
    await as_it_should_be(cat)
    await settled(stage)
    await as_it_should_be(cat)
    assert not fault.logged or logs.lines(fault.logged)
    assert not has_not_struck(stage.sandbox)


# What goes wrong between the carrier and the webhook.
ANSWERING = [
    Fault("drop_before_answer", {"ms": 700}),
    Fault("drop_before_answer", {"ms": 700}, count=2),
    Fault("reset_after_send"),
    Fault("reset_after_send", count=2),
    Fault("duplicate", {"times": 3}, count=None, logged="text.duplicate"),
    Fault("report_missing", count=None, logged="delivery.sent"),
    Fault("report_reversed", count=None),
    Fault("report_repeated", count=None),
    Fault("report_code_zero", count=None, logged="delivery.reported"),
    Fault("report_failed", {"code": 30003}, logged="delivery.retry"),
    Fault("report_undelivered_only", {"code": 30003}, logged="delivery.retry"),
]
RETRIES = ["", "#rc=3&rp=5xx,ct,rt"]


@on_a_stage
@pytest.mark.parametrize("retries", RETRIES, ids=["without-retries", "with-retries"])
@pytest.mark.parametrize("fault", ANSWERING, ids=lambda fault: f"{fault.kind}-{fault.count}")
async def test_a_text_answered_at_once(fault: Fault, retries: str, stage: XStage, cat: Phone, logs: Logs) -> None:
    sandbox = stage.sandbox
    sandbox.webhook_url = sandbox.webhook_url.partition("#")[0] + retries
    sandbox.faults.add(fault.kind, count=fault.count, number=cat.number, **fault.params)
    for turn in range(TEXTS):
        await cat.text(f"\\zebrafinch{turn}")
    await all_arrived(cat)
    await settled(stage)
    await all_arrived(cat)
    if not fault.kind.startswith("report"):
        await all_in_order(cat)
    assert not fault.logged or logs.lines(fault.logged)
    assert not has_not_struck(sandbox)


# What the carrier's list does wrong while an outcome is unknown.
LISTING = [
    Fault("list_error", {"status": 500}, count=2, logged="delivery.unknown"),
    Fault("list_slow", {"ms": 6000}, logged="delivery.unknown"),
]


@on_a_stage
@pytest.mark.parametrize("fault", LISTING, ids=lambda fault: fault.kind)
async def test_an_unknown_outcome_is_settled_even_if_the_list_fails(
    fault: Fault, stage: XStage, catch_up: CatchUp, cat: Phone, logs: Logs
) -> None:
    sandbox = stage.sandbox
    for turn in range(TEXTS):
        sandbox.put(cat.number, f"\\zebrafinch{turn}")
    # The first look at the list fetches what was missed; a report would settle what the list should.
    sandbox.faults.add("report_missing", count=None, number=cat.number)
    sandbox.faults.add("send_reset_after", number=cat.number)
    await catch_up()
    await sandbox.heard(cat.number, 1)
    sandbox.faults.add(fault.kind, count=fault.count, **fault.params)
    await all_in_order(cat)
    await settled(stage)
    await all_in_order(cat)
    assert logs.lines(fault.logged)


DEAD = [
    (21211, "Not a number"),
    (21408, "region"),
    (21608, "trial"),
    (21614, "Not a number"),
    (30034, "registered"),
]


@on_a_stage
@pytest.mark.parametrize(("code", "reason"), DEAD)
async def test_what_is_refused_for_good_is_dead_with_its_reason(
    code: int, reason: str, stage: XStage, catch_up: CatchUp, cat: Phone, logs: Logs
) -> None:
    another = new_phone(stage)
    for phone in (cat, another):
        stage.sandbox.put(phone.number, "\\zebrafinch0")
    stage.sandbox.faults.add("send_refused", number=cat.number, code=code)
    await catch_up()
    await stage.sandbox.heard(another.number, 1)
    dead = await logs.appears("delivery.dead")
    assert reason in dead["reason"]
    await settled(stage)
    assert not stage.sandbox.messages_to(cat.number)


# What an operator may mend, passes by itself, or nobody knows: the code, and where its meaning is written up.
WAITING = [(code, f"https://www.twilio.com/docs/api/errors/{code}") for code in (21606, 29999)] + [(14107, "")]


@on_a_stage
@pytest.mark.parametrize(("code", "address"), WAITING)
async def test_what_may_be_mended_waits_and_arrives_in_order(
    code: int, address: str, stage: XStage, catch_up: CatchUp, cat: Phone, logs: Logs
) -> None:
    for turn in range(TEXTS):
        stage.sandbox.put(cat.number, f"\\zebrafinch{turn}")
    stage.sandbox.faults.add("send_refused", count=2, number=cat.number, code=code)
    await catch_up()
    await all_in_order(cat)
    await settled(stage)
    assert logs.lines("delivery.dead") == []
    assert [line["code"] for line in logs.lines("texts.paused")] == ([code] * 2 if address else [])
    assert all(address in line["reason"] for line in logs.lines("texts.paused"))


REPORTED = [30002, 30017, 39999]


@on_a_stage
@pytest.mark.parametrize("code", REPORTED)
async def test_what_failed_for_a_reason_that_passes_is_sent_again(
    code: int, stage: XStage, cat: Phone, logs: Logs
) -> None:
    stage.sandbox.faults.add("report_failed", number=cat.number, code=code)
    await cat.text("\\zebrafinch0")
    await eventually(lambda: is_tried_again(logs))
    await stage.db.write(lambda tx: tx.run("UPDATE deliveries SET due_at = 0 WHERE state = 'waiting'"))
    await stage.sandbox.heard(cat.number, 1)
    await settled(stage)
    assert turns(cat) == [0]
    assert logs.lines("delivery.retry")[0]["code"] == code


@on_a_stage
@pytest.mark.parametrize("action_reports", ["queued", "all"])
async def test_whatever_action_is_told_a_report_counts_once(
    action_reports: str, stage: XStage, cat: Phone, logs: Logs
) -> None:
    stage.sandbox.settings.action_reports = action_reports
    try:
        for turn in range(TEXTS):
            await cat.text(f"\\zebrafinch{turn}")
        await all_in_order(cat)
        await settled(stage)
    finally:
        stage.sandbox.settings.action_reports = "once"
    assert turns(cat) == list(range(TEXTS))
    news = [line["status"] for line in logs.lines("delivery.reported") if line["news"]]
    assert news.count("delivered") == TEXTS
    assert not logs.lines("delivery.doubled")


UNTOLD = [
    ("report_missing", {}),
    ("report_failed_untold", {"code": 30008}),
    ("report_failed_untold", {"code": 30005}),
]


@on_a_stage
async def test_a_reply_of_which_only_queued_is_told_is_looked_for(stage: XStage, logs: Logs) -> None:
    stage.sandbox.settings.action_reports = "queued"
    phones = [new_phone(stage) for _ in UNTOLD]
    try:
        for phone, (kind, params) in zip(phones, UNTOLD, strict=True):
            stage.sandbox.faults.add(kind, number=phone.number, **params)
            await phone.text("\\zebrafinch0")
        for phone in phones[:2]:  # the third one's number is no longer in use
            await stage.sandbox.heard(phone.number, 1)
        await settled(stage)
    finally:
        stage.sandbox.settings.action_reports = "once"
    assert [turns(phone) for phone in phones] == [[0], [0], []]
    assert [len(stage.sandbox.messages_to(phone.number)) for phone in phones] == [1, 2, 1]
    assert "no longer in use" in logs.lines("delivery.dead")[0]["reason"]


async def is_tried_again(logs: Logs) -> bool:
    return bool(logs.lines("delivery.retry"))


async def test_wrong_credentials_kill_no_text(start: StartBot, sandbox: Sandbox, ann: Phone, logs: Logs) -> None:
    sandbox.put(ann.number, "\\zebrafinch0")
    sandbox.faults.add("send_refused", count=2, code=20003, status=401)
    await start(deliveries=HASTE)
    await logs.appears("delivery.retry")
    assert "credentials" in logs.lines("delivery.retry")[0]["reason"]
    assert not logs.lines("delivery.dead")


async def test_an_opt_out_that_the_carrier_knows_is_learned(
    start: StartBot, sandbox: Sandbox, ann: Phone, logs: Logs
) -> None:
    sandbox.put(ann.number, "\\zebrafinch0")
    sandbox.faults.add("send_refused", number=ann.number, code=21610)
    await start(deliveries=HASTE)
    await logs.appears("delivery.dead")
    result = await ann.text("\\zebrafinch1")
    assert not result.replies
    await ann.text("START")
    await ann.text("\\zebrafinch2")
    await ann.hears("START") if ann.sandbox.messages_to(ann.number)[0].by_carrier else None
    heard = [message.body for message in sandbox.messages_to(ann.number) if not message.by_carrier]
    assert len(heard) == 1
    assert "ZEBRAFINCH2" in heard[0]


def has_not_struck(sandbox: Sandbox) -> bool:
    """Whether a fault is left that was to strike a certain number of times."""
    return any(fault.count is not None for fault in sandbox.faults.active())


async def all_arrived(phone: Phone) -> None:
    """Each text has exactly one answer that arrived."""
    await phone.sandbox.heard(phone.number, TEXTS)
    assert sorted(turns(phone)) == list(range(TEXTS))


async def all_in_order(phone: Phone) -> None:
    """Each text has exactly one answer, in the order of the texts."""
    await phone.sandbox.heard(phone.number, TEXTS)
    assert turns(phone) == list(range(TEXTS))


def turns(phone: Phone) -> list[int]:
    arrived = [message for message in phone.sandbox.messages_to(phone.number) if not message.lost]
    return [int(message.body.partition("ZEBRAFINCH")[2][:1]) for message in arrived]


async def settled(stage: XStage) -> None:
    """Wait until nothing is open any more: then nothing more can be sent."""
    await stage.sandbox.idle()
    await stage.quiet()
    await stage.sandbox.idle()
