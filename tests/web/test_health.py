import asyncio
import threading

import orjson
import pytest

from bot.compose import what_is_missing
from bot.groundwork import live_channels
from core.address import sms
from core.clock import after
from core.settings import Settings
from core.tx import Tx
from sandbox.core.hub import PATIENCE
from storage.delivery import deliveries, outages
from tests.support.database.rows import met, text_to
from tests.support.front import ANN, Front
from web import health


async def test_a_process_that_lives_says_so(front: Front) -> None:
    answered = await front.get("/healthz")
    assert answered.status == 200
    assert orjson.loads(answered.body) == {"status": "alive"}


async def test_a_bot_that_could_commit_is_ready_and_names_each_part(front: Front) -> None:
    answered = await front.get("/readyz")
    assert answered.status == 200
    body = orjson.loads(answered.body)
    assert body["ready"] is True
    assert body["database"]["ok"] is True
    assert body["deliveries"] == {"waiting": 0, "unsettled": 0, "dead": 0, "oldest_seconds": 0.0}
    assert (body["twilio"], body["x"], body["media"]) == ({"ok": True},) * 3


def test_a_service_without_its_settings_is_named_with_what_it_lacks() -> None:
    missing = what_is_missing(Settings(), live_channels(Settings()))
    assert {name for name, reason in missing.items() if reason} == {"twilio", "x"}
    assert "x.client_id" in missing["x"]


async def test_a_service_that_is_down_is_named_with_since_when(front: Front) -> None:
    now = front.app.context.clock.now()
    await front.app.db.write(outages.begin, "x", "HTTP 503", after(now, -60_000), 2_000)
    answered = await front.get("/readyz")
    body = orjson.loads(answered.body)
    assert (answered.status, body["ready"], body["twilio"]) == (200, True, {"ok": True})
    assert (body["x"]["ok"], body["x"]["reason"]) == (False, "HTTP 503")
    assert body["x"]["down_since"].endswith("Z")
    metrics = (await front.get("/metrics")).body.decode()
    assert 'backslash_service_down_seconds{service="twilio"} 0.0' in metrics
    [line] = [line for line in metrics.splitlines() if line.startswith('backslash_service_down_seconds{service="x"}')]
    assert float(line.split()[1]) >= 60


async def test_a_bot_that_cannot_commit_is_not_ready_but_alive(front: Front) -> None:
    await front.app.db._writer.close()  # type: ignore[attr-defined]
    answered = await front.get("/readyz")
    assert answered.status == 503
    body = orjson.loads(answered.body)
    assert (body["ready"], body["database"]["ok"]) == (False, False)
    assert body["database"]["reason"]
    assert (await front.get("/healthz")).status == 200


async def test_a_database_that_does_not_answer_makes_it_not_ready(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "READY_SECONDS", 0.05)
    go_on = threading.Event()
    holding = asyncio.create_task(front.app.db.write(lambda _: go_on.wait(PATIENCE)))
    answered = await front.get("/readyz")
    go_on.set()
    await holding
    assert answered.status == 503
    assert orjson.loads(answered.body)["database"]["reason"] == "no answer in time"
    monkeypatch.setattr(health, "READY_SECONDS", PATIENCE)
    assert (await front.get("/readyz")).status == 200


def add_one(tx: Tx) -> None:
    deliveries.add(tx, text_to(met(tx, sms(ANN))))


async def test_figures_for_prometheus(front: Front) -> None:
    await front.app.db.write(add_one)
    await front.sms("SM1", "?")
    await front.post("/twilio/sms", b"", {})
    answered = await front.get("/metrics")
    assert answered.status == 200
    assert answered.content_type.startswith("text/plain; version=")
    lines = answered.body.decode().splitlines()
    assert "backslash_deliveries_waiting 2.0" in lines
    assert any(line.startswith('backslash_texts_total{state="handled"}') for line in lines)
    assert any(line.startswith('backslash_webhooks_refused_total{cause="no form"}') for line in lines)
    assert any(line.startswith("backslash_webhook_seconds_count") for line in lines)


async def test_figures_come_even_if_the_database_fails(front: Front) -> None:
    for reader in front.app.db._readers:  # type: ignore[attr-defined]
        await reader.connection.on_thread(lambda raw=reader.connection.raw: raw.set_progress_handler(lambda: 1, 1))
    answered = await front.get("/metrics")
    assert answered.status == 200
    assert b"backslash_deliveries_oldest_seconds NaN" in answered.body
