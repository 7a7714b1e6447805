import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shapes import is_room_name, parse_shape
from bot.words import read_words


@pytest.mark.parametrize(
    ("shape", "body", "args"),
    [
        ("STATUS", "status", ()),
        ("STATUS", "status now", None),
        ("JOIN room [password]", "join trip", ("trip",)),
        ("JOIN room [password]", "join Trip.", ("Trip",)),
        ("JOIN room [password]", "join trip S3cret!", ("trip", "S3cret!")),
        ("JOIN room [password]", "\\join trip x", ("trip", "x")),
        ("JOIN room [password]", "join trip a b", None),
        ("JOIN room [password]", "join", None),
        ("JOIN room [password]", "join a", None),
        ("JOIN room [password]", "join us,", None),
        ("LEAVE [name]", "leave", ()),
        ("\\LEAVE name DELETE|KEEP", "\\leave trip delete.", ("trip", "delete")),
        ("\\LEAVE name DELETE|KEEP", "\\leave trip KEEP", ("trip", "KEEP")),
        ("\\LEAVE name DELETE|KEEP", "\\leave trip now", None),
        ("\\LEAVE name DELETE|KEEP", "\\leave trip", None),
        ("\\LEAVE name DELETE|KEEP", "leave trip delete", None),
        ("LEAVE [name]", "leave trip", ("trip",)),
        ("NAME word", "name O'Neil!", ("O'Neil",)),
        ("\\POST words", "\\post  Hi.\n“You”! ", ("Hi.\n“You”!",)),
        ("\\POST words", "\\post", None),
        ("\\POST words", "post hi", None),
        ("\\POST words", "\\post ...", ("...",)),
        ("SAY word words", "say hi  to  all.", ("hi", "to  all.")),
        ("SAY [words]", "say", ()),
    ],
)
def test_match(shape: str, body: str, args: tuple[str, ...] | None) -> None:
    assert parse_shape(shape).match(read_words(body)) == args


def test_read_does_not_ask_for_the_backslash() -> None:
    assert parse_shape("\\HELP").match(read_words("menu")) is None
    assert parse_shape("\\HELP").read(read_words("menu")) == ()


@pytest.mark.parametrize(
    ("shape", "wrong"),
    [
        ("", "capitals"),
        ("join room", "capitals"),
        ("JOIN something", "'something'"),
        ("JOIN [room", "'\\[room'"),
        ("POST words room", "has to come last"),
        ("JOIN [room] password", "follows an optional one"),
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
    args = parse_shape(shape).match(words)
    if args is None:
        return
    if "words" in shape:
        assert args == (words.rest(),)
    elif "password" not in shape:
        assert " ".join(args) == " ".join(words.parts[1:])
    assert all(args)


@given(st.text(min_size=1).filter(lambda text: text.strip() == text))
def test_words_come_exactly_as_typed(body: str) -> None:
    args = parse_shape("\\POST words").match(read_words(f"\\POST {body}"))
    if args is not None:
        assert args[0] in body
        if body.isascii():
            assert args == (body,)
