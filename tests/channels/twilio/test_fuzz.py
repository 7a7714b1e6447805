"""Anybody may post anything: no answer is a 5xx, nothing breaks, nothing is shown that the carrier would text on."""

from itertools import count
from urllib.parse import urlencode

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from channels.twilio.signature import HEADER, SETTINGS_HEADER, sign
from channels.twilio.webhooks import SMS_PATH, STATUS_PATH
from core.forms import parse_form
from tests.conftest import Logs
from tests.support.bots import ACCOUNT, NUMBER, TOKEN
from tests.support.front import ANN, FORM, PUBLIC, Answered, Front

FUZZED = settings(max_examples=60, suppress_health_check=list(HealthCheck))
SIDS = count(1)

any_text = st.text(st.characters(codec="utf-8"), max_size=60)
texted = st.one_of(
    any_text,
    st.lists(
        st.sampled_from(
            [
                *("\\", "/", "?", "help", "stop", "\\STOP", "post", "\\POST", "status", "HELP", "1", "2", "one"),
                *(
                    " ",
                    "\n",
                    "\0",
                    ".",
                    "!",
                    "\u201c",
                    "\u201d",
                    "\u00ab",
                    '"',
                    "'",
                    "Liked",
                    "Reacted \U0001f602 to",
                ),
                *("\u200b", "\ufeff", "\u202e", "\u0301", "\U0001f468\u200d\U0001f469", "\u0663", "\ud7ff", "\ufffe"),
                *("zebrafinch", "trip", "code", "password", "0000", "99999999", "auto-reply", "{}", "{0}", "%s"),
            ]
        ),
        max_size=12,
    ).map("".join),
    st.lists(st.sampled_from(["\\", "stop", "post", "trip", "please", "1", "thanks"]), max_size=6).map(" ".join),
)
names = st.sampled_from(
    [
        *("MessageSid", "SmsSid", "From", "To", "Body", "NumMedia", "MediaUrl0", "MediaContentType0", "OptOutType"),
        *("MessageStatus", "SmsStatus", "ErrorCode", "", "Body[]", "\u00c4"),
    ]
)
values = st.one_of(
    any_text,
    texted,
    st.integers().map(str),
    st.sampled_from([ANN, NUMBER, "STOP", "delivered", "undelivered", "30003"]),
)
fields = st.lists(st.tuples(names, values), max_size=10)
# No Content-Encoding: what can't be unpacked, aiohttp refuses (and logs) before any handler is asked.
headers = st.dictionaries(
    st.sampled_from(
        [
            *("Host", "X-Forwarded-Host", "X-Forwarded-Proto", "I-Twilio-Idempotency-Token"),
            *(HEADER, SETTINGS_HEADER, "Content-Type", "Cookie", "Range"),
        ]
    ),
    st.one_of(
        st.sampled_from(["gzip", "deflate", FORM, "bot.example.com:99999", "[::1", "algorithm=HMAC_SHA256", "a=b;"]),
        st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=20),
    ),
    max_size=4,
)
paths = st.one_of(
    st.sampled_from([SMS_PATH, STATUS_PATH, f"{STATUS_PATH}?delivery=1", f"{SMS_PATH}?delivery=%00"]),
    st.one_of(st.integers(), st.text(st.characters(codec="ascii"), max_size=8)).map(
        lambda value: f"{STATUS_PATH}?{urlencode({'delivery': value})}"
    ),
)


def nothing_broke(answered: Answered, logs: Logs) -> None:
    assert answered.status < 500
    assert not answered.content_type.startswith("text/plain")
    wrong = [line for line in logs.lines() if line["level"] == "error" or line["event"] == "library.warning"]
    assert [line for line in wrong if line["event"] != "delivery.dead"] == []


@FUZZED
@given(paths, st.binary(max_size=200), headers)
async def test_anybody_may_post_anything(
    front: Front, logs: Logs, path: str, body: bytes, given_headers: dict[str, str]
) -> None:
    answered = await front.post(path, body, {"Content-Type": FORM, **given_headers})
    assert answered.status in {400, 403}
    nothing_broke(answered, logs)


@FUZZED
@given(paths, fields)
async def test_whatever_is_signed_is_taken_or_refused(
    front: Front, logs: Logs, path: str, given_fields: list[tuple[str, str]]
) -> None:
    answered = await front.form(path, given_fields)
    assert answered.status in {200, 204, 400}
    nothing_broke(answered, logs)


@FUZZED
@given(st.binary(max_size=120), st.sampled_from([SMS_PATH, f"{STATUS_PATH}?delivery=1"]))
@example(b"MessageSid=SM\xff&From=%FF&To=%00&Body=%ED%A0%80", SMS_PATH)
async def test_signed_bytes_that_are_no_text_break_nothing(front: Front, logs: Logs, tail: bytes, path: str) -> None:
    body = (
        b"MessageSid=SM"
        + b"1" * 32
        + b"&AccountSid="
        + ACCOUNT.encode()
        + b"&From=%2B15550100101&To=%2B15550100000&MessageStatus=sent&Body="
        + tail
    )
    signature = sign(TOKEN.encode(), PUBLIC + path, parse_form(body)).decode()
    answered = await front.post(path, body, {"Content-Type": FORM, HEADER: signature})
    assert answered.status in {200, 204, 400}
    nothing_broke(answered, logs)


@settings(FUZZED, max_examples=150)
@given(st.lists(texted, min_size=1, max_size=4), st.sampled_from(["", "STOP", "START", "HELP", "odd"]))
async def test_any_conversation_is_answered(front: Front, logs: Logs, bodies: list[str], opt_out_type: str) -> None:
    """Every text of a conversation is answered or passed over in silence; none breaks."""
    sender = f"+1555010{next(SIDS) % 10_000:04d}"
    for body in bodies:
        answered = await front.sms(f"SM{next(SIDS)}", body, sender, OptOutType=opt_out_type)
        assert answered.status == 200
        assert answered.body.startswith(b"<?xml")
        nothing_broke(answered, logs)
    assert logs.lines("text.broken") == []
