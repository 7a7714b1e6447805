import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.shapes import is_room_name, parse_shape
from core.reading.words import read_words


@pytest.mark.parametrize(
    ("shape", "body", "arguments"),
    [
        ("STATUS", "status", {}),
        ("STATUS", "status now", None),
        ("JOIN room [password]", "join trip", {"room": "trip"}),
        ("JOIN room [password]", "join Trip.", {"room": "Trip"}),
        ("JOIN room [password]", "join trip S3cret!", {"room": "trip", "password": "S3cret!"}),
        ("JOIN room [password]", "\\join trip x", {"room": "trip", "password": "x"}),
        ("JOIN room [password]", "join trip a b", None),
        ("JOIN room [password]", "join", None),
        ("JOIN room [password]", "join a", None),
        ("JOIN room [password]", "join us,", None),
        ("LEAVE [name]", "leave", {}),
        ("\\LEAVE name then:DELETE|KEEP", "\\leave trip delete.", {"name": "trip", "then": "DELETE"}),
        ("\\LEAVE name then:DELETE|KEEP", "\\leave trip KEEP", {"name": "trip", "then": "KEEP"}),
        ("\\LEAVE name then:DELETE|KEEP", "\\leave trip now", None),
        ("\\LEAVE name then:DELETE|KEEP", "\\leave trip", None),
        ("\\LEAVE name then:DELETE|KEEP", "leave trip delete", None),
        ("LEAVE [name]", "leave trip", {"name": "trip"}),
        ("MOVE name other:name", "move trip lake", {"name": "trip", "other": "lake"}),
        ("ASK [how:ALWAYS|NEVER]", "ask always", {"how": "ALWAYS"}),
        ("ASK [how:ALWAYS|NEVER]", "ask", {}),
        ("NAME word", "name O'Neil!", {"word": "O'Neil"}),
        ("\\POST words", "\\post  Hi.\n“You”! ", {"words": "Hi.\n“You”!"}),
        ("\\POST words", "\\post", None),
        ("\\POST words", "post hi", None),
        ("\\POST words", "\\post ...", {"words": "..."}),
        ("SAY word words", "say hi  to  all.", {"word": "hi", "words": "to  all."}),
        ("SAY [words]", "say", {}),
    ],
)
def test_match(shape: str, body: str, arguments: dict[str, str] | None) -> None:
    assert parse_shape(shape).match(read_words(body)) == arguments


def test_read_does_not_ask_for_the_backslash() -> None:
    assert parse_shape("\\HELP").match(read_words("menu")) is None
    assert parse_shape("\\HELP").read(read_words("menu")) == {}


@pytest.mark.parametrize(
    ("shape", "shown"),
    [("\\LEAVE name then:DELETE|KEEP", "\\LEAVE name DELETE|KEEP"), ("MOVE name [other:name]", "MOVE name [name]")],
)
def test_names_for_the_handler_are_not_shown(shape: str, shown: str) -> None:
    assert parse_shape(shape).text == shown


@pytest.mark.parametrize(
    ("shape", "wrong"),
    [
        ("", "capitals"),
        ("join room", "capitals"),
        ("JOIN something", "'something'"),
        ("JOIN other:something", "'other:something'"),
        ("JOIN [room", "'\\[room'"),
        ("POST words room", "has to come last"),
        ("JOIN [room] password", "follows an optional one"),
        ("MOVE name name", "two arguments have one name"),
        ("LEAVE DELETE|KEEP", "has no name; write 'then:DELETE\\|KEEP'"),
    ],
)
def test_bad_shapes(shape: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        parse_shape(shape)


@pytest.mark.parametrize("name", ["ab", "trip-2", "a_b", "x" * 24, "поездка", "यात्रा", "旅行", "café", "--"])
def test_room_names(name: str) -> None:
    assert is_room_name(name)


@pytest.mark.parametrize("name", ["", "a", "x" * 25, "a b", "a.b", "a/b", "tr😀p", "\u0301ab", "ab\n", "é"])
def test_no_room_names(name: str) -> None:
    assert not is_room_name(name)


@given(st.text(), st.sampled_from(["JOIN room [password]", "\\POST words", "NAME word", "LEAVE [name]", "STATUS"]))
def test_arguments_rejoin_to_the_text(body: str, shape: str) -> None:
    words = read_words(f"\\X {body}")
    found = parse_shape(shape).match(words)
    if found is None:
        return
    if "words" in shape:
        assert found == {"words": words.rest()}
    elif "password" not in shape:
        assert " ".join(found.values()) == " ".join(words.parts[1:])
    assert all(found.values())


@given(st.text(min_size=1).filter(lambda text: text.strip() == text))
def test_words_come_exactly_as_typed(body: str) -> None:
    found = parse_shape("\\POST words").match(read_words(f"\\POST {body}"))
    if found is not None:
        assert found["words"] in body
        if body.isascii():
            assert found == {"words": body}
