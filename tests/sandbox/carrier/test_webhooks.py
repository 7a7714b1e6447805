import asyncio
import time
from types import SimpleNamespace

import pytest
from aiohttp import web
from twilio.request_validator import RequestValidator

from sandbox.carrier.webhooks import caller
from sandbox.core.hub import PATIENCE
from sandbox.core.settings import ReportDelays
from sandbox.server import Sandbox
from tests.conftest import free_port
from tests.sandbox.fake_bot import ANN, BOT, SID, TOKEN, FakeBot, Received, Rest

FIELDS = {
    *("ToCountry", "ToState", "ToCity", "ToZip", "FromCountry", "FromState", "FromCity", "FromZip"),
    *("SmsMessageSid", "SmsSid", "MessageSid", "SmsStatus", "NumMedia", "NumSegments", "Body"),
    *("To", "From", "AccountSid", "ApiVersion"),
}


def signed(received: Received) -> bool:
    validator = RequestValidator(TOKEN)
    return validator.validate(received.url, received.form, received.headers["X-Twilio-Signature"])


async def test_a_text_and_its_reply(carrier: Sandbox, bot: FakeBot) -> None:
    result = await carrier.text(ANN, "JOIN garden  ")
    assert (result.reply, result.error) == ("echo JOIN garden", None)
    text = bot.texts[0]
    assert set(text.form) == FIELDS
    assert (text["From"], text["To"], text["AccountSid"]) == (ANN, BOT, SID)
    assert (text["Body"], text["MessageSid"], text["SmsStatus"]) == ("JOIN garden  ", result.sid, "received")
    assert text["ApiVersion"] == "2010-04-01"
    assert text.headers["I-Twilio-Idempotency-Token"]
    assert signed(text)


async def test_a_reply_is_reported_to_its_action(carrier: Sandbox, bot: FakeBot) -> None:
    reply = (await carrier.text(ANN, "?")).replies[0]
    assert reply.direction == "outbound-reply"
    await carrier.settled(reply.sid)
    await carrier.idle()
    assert bot.statuses(reply.sid) == ["sent", "delivered"]
    report = bot.reports[-1]
    assert report.url.endswith("/twilio/status?of=1")
    assert (report["SmsStatus"], report["To"], report["From"]) == ("delivered", ANN, BOT)
    assert signed(report)


async def test_several_messages_in_one_answer(carrier: Sandbox, bot: FakeBot) -> None:
    bot.will("<Response><Message>1</Message><Message>2</Message></Response>")
    await carrier.text(ANN, "?")
    assert [message.body for message in await carrier.heard(ANN, 2)] == ["1", "2"]


async def test_plain_text_reaches_the_person(carrier: Sandbox, bot: FakeBot) -> None:
    bot.answers.append(web.Response(text="Not Found"))
    assert (await carrier.text(ANN, "?")).reply == "Not Found"


async def test_a_broken_answer_is_recorded(carrier: Sandbox, bot: FakeBot) -> None:
    bot.will("<Response>")
    result = await carrier.text(ANN, "?")
    assert result.replies == ()
    assert (result.error or "").startswith("12100 ")


async def test_server_errors_are_not_retried_by_default(carrier: Sandbox, bot: FakeBot) -> None:
    bot.will(503)
    result = await carrier.text(ANN, "?")
    assert (len(result.attempts), result.error) == (1, "11200 HTTP 503")
    assert carrier.messages_to(ANN) == []
    assert carrier.messages(ANN)[0].status == "received"


async def test_retries_carry_the_same_sid_and_token(carrier: Sandbox, bot: FakeBot) -> None:
    carrier.webhook_url += "#rc=3&rp=5xx"
    bot.will(500, 503)
    result = await carrier.text(ANN, "?")
    assert [attempt.http_status for attempt in result.attempts] == [500, 503, 200]
    assert len({text.headers["I-Twilio-Idempotency-Token"] for text in bot.texts}) == 1
    assert len({text["MessageSid"] for text in bot.texts}) == 1
    assert result.reply == "echo ?"
    assert bot.texts[0].url == carrier.webhook_url.partition("#")[0]


async def test_client_errors_are_retried_only_if_told_so(carrier: Sandbox, bot: FakeBot) -> None:
    carrier.webhook_url += "#rc=3&rp=5xx,ct,rt"
    bot.will(403)
    assert (await carrier.text(ANN, "?")).error == "11200 HTTP 403"


async def test_a_failed_connection_is_retried_once_by_default(carrier: Sandbox) -> None:
    carrier.webhook_url = f"http://127.0.0.1:{free_port()}/sms"
    result = await carrier.text(ANN, "?")
    assert [attempt.failure for attempt in result.attempts] == ["ct", "ct"]
    assert result.error == "11205 no connection"


async def test_a_read_timeout(carrier: Sandbox, bot: FakeBot) -> None:
    bot.hold = asyncio.Event()
    carrier.webhook_url += "#rc=1&rp=rt&rt=50"
    result = await carrier.text(ANN, "?")
    assert [attempt.failure for attempt in result.attempts] == ["rt", "rt"]
    assert result.error == "11200 read time-out"


async def test_the_total_time_ends_the_tries(carrier: Sandbox, bot: FakeBot) -> None:
    bot.hold = asyncio.Event()
    carrier.webhook_url += "#rc=5&rp=rt&tt=80"
    assert len((await carrier.text(ANN, "?")).attempts) == 1


async def test_an_answer_that_comes_too_late_is_not_acted_on(
    carrier: Sandbox, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even if it is there already and only nobody has looked."""
    fault = carrier.faults.add("answer_slow", ms=PATIENCE * 1000)
    texting = asyncio.create_task(carrier.text(ANN, "?"))
    async with asyncio.timeout(PATIENCE):
        await bot.arrived.wait()
    monkeypatch.setattr(caller, "time", SimpleNamespace(monotonic=lambda: time.monotonic() + PATIENCE))
    fault.end()
    result = await texting
    assert (len(bot.texts), result.replies, result.error) == (1, (), "11200 read time-out (the answer came too late)")
    assert carrier.messages_to(ANN) == []


async def test_the_fallback_is_told_what_went_wrong(carrier: Sandbox, bot: FakeBot) -> None:
    carrier.settings.fallback_url = f"{bot.url}/twilio/fallback"
    bot.will(500)
    result = await carrier.text(ANN, "?")
    assert result.reply == "echo ?"
    fallback = bot.texts[1]
    assert (fallback["ErrorCode"], fallback["ErrorUrl"]) == ("11200", carrier.webhook_url)
    assert signed(fallback)


@pytest.mark.parametrize("word", ["STOP", "stopall", " Unsubscribe ", "end", "QUIT", "Cancel", "revoke", "OPTOUT"])
async def test_opting_out(carrier: Sandbox, bot: FakeBot, rest: Rest, word: str) -> None:
    bot.will("<Response><Message action='/twilio/status'>Bye</Message></Response>")
    result = await carrier.text(ANN, word)
    assert bot.said() == [word]
    assert carrier.opted_out(ANN)
    assert [message.by_carrier for message in await carrier.heard(ANN)] == [True]
    assert (await rest.send())[1]["code"] == 21610
    reply = await carrier.settled(result.replies[0].sid, "failed")
    await carrier.idle()
    assert reply.error_code == 21610
    assert (bot.reports[0]["MessageStatus"], bot.reports[0]["ErrorCode"]) == ("failed", "21610")


async def test_a_missed_stop_counts_and_its_late_webhook_does_not_repeat_it(carrier: Sandbox) -> None:
    missed = carrier.put(ANN, "STOP")
    assert carrier.opted_out(ANN)
    await carrier.text(ANN, "START")
    await carrier.redeliver(missed)
    assert not carrier.opted_out(ANN)


async def test_an_address_that_is_none(carrier: Sandbox) -> None:
    carrier.webhook_url = "http://"
    assert (await carrier.text(ANN, "?")).error == "11100 invalid URL"


async def test_opting_in_again(carrier: Sandbox, rest: Rest) -> None:
    await carrier.text(ANN, "STOP")
    await carrier.text(ANN, "stop")
    await carrier.text(ANN, "HELP")
    assert carrier.opted_out(ANN)
    await carrier.text(ANN, "Unstop")
    assert not carrier.opted_out(ANN)
    assert (await rest.send())[0] == 201
    assert len([each for each in carrier.messages_to(ANN) if each.by_carrier]) == 3


async def test_words_in_a_sentence_are_no_carriers_words(carrier: Sandbox) -> None:
    for words in ("please stop", "\\STOP", "yes"):
        await carrier.text(ANN, words)
    assert not any(message.by_carrier for message in carrier.messages_to(ANN))


async def test_advanced_opt_out_says_what_it_was(carrier: Sandbox, bot: FakeBot) -> None:
    carrier.settings.advanced_opt_out = True
    carrier.settings.messaging_service_sid = "MG1"
    await carrier.text(ANN, "quit")
    assert (bot.texts[0]["OptOutType"], bot.texts[0]["MessagingServiceSid"]) == ("STOP", "MG1")


async def test_reports_of_a_rest_message(carrier: Sandbox, bot: FakeBot, rest: Rest) -> None:
    carrier.settings.report_delays = ReportDelays(0.01, 0.01)
    _, sent = await rest.send(StatusCallback=f"{bot.url}/twilio/status")
    await carrier.settled(str(sent["sid"]))
    await carrier.idle()
    assert bot.statuses(str(sent["sid"])) == ["sent", "delivered"]


async def test_waiting_for_what_does_not_come(carrier: Sandbox) -> None:
    with pytest.raises(TimeoutError, match="heard only"):
        await carrier.heard(ANN, deadline=0.01)
