import asyncio
import gzip
import threading
import zlib
from unittest.mock import patch
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree as ET

import pytest

from channels import webhook
from channels.twilio import webhooks
from channels.twilio.signature import HEADER
from channels.twilio.webhooks import SMS_PATH, STATUS_PATH
from core.address import sms
from sandbox.carrier.webhooks.signature import sign
from sandbox.core.hub import PATIENCE
from storage import addresses, texts
from storage.engine import sqlite
from storage.engine.database import NotCommitted
from tests.conftest import Logs
from tests.support.bots import NUMBER, TOKEN
from tests.support.database.rows import in_state, met
from tests.support.front import ANN, FORM, PUBLIC, Answered, Fields, Front, carriers_own

BODY = "zebrafinch over the lake this morning"
SMS: Fields = [("MessageSid", "SM1"), ("From", ANN), ("To", NUMBER), ("Body", BODY)]
REPORT: Fields = [("MessageSid", "SM9"), ("MessageStatus", "sent")]
NO_SID = "no MessageSid"
TO_STATUS = f"{STATUS_PATH}?delivery=7"


def without(fields: Fields, *names: str, **instead: str) -> Fields:
    return [(name, value) for name, value in fields if name not in names] + list(instead.items())


def is_silent_xml(answered: Answered) -> bool:
    root = ET.fromstring(answered.body)  # noqa: S314 - our own
    return answered.content_type.startswith("text/xml") and root.tag == "Response" and len(root) == 0


FORMS: list[tuple[str, str, Fields, int, str]] = [
    ("no MessageSid", SMS_PATH, without(SMS, "MessageSid"), 400, "no MessageSid"),
    ("an empty MessageSid", SMS_PATH, without(SMS, "MessageSid", MessageSid=""), 400, "no MessageSid"),
    (
        "a MessageSid that is too long",
        SMS_PATH,
        without(SMS, "MessageSid", MessageSid="S" * 65),
        400,
        "no MessageSid",
    ),
    ("a MessageSid of something else", SMS_PATH, without(SMS, "MessageSid", MessageSid="CA" + "1" * 32), 400, NO_SID),
    ("a MessageSid that is none", SMS_PATH, without(SMS, "MessageSid", MessageSid="SM" + "x" * 32), 400, NO_SID),
    ("somebody else's account", SMS_PATH, [*SMS, ("AccountSid", "AC" + "2" * 32)], 400, "another account"),
    ("no account", SMS_PATH, [*SMS, ("AccountSid", "")], 400, "another account"),
    ("a To that is no number", SMS_PATH, without(SMS, "To", To="bot@example.com"), 400, "no To"),
    ("no From", SMS_PATH, without(SMS, "From"), 400, "no From"),
    ("a From of spaces", SMS_PATH, without(SMS, "From", From="  "), 400, "no From"),
    ("no To", SMS_PATH, without(SMS, "To"), 400, "no To"),
    ("a NumMedia that is none", SMS_PATH, [*SMS, ("NumMedia", "many")], 400, "bad NumMedia"),
    ("a negative NumMedia", SMS_PATH, [*SMS, ("NumMedia", "-1")], 400, "bad NumMedia"),
    ("too many media", SMS_PATH, [*SMS, ("NumMedia", "11")], 400, "bad NumMedia"),
    ("a NumMedia of thousands of digits", SMS_PATH, [*SMS, ("NumMedia", "9" * 5000)], 400, "bad NumMedia"),
    ("a NumMedia in other digits", SMS_PATH, [*SMS, ("NumMedia", "\u0663")], 400, "bad NumMedia"),
    (
        "more fields than anybody sends",
        SMS_PATH,
        [*SMS, *[("More", str(n)) for n in range(500)]],
        400,
        "too many fields",
    ),
    ("a body over the limit", SMS_PATH, without(SMS, "Body", Body="x" * 70_000), 413, "body too large"),
    ("a report on nothing", STATUS_PATH, REPORT, 400, "no delivery in the URL"),
    ("a report on no number", f"{STATUS_PATH}?delivery=x", REPORT, 400, "no delivery in the URL"),
    ("a report on too great a number", f"{STATUS_PATH}?delivery={2**63}", REPORT, 400, "no delivery in the URL"),
    ("a report without MessageSid", TO_STATUS, without(REPORT, "MessageSid"), 400, "no MessageSid"),
    ("a report on another account", TO_STATUS, [*REPORT, ("AccountSid", "AC" + "2" * 32)], 400, "another account"),
    ("a report without a status", TO_STATUS, without(REPORT, "MessageStatus"), 400, "no MessageStatus"),
]


async def test_malformed_forms_are_refused_in_xml_and_logged_with_their_cause(front: Front, logs: Logs) -> None:
    for label, path, fields, status, cause in FORMS:
        answered = await front.form(path, fields)
        assert answered.status == status, label
        assert is_silent_xml(answered), label
        line = logs.lines("webhook.refused")[-1]
        assert (line["path"], line["status"], line["cause"]) == (urlsplit(path).path, status, cause), label
    assert len(logs.lines("webhook.refused")) == len(FORMS)
    assert await front.app.db.read(lambda tx: tx.rows("SELECT id FROM texts")) == []


TAKEN: list[tuple[str, str, Fields, int]] = [
    ("the fewest fields", SMS_PATH, SMS, 200),
    ("an old name of the sid", SMS_PATH, without(SMS, "MessageSid", SmsSid="SM2"), 200),
    ("no Body", SMS_PATH, without(SMS, "Body", "MessageSid", MessageSid="SM3"), 200),
    ("a NUL", SMS_PATH, without(SMS, "Body", "MessageSid", Body=f"{BODY}\0", MessageSid="SM6"), 200),
    (
        "fields nobody knows",
        SMS_PATH,
        without([*SMS, ("New", "1"), ("New", "2")], "MessageSid", MessageSid="SM7"),
        200,
    ),
    ("ten media", SMS_PATH, without([*SMS, ("NumMedia", "10")], "MessageSid", MessageSid="SM8"), 200),
    ("a report on what nobody knows", TO_STATUS, REPORT, 204),
    ("a report with a code of thousands of digits", TO_STATUS, [*REPORT, ("ErrorCode", "9" * 5000)], 204),
    ("a report with a code that is none", TO_STATUS, [*REPORT, ("ErrorCode", "\u0663")], 204),
    ("a status that nobody knows", TO_STATUS, without(REPORT, "MessageStatus", MessageStatus="teleported"), 204),
    ("the greatest number", f"{STATUS_PATH}?delivery={2**63 - 1}", REPORT, 204),
]


async def test_odd_but_good_forms_are_taken(front: Front, logs: Logs) -> None:
    for label, path, fields, status in TAKEN:
        answered = await front.form(path, fields)
        assert answered.status == status, label
        if status == 200:
            assert answered.content_type.startswith("text/xml"), label
            assert ET.fromstring(answered.body).tag == "Response", label  # noqa: S314 - our own
    assert [line for line in logs.lines() if line["level"] == "error"] == []


UNSERVED = [
    ("12345", "short code"),
    ("Bank", "no number"),
    ("ann@example.com", "no number"),
    ("15550100101", "no number"),
    ("+447700900123", "other country"),
    ("+18765550123", "other country"),
    ("+19005550123", "dear number"),
]


async def test_who_is_not_served_gets_no_answer_and_leaves_no_row(front: Front, logs: Logs) -> None:
    """What a reply costs is up to who gets it; newcomers are counted, and these are none."""
    for number, (sender, reason) in enumerate(UNSERVED):
        answered = await front.sms(f"SM{number}", "?", sender)
        assert (answered.status, is_silent_xml(answered)) == (200, True), sender
        line = logs.lines("sender.unserved")[-1]
        assert (line["reason"], sender in str(line)) == (reason, False), sender
    assert logs.lines("text.") == []
    assert await front.app.db.read(lambda tx: tx.rows("SELECT id FROM people")) == []
    assert await front.app.db.read(lambda tx: tx.rows("SELECT name FROM marks WHERE name = 'people.new'")) == []
    assert b"<Message" in (await front.sms("SM99", "?")).body


@pytest.mark.parametrize("word", ["\\stop", "STOP", "STATUS"])
async def test_who_is_not_served_any_more_may_leave(front: Front, logs: Logs, word: str) -> None:
    """In silence: an answer might cost dollars."""
    gone = sms("+447700900123")
    await front.app.db.write(met, gone)
    answered = await front.sms("SM1", word, gone.value)
    assert (answered.status, is_silent_xml(answered)) == (200, True)
    found = await front.app.db.read(addresses.find, gone)
    kept, is_silenced = {"\\stop": (False, False), "STOP": (True, True), "STATUS": (True, False)}[word]
    assert (found is not None, found is not None and found.opted_out) == (kept, is_silenced)
    assert logs.lines("sender.unserved")[-1]["left"] == (word != "STATUS")
    assert await front.app.db.read(lambda tx: tx.rows("SELECT 1 FROM deliveries WHERE kind = 'text'")) == []


FORGERIES: list[tuple[str, dict[str, str], str, str]] = [
    ("another token", {"token": "guessed"}, "token", SMS_PATH),
    ("another host", {"signed_url": "http://127.0.0.1:{port}/twilio/sms"}, "host", SMS_PATH),
    ("another scheme", {"signed_url": "http://bot.example.com/twilio/sms"}, "scheme", SMS_PATH),
    ("another path", {"signed_url": PUBLIC}, "path", SMS_PATH),
    ("a report with another token", {"token": "guessed"}, "token", TO_STATUS),
    ("a report on another delivery", {"signed_url": f"{PUBLIC}{STATUS_PATH}?delivery=8"}, "token", TO_STATUS),
]


async def test_what_the_carrier_did_not_sign_is_refused_and_the_cause_logged(front: Front, logs: Logs) -> None:
    port = str(urlsplit(front.url).port)
    for label, signing, cause, path in FORGERIES:
        given = {name: value.replace("{port}", port) for name, value in signing.items()}
        answered = await front.form(path, SMS if path == SMS_PATH else REPORT, **given)  # type: ignore[arg-type]
        assert answered.status == 403, label
        assert is_silent_xml(answered), label
        assert logs.lines("signature.refused")[-1]["cause"] == cause, label
    answered = await front.post(SMS_PATH, b"MessageSid=SM1", {"Content-Type": FORM})
    assert answered.status == 403
    assert logs.lines("signature.refused")[-1]["cause"] == "missing"
    assert logs.lines("text.") == []


async def test_altered_fields_are_refused(front: Front) -> None:
    whole = carriers_own(SMS)
    headers = {"Content-Type": FORM, HEADER: sign(TOKEN, PUBLIC + SMS_PATH, whole)}
    body = urlencode(whole)
    altered = body.replace("zebrafinch", "zebrafinches").encode()
    assert (await front.post(SMS_PATH, altered, headers)).status == 403
    assert (await front.post(SMS_PATH, body.encode(), headers)).status == 200


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
async def test_what_is_no_form_is_refused(front: Front, content_type: str) -> None:
    answered = await front.post(SMS_PATH, b"{}", {"Content-Type": content_type})
    assert answered.status == 400
    assert is_silent_xml(answered)


async def test_a_broken_encoding_of_the_body_is_refused(front: Front) -> None:
    answered = await front.post(SMS_PATH, b"no gzip", {"Content-Type": FORM, "Content-Encoding": "gzip"})
    assert answered.status == 415
    assert b"Server" not in answered.body


async def test_a_body_that_comes_too_slowly_is_refused(
    front: Front, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    monkeypatch.setattr(webhook, "BODY_SECONDS", 0.05)
    parts = urlsplit(front.url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"POST {SMS_PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\nContent-Length: 100\r\n\r\nBody="
    writer.write(head.encode())
    answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
    writer.close()
    await writer.wait_closed()
    assert b" 400 " in answer
    assert b"text/xml" in answer
    assert logs.lines("webhook.refused")[-1]["cause"] == "body too slow"


async def test_what_comes_whole_takes_the_short_way(front: Front) -> None:
    with patch("channels.webhook._read", side_effect=AssertionError("it goes through aiohttp")):
        assert b"<Message" in (await front.sms("SM1", "STATUS")).body
        assert (await front.report(7, "SM9", "sent")).status == 204


async def test_503_while_the_database_cannot_commit(front: Front, logs: Logs) -> None:
    await front.app.db._writer.close()  # type: ignore[attr-defined]
    for answered in (await front.sms("SM1", BODY), await front.report(7, "SM9", "sent")):
        assert answered.status == 503
        assert is_silent_xml(answered)
    assert [line["cause"] for line in logs.lines("webhook.refused")] == ["not committed"] * 2
    assert logs.lines("text.") == []


async def test_503_before_the_carrier_gives_up_waiting(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "COMMIT_SECONDS", 0.05)
    go_on = threading.Event()
    holding = asyncio.create_task(front.app.db.write(lambda _: go_on.wait(PATIENCE)))
    answered = await front.sms("SM1", "?")
    assert answered.status == 503
    assert is_silent_xml(answered)
    with pytest.raises(NotCommitted):
        await holding
    monkeypatch.undo()
    go_on.set()
    async with asyncio.timeout(PATIENCE):  # the alarm over the commit that hung may ring once more
        while (again := await front.sms("SM1", "?")).status == 503:
            pass
    assert b"You can text" in again.body


async def test_whatever_breaks_no_page_of_the_servers_comes_back(
    front: Front, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise LookupError(BODY)

    monkeypatch.setattr(type(front.app.intake), "take", broken)
    for way in ("write", "write_personal"):
        monkeypatch.setattr(type(front.app.db), way, broken)
    for answered in (await front.sms("SM1", BODY), await front.report(7, "SM9", "sent")):
        assert answered.status == 500
        assert is_silent_xml(answered)
    assert {line["error"] for line in logs.lines("webhook.broken")} == {"LookupError"}


async def test_the_same_text_again_gets_the_same_bytes(front: Front) -> None:
    first = await front.sms("SM1", "?")
    assert b"<Message action=" in first.body
    for _ in range(3):
        assert await front.sms("SM1", "?") == first
    assert len(await front.app.db.read(in_state, None, 10)) == 1


async def test_an_answer_that_comes_too_late_is_not_given_for_it_may_be_sent_already(
    front: Front, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "IN_TIME", 0.0)
    assert is_silent_xml(await front.form(SMS_PATH, without(SMS, "Body", Body="STATUS")))
    assert logs.lines("text.unanswered")
    [waiting] = await front.app.db.read(lambda tx: tx.rows("SELECT state FROM deliveries"))
    assert waiting == ("unsettled",)


async def test_at_once_or_later_one_text_has_one_effect(front: Front) -> None:
    answers = await asyncio.gather(*(front.sms("SM1", "?") for _ in range(20)))
    assert len(set(answers)) == 1
    assert len(await front.app.db.read(in_state, None, 10)) == 1


async def test_after_a_report_the_same_text_gets_an_empty_answer(front: Front, logs: Logs) -> None:
    await front.sms("SM1", "?")
    [delivery] = await front.app.db.read(in_state, None, 10)
    assert (await front.report(delivery.id, "SM9", "sent")).status == 204
    again = await front.sms("SM1", "?")
    assert (again.status, is_silent_xml(again)) == (200, True)
    assert logs.lines("text.duplicate")[-1]["answered"] is False


async def test_what_is_known_to_be_queued_is_not_given_again(front: Front) -> None:
    await front.sms("SM1", "?")
    [delivery] = await front.app.db.read(in_state, None, 10)
    await front.report(delivery.id, "SM9", "queued")
    assert is_silent_xml(await front.sms("SM1", "?"))
    [delivery] = await front.app.db.read(in_state, None, 10)
    assert (delivery.state, delivery.carrier_sid, delivery.report) == ("handed", "SM" + "9".zfill(32), "queued")


async def test_the_carriers_words_get_an_empty_answer(front: Front) -> None:
    for i, word in enumerate(("STOP", "start", "Help", "unsubscribe", "YES", "INFO")):
        answered = await front.sms(f"SM{i}", word)
        assert (answered.status, is_silent_xml(answered)) == (200, True), word


async def test_what_is_answered_is_committed_before(front: Front) -> None:
    await front.sms("SM1", BODY)
    kept = await front.app.db.read(texts.find, "SM" + "1".zfill(32))
    assert kept is not None
    opened = texts.opened(kept, front.app.context.keys)
    assert (opened.body, opened.sender, opened.recipient) == (BODY, sms(ANN), sms(NUMBER))


async def test_reports_are_logged_by_what_they_change(front: Front, logs: Logs) -> None:
    await front.sms("SM1", "?")
    [delivery] = await front.app.db.read(in_state, None, 10)
    await front.report(delivery.id, "SM9", "sent")
    await front.report(delivery.id, "SM9", "sent")
    await front.report(delivery.id, "SM10", "delivered")
    await front.report(delivery.id, "SM9", "undelivered", ErrorCode="30007")
    seen = [(line["event"], line.get("news"), line.get("code")) for line in logs.lines("delivery.")]
    assert seen == [
        ("delivery.reported", True, None),
        ("delivery.reported", False, None),
        ("delivery.doubled", None, None),
        ("delivery.dead", None, 30007),
    ]
    await front.sms("SM2", "?")
    [second] = await front.app.db.read(in_state, None, 10)
    await front.report(second.id, "SM11", "undelivered", ErrorCode="30003")
    assert logs.lines("delivery.retry")


async def test_a_slash_too_many_in_the_address_costs_no_text(front: Front, logs: Logs) -> None:
    answered = await front.form(f"{SMS_PATH}/", without(SMS, "Body", Body="?"))
    assert (answered.status, b"You can text" in answered.body) == (200, True)
    assert logs.lines("webhook.misaddressed")[0]["path"] == f"{SMS_PATH}/"
    assert (await front.form(f"{SMS_PATH}/", SMS, token="guessed")).status == 403


@pytest.mark.parametrize("path", [SMS_PATH, f"{SMS_PATH}/", STATUS_PATH])
async def test_what_is_not_posted_is_told_how_and_logged(front: Front, logs: Logs, path: str) -> None:
    answered = await front.get(f"{path}?MessageSid=SM1")
    assert (answered.status, is_silent_xml(answered)) == (405, True)
    assert b"HTTP POST" in answered.body
    assert [line["cause"] for line in logs.lines("webhook.refused")] == ["not posted"]


async def test_an_error_code_of_zero_is_none(front: Front, logs: Logs) -> None:
    await front.sms("SM1", "?")
    [delivery] = await front.app.db.read(in_state, None, 10)
    await front.report(delivery.id, "SM9", "failed", ErrorCode="0")
    [line] = logs.lines("delivery.dead")
    assert (line["code"], "without a code" in line["reason"]) == (None, True)


@pytest.mark.parametrize("path", [SMS_PATH, STATUS_PATH, "/nothing/here", "/connect"])
@pytest.mark.parametrize("coding", ["gzip", "deflate"])
async def test_a_compressed_body_is_never_unpacked(front: Front, path: str, coding: str) -> None:
    """A few kilobytes may stand for many megabytes, and anybody can send them."""
    packed = gzip.compress(bytes(50_000_000)) if coding == "gzip" else zlib.compress(bytes(50_000_000))
    assert len(packed) < 65_536
    with patch("aiohttp.http_parser.DeflateBuffer", side_effect=AssertionError("it is unpacked")) as unpacking:
        answered = await front.post(path, packed, {"Content-Type": FORM, "Content-Encoding": coding})
    assert not unpacking.called
    assert answered.status == (415 if path in {SMS_PATH, STATUS_PATH} else 404 if path == "/nothing/here" else 403)


async def test_a_text_that_comes_compressed_is_refused_though_its_signature_is_right(front: Front) -> None:
    packed = gzip.compress(urlencode(SMS).encode())
    headers = {"Content-Type": FORM, "Content-Encoding": "gzip", HEADER: sign(TOKEN, PUBLIC + SMS_PATH, SMS)}
    answered = await front.post(SMS_PATH, packed, headers)
    assert (answered.status, answered.content_type) == (415, "text/xml; charset=utf-8")
