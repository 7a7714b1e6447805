import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.twilio.base64_body import decoded


@pytest.mark.parametrize("said", ["STOP", "The lake is frozen over", "¿Qué tal?", "озеро замёрзло", "JOIN trip\nnow"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be"])
def test_a_text_that_came_as_base64_is_read(said: str, encoding: str) -> None:
    if encoding == "utf-16-be" and len({ord(sign) >> 8 for sign in said}) > 1:
        said = said.replace(" ", "")
    assert decoded(base64.b64encode(said.encode(encoding)).decode()) == said


@pytest.mark.parametrize(
    "body",
    [
        "STOP", "password", "football", "Facebook", "JOIN", "TOMORROW", "UNSUBSCRIBE!", "iPhone16", "YouTubes",
        "McDonald",
        "S3cretPassw0rd99", "GB29NWBK60161331926819AA", "hunter2=", "a/b/c/d/", "WhatsAppWhatsApp", "LOLOLOLOLOLO",
        base64.b64encode(b"admin:hunter2").decode(), base64.b64encode(b"\x00\x01\x02\x03abcdefgh").decode(),
    ],
)  # fmt: skip
def test_what_is_no_base64_of_a_text_stays_as_it_came(body: str) -> None:
    assert decoded(body) == body


@given(st.text())
def test_any_body_can_be_looked_at(body: str) -> None:
    assert decoded(body) == body or base64.b64decode(body)
