# ruff: noqa: RUF001 - in many scripts
import pytest

from core.reading.carrier_words import CarrierWord, carrier_word
from core.reading.words import read_words


@pytest.mark.parametrize(
    "line",
    ["Sent from my iPhone", "- John", "Von meinem iPhone gesendet", "Enviado desde mi iPhone", "Envoyé de mon iPhone",
     "Inviato da iPhone", "Get Outlook for Android", "iPhoneから送信", "Отправлено с iPhone",
     "iPhone'umdan gönderildi", "x Ann", "Love, Ann", "--\nJohn Smith\nAcme Ltd"],
)  # fmt: skip
def test_what_stands_under_a_text_does_not_matter(line: str) -> None:
    words = read_words(f"Stop\n\n{line}")
    assert words.plain == "Stop"
    assert carrier_word(words) is CarrierWord.OPT_OUT
    assert words.own.endswith(line)


def test_signed_help_has_been_answered_by_nobody() -> None:
    assert carrier_word(read_words("HELP\nSent from my iPhone")) is None
    assert carrier_word(read_words("yes sent from my iPhone")) is None


def test_what_is_nothing_but_a_signature_stays() -> None:
    assert read_words("Sent from my iPhone").plain == "Sent from my iPhone"
    assert read_words("I bought\n- milk and eggs for the whole family").plain.endswith("family")


@pytest.mark.parametrize("name", ["xanadu", "lovenest", "bestfriends"])
def test_a_line_that_begins_like_a_greeting_is_no_signature(name: str) -> None:
    assert read_words(f"ROOM\n{name}").plain == f"ROOM {name}"


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        ("Stop, kind regards, Mrs J. Okafor", "Stop"),
        ("Many thanks. Best wishes, Len (Hon. Sec.)", "Many thanks. Best wishes, Len (Hon. Sec.)"),
        ("muchas gracias, un saludo, Pilar", "muchas gracias"),
        ("merci bien cordialement M. Petit", "merci"),
        ("vielen Dank, mit freundlichen Grüßen, Familie Kurz", "vielen Dank"),
        ("grazie, cordiali saluti", "grazie"),
        ("obrigada, atenciosamente, Rita", "obrigada"),
        ("dank u, vriendelijke groet, Piet", "dank u"),
        ("dziękuję, pozdrawiam, Ewa", "dziękuję"),
        ("спасибо, с уважением, Пётр", "спасибо"),
        ("teşekkürler, saygılarımla, Ali", "teşekkürler"),
        ("شكرا، مع التحية سالم", "شكرا،"),
        ("tack, vänliga hälsningar, Bo", "tack"),
        ("Wrong number dear. - Hilda", "Wrong number dear"),
        ("So tired. Love, Gran", "So tired"),
    ],
)
def test_a_text_that_ends_like_a_letter_says_what_stands_before(body: str, plain: str) -> None:
    assert read_words(body).plain == plain
    assert read_words(body).own == body


@pytest.mark.parametrize(
    "body",
    [
        "All you need is love",
        "Kind regards to everyone who ran today and to all of the volunteers who stood in the rain for hours",
        '"Stay hungry." - Steve',
        "love is love, love always wins",
        "saludos a todos",
        "Kind regards, Anna",
    ],
)
def test_love_and_quotes_are_no_ends_of_letters(body: str) -> None:
    assert read_words(body).plain == body
