import pytest

from sandbox.carrier.webhooks import twiml
from sandbox.carrier.webhooks.twiml import AnswerError, ReplyOrder

HERE = "http://bot.example:8080/twilio/sms"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<Response></Response>", []),
        ("<Response/>", []),
        ("<Response><Message>Hi &amp; bye</Message></Response>", [ReplyOrder("Hi & bye")]),
        ("<Response><Message>1</Message><Message>2</Message></Response>", [ReplyOrder("1"), ReplyOrder("2")]),
        (
            '<?xml version="1.0"?>\n<Response><Message action="/s?x=1&amp;y=2" to="+1"> a </Message></Response>',
            [ReplyOrder("a", action="http://bot.example:8080/s?x=1&y=2", to="+1")],
        ),
        (
            "<Response><Message><Body> two  words\n</Body><Media>/a.png</Media></Message></Response>",
            [ReplyOrder(" two  words\n", ("http://bot.example:8080/a.png",))],
        ),
    ],
)
def test_messages_that_an_answer_asks_for(body: str, expected: list[ReplyOrder]) -> None:
    assert twiml.read("text/xml; charset=utf-8", body, HERE) == expected


def test_plain_text_becomes_a_message() -> None:
    assert twiml.read("text/plain", "Internal error", HERE) == [ReplyOrder("Internal error")]


@pytest.mark.parametrize("content_type", ["text/plain", "application/octet-stream", ""])
def test_an_empty_answer_says_nothing(content_type: str) -> None:
    assert twiml.read(content_type, "", HERE) == []


@pytest.mark.parametrize(
    ("content_type", "body", "code"),
    [
        ("text/xml", "<Response><Message>", 12100),
        ("text/xml", "", 12100),
        ("text/xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><Response>&b;</Response>", 12100),
        ("text/xml", "<html/>", 12200),
        ("text/xml", "<Response><Message/></Response>", 14103),
        ("text/xml", f"<Response><Message>{'a' * 1601}</Message></Response>", 14103),
        ("application/json", "{}", 12300),
    ],
)
def test_answers_that_cannot_be_carried_out(content_type: str, body: str, code: int) -> None:
    with pytest.raises(AnswerError) as raised:
        twiml.read(content_type, body, HERE)
    assert raised.value.code == code
