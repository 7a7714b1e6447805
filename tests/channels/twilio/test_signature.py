import base64
import hashlib
import hmac
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import MultiDict
from twilio.request_validator import RequestValidator

from channels.twilio.signature import HEADER, SETTINGS_HEADER, Signatures, sign
from core.forms import Form, parse_form

TOKEN = "12345"
PUBLIC = "https://bot.example.com"
PATH = "/twilio/sms"
FIELDS = [("From", "+15550100101"), ("To", "+15550100000"), ("Body", "Hello")]

KNOWN_URL = "https://example.com/myapp.php?foo=1&bar=2"
KNOWN_FIELDS = [
    ("Digits", "1234"),
    ("To", "+18005551212"),
    ("From", "+14158675310"),
    ("Caller", "+14158675310"),
    ("CallSid", "CA1234567890ABCDE"),
]
KNOWN_SIGNATURE = "L/OH5YylLD5NRKLltdqwSvS0BnU="


def form(fields: list[tuple[str, str]]) -> Form:
    """The fields as they arrive: through the wire."""
    return parse_form(urlencode(fields).encode())


def oracle(url: str, fields: list[tuple[str, str]], token: str = TOKEN) -> str:
    signature: str = RequestValidator(token).compute_signature(url, MultiDict(fields))
    return signature


def accepted(fields: list[tuple[str, str]], signature: str, public: str = PUBLIC, path: str = PATH) -> bool:
    return Signatures([TOKEN], public).accepts(path, form(fields), {HEADER: signature})


def test_the_documented_example() -> None:
    assert sign(TOKEN.encode(), KNOWN_URL, form(KNOWN_FIELDS)).decode() == KNOWN_SIGNATURE


ODD_FIELDS = {
    "usual": FIELDS,
    "empty value": [("Body", ""), ("From", "+15550100101")],
    "no fields": [],
    "repeated with the same value": [("A", "1"), ("A", "1")],
    "repeated with other values": [("A", "2"), ("A", "1"), ("B", "0")],
    "spaces around": [("Body", "  a  ")],
    "plus and percent": [("Body", "1+1=2 100% &c=d")],
    "line ends": [("Body", "a\r\nb\nc")],
    "not ASCII": [("Body", "h\u00e9llo \u65e5\u672c \U0001f600"), ("\u00c4", "x"), ("\U0001f600", "y")],
    "case matters": [("b", "1"), ("B", "2"), ("a", "3")],
    "prefixes": [("A", "BC"), ("AB", "C"), ("ABC", "")],
}


@pytest.mark.parametrize("fields", ODD_FIELDS.values(), ids=ODD_FIELDS)
def test_odd_fields_are_signed_as_twilios_own_validator_does(fields: list[tuple[str, str]]) -> None:
    expected = oracle(PUBLIC + PATH, fields)
    assert sign(TOKEN.encode(), PUBLIC + PATH, form(fields)).decode() == expected
    assert accepted(fields, expected)
    assert not accepted([*fields, ("Z", "forged")], expected)


names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
many_fields = st.lists(st.tuples(names, st.text(st.characters(codec="utf-8"), max_size=8)), max_size=8)


@given(many_fields)
def test_any_fields_are_signed_as_twilios_own_validator_does(fields: list[tuple[str, str]]) -> None:
    assert sign(TOKEN.encode(), PUBLIC + PATH, form(fields)).decode() == oracle(PUBLIC + PATH, fields)


@given(many_fields, st.integers(0, 27), st.integers(1, 255))
def test_any_other_signature_is_refused(fields: list[tuple[str, str]], place: int, change: int) -> None:
    right = oracle(PUBLIC + PATH, fields)
    wrong = right[:place] + chr(ord(right[place]) ^ change) + right[place + 1 :]
    assert accepted(fields, right)
    assert not accepted(fields, wrong)


PORTS = [
    (public, signed)
    for public in ("https://bot.example.com", "https://bot.example.com:443")
    for signed in ("https://bot.example.com", "https://bot.example.com:443")
] + [
    ("http://bot.example.com", "http://bot.example.com:80"),
    ("http://bot.example.com:80", "http://bot.example.com"),
    ("https://bot.example.com:8443", "https://bot.example.com:8443"),
    ("https://bot.example.com:8443", "https://bot.example.com"),
    ("http://[::1]:8080", "http://[::1]:8080"),
]


@pytest.mark.parametrize(("public", "signed"), PORTS)
def test_ports_are_taken_as_twilios_own_validator_does(public: str, signed: str) -> None:
    signature = oracle(signed + PATH, FIELDS)
    assert RequestValidator(TOKEN).validate(public + PATH, MultiDict(FIELDS), signature)
    assert accepted(FIELDS, signature, public)


def test_any_of_several_tokens_will_do() -> None:
    signatures = Signatures(["newer", TOKEN], PUBLIC)
    for token, good in (("newer", True), (TOKEN, True), ("gone", False)):
        headers = {HEADER: oracle(PUBLIC + PATH, FIELDS, token)}
        assert signatures.accepts(PATH, form(FIELDS), headers) is good


def test_without_any_token_nothing_is_accepted() -> None:
    headers = {HEADER: oracle(PUBLIC + PATH, FIELDS, "")}
    assert not Signatures([], PUBLIC).accepts(PATH, form(FIELDS), headers)


@pytest.mark.parametrize(
    ("settings", "algorithm"),
    [
        ("key=KY1,algorithm=HMAC_SHA256", hashlib.sha256),
        ("algorithm = hmac_sha256 , key=KY1", hashlib.sha256),
        ("key=KY1,algorithm=HMAC_SHA1", hashlib.sha1),
        ("key=KY1", hashlib.sha1),
    ],
)
def test_the_settings_header_names_the_algorithm(settings: str, algorithm: object) -> None:
    signed = PUBLIC + PATH + "".join(name + value for name, value in sorted(FIELDS))
    digest = hmac.new(TOKEN.encode(), signed.encode(), algorithm)  # type: ignore[arg-type]
    headers = {HEADER: base64.b64encode(digest.digest()).decode(), SETTINGS_HEADER: settings}
    signatures = Signatures([TOKEN], PUBLIC)
    assert signatures.accepts(PATH, form(FIELDS), headers)
    wrong = hashlib.sha1 if algorithm is hashlib.sha256 else hashlib.sha256
    digest = hmac.new(TOKEN.encode(), signed.encode(), wrong)
    headers[HEADER] = base64.b64encode(digest.digest()).decode()
    assert not signatures.accepts(PATH, form(FIELDS), headers)


def test_an_algorithm_that_nobody_should_use_is_refused() -> None:
    headers = {HEADER: oracle(PUBLIC + PATH, FIELDS), SETTINGS_HEADER: "algorithm=MD5"}
    signatures = Signatures([TOKEN], PUBLIC)
    assert not signatures.accepts(PATH, form(FIELDS), headers)
    assert signatures.cause(PATH, form(FIELDS), headers) == "algorithm"


CAUSES = [
    ("scheme", PUBLIC, "http://bot.example.com/twilio/sms", PATH, {}),
    ("scheme", "http://bot.example.com", "https://bot.example.com/twilio/sms", PATH, {"Host": "bot.example.com"}),
    ("host", PUBLIC, "https://tunnel.example.net/twilio/sms", PATH, {"Host": "tunnel.example.net"}),
    ("host", PUBLIC, "http://tunnel.example.net/twilio/sms", PATH, {"Host": "tunnel.example.net"}),
    (
        "host",
        PUBLIC,
        "https://tunnel.example.net/twilio/sms",
        PATH,
        {"Host": "10.0.0.1:8080", "X-Forwarded-Host": "tunnel.example.net"},
    ),
    ("port", PUBLIC, "https://bot.example.com:8443/twilio/sms", PATH, {"Host": "bot.example.com:8443"}),
    ("path", PUBLIC, "https://bot.example.com/twilio/sms", PATH + "?a=b", {"Host": "bot.example.com"}),
    ("path", PUBLIC, "https://bot.example.com/twilio/sms/", PATH, {"Host": "bot.example.com"}),
    ("path", PUBLIC + "/bot", "https://bot.example.com/twilio/sms", PATH, {"Host": "bot.example.com"}),
    ("path", PUBLIC, "https://bot.example.com", PATH, {"Host": "bot.example.com"}),
]


@pytest.mark.parametrize(("cause", "public", "signed", "path", "headers"), CAUSES)
def test_the_cause_of_a_refusal_is_named(
    cause: str, public: str, signed: str, path: str, headers: dict[str, str]
) -> None:
    given = {HEADER: oracle(signed, FIELDS), **headers}
    signatures = Signatures([TOKEN], public)
    assert not signatures.accepts(path, form(FIELDS), given)
    assert signatures.cause(path, form(FIELDS), given) == cause


@pytest.mark.parametrize(("headers", "cause"), [({}, "missing"), ({HEADER: ""}, "missing"), ({HEADER: "x"}, "token")])
def test_a_signature_that_is_missing_or_of_another_token(headers: dict[str, str], cause: str) -> None:
    signatures = Signatures([TOKEN], PUBLIC)
    assert not signatures.accepts(PATH, form(FIELDS), headers)
    assert signatures.cause(PATH, form(FIELDS), headers) == cause


def test_odd_headers_are_only_wrong() -> None:
    """Header bytes that are no UTF-8 arrive as lone surrogates."""
    headers = {HEADER: "\udcff\u00e9", "Host": "\udcff", "X-Forwarded-Host": ":::"}
    signatures = Signatures([TOKEN], PUBLIC)
    assert not signatures.accepts(PATH, form(FIELDS), headers)
    assert signatures.cause(PATH, form(FIELDS), headers) == "token"


CAPITALS = "https://Bot.Example.COM"


@pytest.mark.parametrize(
    ("public", "signed", "host"),
    [
        (CAPITALS, CAPITALS, "bot.example.com"),
        (CAPITALS, PUBLIC, "bot.example.com"),
        (CAPITALS, f"{PUBLIC}:443", "bot.example.com"),
        (PUBLIC, CAPITALS, "Bot.Example.COM"),
        (PUBLIC, f"{CAPITALS}:443", "Bot.Example.COM"),
        (f"{PUBLIC}:8443", f"{CAPITALS}:8443", "Bot.Example.COM:8443"),
    ],
)
def test_capitals_in_the_host_make_no_difference(public: str, signed: str, host: str) -> None:
    headers = {HEADER: oracle(signed + PATH, FIELDS), "Host": host}
    assert Signatures([TOKEN], public).accepts(PATH, form(FIELDS), headers)


@pytest.mark.parametrize(
    "host", ["evil.example.com", "BOT.example.com.evil.com", "BOT.example.com:8443", "@", "[", ""]
)
def test_no_other_host_is_ours_whatever_the_request_says(host: str) -> None:
    headers = {HEADER: oracle(f"https://{host}{PATH}", FIELDS), "Host": host}
    assert not Signatures([TOKEN], PUBLIC).accepts(PATH, form(FIELDS), headers)
    assert Signatures([TOKEN], PUBLIC).cause(PATH, form(FIELDS), headers)
