from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from channels.twilio.twiml import SILENT, message

ADDRESS = "https://bot.example.com/twilio/status?delivery=7&x=\"<'>"


def parsed(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - our own


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_reply_is_well_formed_and_says_what_xml_can_say(body: str) -> None:
    root = parsed(message(body, ADDRESS))
    assert root.tag == "Response"
    [said] = root
    assert (said.tag, said.get("action"), said.get("method")) == ("Message", ADDRESS, "POST")
    assert said.get("statusCallback") == ADDRESS
    expected = "".join(sign for sign in body if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))
    assert said.text == expected.replace("\r\n", "\n").replace("\r", "\n") or (not expected and not said.text)


def test_what_means_something_in_xml_is_only_said() -> None:
    body = "</Message><Message>1 < 2 && \"3\" > '2' ]]> <!-- &amp; -->"
    [said] = parsed(message(body, ADDRESS))
    assert said.text == body


def test_a_picture_goes_along_as_the_carrier_wants_it() -> None:
    [said] = parsed(message("1 < 2", ADDRESS, "https://bot.example.com/charts/x/y.png?a&b"))
    assert [(part.tag, part.text) for part in said] == [
        ("Body", "1 < 2"),
        ("Media", "https://bot.example.com/charts/x/y.png?a&b"),
    ]


def test_silence_has_no_message() -> None:
    root = parsed(SILENT)
    assert root.tag == "Response"
    assert len(root) == 0
