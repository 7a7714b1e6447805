from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms import parse_form


def reference(body: bytes) -> list[tuple[bytes, bytes]]:
    pairs = parse_qsl(body.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs]


@given(st.lists(st.tuples(st.text(), st.text())))
def test_a_form_comes_back_as_it_was_sent(fields: list[tuple[str, str]]) -> None:
    encodable = [(a.encode("utf-8", "replace"), b.encode("utf-8", "replace")) for a, b in fields]
    assert parse_form(urlencode(encodable).encode()) == encodable


@given(st.lists(st.sampled_from([b"a", b"=", b"&", b"+", b"%", b"%4", b"%41", b"%zz", b"%00", b"\xff", b";"])))
def test_any_body_is_read_as_the_standard_library_reads_it(parts: list[bytes]) -> None:
    body = b"".join(parts)
    assert parse_form(body) == reference(body)


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b"", []),
        (b"&&", []),
        (b"a", [(b"a", b"")]),
        (b"a=", [(b"a", b"")]),
        (b"=a", [(b"", b"a")]),
        (b"a=1&a=1", [(b"a", b"1"), (b"a", b"1")]),
        (b"a=b=c", [(b"a", b"b=c")]),
        (b"a+b=c%2Bd", [(b"a b", b"c+d")]),
        (b"a=%F0%9F%98%80%FF", [(b"a", b"\xf0\x9f\x98\x80\xff")]),
    ],
)
def test_forms_by_example(body: bytes, fields: list[tuple[bytes, bytes]]) -> None:
    assert parse_form(body) == fields
