import base64

import aiohttp
import orjson
import pytest

from sandbox.server import Sandbox
from tests.sandbox.fake_bot import ANN, BEN, BOT, FakeBot


async def call(
    admin: aiohttp.ClientSession, method: str, path: str, body: object = None, **headers: str
) -> tuple[int, dict[str, object]]:
    async with admin.request(method, f"/sandbox{path}", json=body, headers=headers) as response:
        return response.status, await response.json() if response.status != 204 else {}


async def test_a_text_that_waits_for_its_replies(admin: aiohttp.ClientSession) -> None:
    status, text = await call(admin, "POST", "/texts", {"from": ANN, "to": BOT, "body": "?", "wait": True})
    assert (status, text["direction"], text["webhook"]["state"]) == (201, "inbound", "answered")
    assert [reply["body"] for reply in text["replies"]] == ["echo ?"]


async def test_a_text_that_does_not_wait(admin: aiohttp.ClientSession, carrier: Sandbox) -> None:
    status, text = await call(admin, "POST", "/texts", {"from": ANN, "body": "?"})
    assert (status, text["webhook"]["state"]) == (201, "pending")
    await carrier.heard(ANN)
    _, found = await call(admin, "GET", f"/messages?phone={ANN.replace('+', '%2B')}&since=0")
    assert [each["direction"] for each in found["messages"]] == ["inbound", "outbound-reply"]


async def test_photos_by_value_and_by_address(admin: aiohttp.ClientSession, carrier: Sandbox, bot: FakeBot) -> None:
    bot.files["b.jpg"] = ("image/jpeg", b"JPG")
    media = [
        {"type": "image/png", "base64": base64.b64encode(b"PNG").decode()},
        {"url": f"{bot.url}/files/b.jpg"},
    ]
    _, text = await call(admin, "POST", "/texts", {"from": ANN, "media": media, "wait": True})
    assert bot.texts[0]["NumMedia"] == "2"
    async with admin.get(text["media"][1]["url"]) as response:
        assert (response.content_type, await response.read()) == ("image/jpeg", b"JPG")
    assert [medium.content for medium in carrier.messages(ANN)[0].media] == [b"PNG", b"JPG"]


@pytest.mark.parametrize(
    "body",
    [
        [],
        {"body": "?"},
        {"from": ANN},
        {"from": ANN, "body": "a" * 1601},
        {"from": ANN, "media": [{"type": "image/png", "base64": "?"}]},
        {"from": ANN, "media": [{}]},
        {"from": ANN, "media": [{"url": "http://127.0.0.1:1/none"}]},
    ],
)
async def test_texts_that_make_no_sense(admin: aiohttp.ClientSession, body: object) -> None:
    status, error = await call(admin, "POST", "/texts", body)
    assert status == 400
    assert error["error"]


async def test_phones(admin: aiohttp.ClientSession, carrier: Sandbox) -> None:
    assert (await call(admin, "POST", "/phones"))[1] == {"number": ANN}
    assert (await call(admin, "POST", "/phones", {}))[1] == {"number": BEN}
    assert (await call(admin, "GET", "/phones"))[1] == {
        "phones": [ANN, BEN],
        "numbers": [BOT],
        "has_desk": False,
    }
    assert (await call(admin, "POST", "/desk/visit"))[0] == 404
    await carrier.text(ANN, "STOP")
    _, phone = await call(admin, "GET", f"/phones/{ANN}")
    assert (phone["opted_out"], phone["on_page"]) == (True, True)
    assert [each["by_carrier"] for each in phone["messages"]][:2] == [False, True]
    assert (await call(admin, "DELETE", f"/phones/{ANN}"))[0] == 204
    assert (await call(admin, "DELETE", f"/phones/{ANN}"))[0] == 404


async def test_faults(admin: aiohttp.ClientSession, carrier: Sandbox) -> None:
    wanted = {"kind": "send_refused", "count": 2, "number": ANN, "code": 21608}
    status, added = await call(admin, "POST", "/faults", wanted)
    assert (status, added) == (201, {"id": 1, "status": 400, **wanted})
    _, known = await call(admin, "GET", "/faults")
    assert known["active"] == [added]
    assert {"send_refused", "webhooks_off"} <= {kind["kind"] for kind in known["kinds"]}
    assert (await call(admin, "POST", "/faults", {"kind": "nonsense"}))[0] == 400
    assert (await call(admin, "POST", "/faults", {}))[0] == 400
    assert (await call(admin, "DELETE", "/faults/1"))[0] == 204
    carrier.faults.add("send_429")
    assert (await call(admin, "DELETE", "/faults"))[0] == 204
    assert carrier.faults.active() == []


async def test_settings(admin: aiohttp.ClientSession, carrier: Sandbox) -> None:
    wanted = {"webhook_url": "http://x/#rc=2", "report_delays": {"sent_ms": 5, "delivered_ms": 10}}
    status, shown = await call(admin, "PUT", "/settings", wanted)
    assert (status, shown["webhook_url"], shown["report_delays"]) == (200, *wanted.values())
    assert "auth_token" not in shown
    await call(admin, "PUT", "/settings", {"report_delays": "off"})
    assert carrier.settings.report_delays is None
    for wrong in (
        {"auth_token": "x"},
        {"media_redirect": "yes"},
        {"report_delays": 3},
        {"media_not_ready": True},
        {"webhook_url": "x"},
    ):
        assert (await call(admin, "PUT", "/settings", wrong))[0] == 400


async def test_log_lines(admin: aiohttp.ClientSession) -> None:
    lines = b'{"ts":"2026-01-01T00:00:00Z","level":"info","event":"text.received"}\n\nnot json\n'
    async with admin.post("/sandbox/logs", data=lines) as response:
        assert response.status == 204
    _, kept = await call(admin, "GET", "/logs")
    assert [line["event"] for line in kept["lines"]] == ["text.received", "not json"]


async def next_event(stream: aiohttp.StreamReader, name: str) -> dict[str, object]:
    while (await stream.readuntil(b"\n")).strip() != b"event: " + name.encode():
        pass
    return orjson.loads((await stream.readuntil(b"\n")).removeprefix(b"data: "))


async def test_events_tell_what_happens(admin: aiohttp.ClientSession, carrier: Sandbox) -> None:
    carrier.add_phone(ANN)
    async with admin.get("/sandbox/events?phones_only=1") as response:
        await next_event(response.content, "hello")
        await carrier.text(BEN, "of no phone on the page")
        await carrier.text(ANN, "hello")
        assert (await next_event(response.content, "message"))["body"] == "hello"
        carrier.log(b'{"event":"text.received"}')
        assert (await next_event(response.content, "log"))["event"] == "text.received"
        carrier.faults.add("send_429")
        assert len(await next_event(response.content, "faults")) == 1


async def test_other_origins_have_no_access(admin: aiohttp.ClientSession) -> None:
    assert (await call(admin, "GET", "/stats", Origin="http://evil.example"))[0] == 403
    assert (await call(admin, "GET", "/stats"))[0] == 200


async def test_stats(admin: aiohttp.ClientSession, carrier: Sandbox) -> None:
    await carrier.text(ANN, "?")
    await carrier.idle()
    _, stats = await call(admin, "GET", "/stats")
    assert (stats["inbound"], stats["outbound-reply"], stats["webhooks_answered"]) == (1, 1, 1)
    assert (stats["messages_kept"], stats["reports_sent"]) == (2, 2)


async def test_redelivery(admin: aiohttp.ClientSession, carrier: Sandbox, bot: FakeBot) -> None:
    text = carrier.put(ANN, "missed")
    assert (await call(admin, "POST", f"/messages/{text.sid}/redeliver"))[1]["webhook"]["state"] == "answered"
    assert bot.said() == ["missed"]
    assert (await call(admin, "POST", "/messages/SM0/redeliver"))[0] == 404
