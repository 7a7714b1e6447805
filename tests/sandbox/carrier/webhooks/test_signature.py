from hypothesis import given
from hypothesis import strategies as st
from multidict import MultiDict
from twilio.request_validator import RequestValidator

from sandbox.carrier.webhooks.signature import sign


def test_the_vector_of_twilios_documentation() -> None:
    fields = [
        ("Digits", "1234"),
        ("To", "+18005551212"),
        ("From", "+14158675310"),
        ("Caller", "+14158675310"),
        ("CallSid", "CA1234567890ABCDE"),
    ]
    url = "https://example.com/myapp.php?foo=1&bar=2"
    assert sign("12345", url, fields) == "L/OH5YylLD5NRKLltdqwSvS0BnU="


@given(st.lists(st.tuples(st.text(min_size=1, max_size=6), st.text(max_size=8)), max_size=6))
def test_twilios_validator_accepts_it(fields: list[tuple[str, str]]) -> None:
    url = "http://127.0.0.1:8080/twilio/sms?a=1"
    assert RequestValidator("token").validate(url, MultiDict(fields), sign("token", url, fields))
