# ruff: noqa: RUF001 - phones type typographic quotes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.auto_replies import CONFIRMS, is_automatic, may_be_automatic, quoted_among, quoted_text
from core.wording.posts import posted

OURS = "You're in trip with 3 others. Photos you send land here."


@pytest.mark.parametrize("lead", ["Liked", "Loved", "Laughed at", "Emphasized", "Disliked", "Questioned", "😂 to"])
@pytest.mark.parametrize("quote", ["“{}”", '"{}"', "„{}“"])
def test_reactions(lead: str, quote: str) -> None:
    assert is_automatic(f"{lead} {quote.format(OURS)}")
    assert is_automatic(f"{lead} {quote.format('two' + chr(10) + 'lines')}")
    assert is_automatic(f"{lead} an image")


@pytest.mark.parametrize(
    "body",
    [
        "your prescription is ready, I'll grab it on my way",
        "you are number 34 in the queue. I was number 31 before",
        '"Your call is important to us." Then answer it!',
        "My auto reply says I'm out of office until 2027",
        "ist das eine automatische Antwort?",
        "هذا رد آلي؟",
        "これは自動返信ですか？",
    ],
)
def test_who_tells_what_machines_say_may_be_a_person(body: str) -> None:
    """Silence would lose what they say."""
    assert may_be_automatic(body)
    assert not is_automatic(body)


@pytest.mark.parametrize(
    "body",
    [
        "Your prescription is ready at Boots, High St. Please bring ID.",
        "You've reached Omar. Leave your name and number and I'll get back to you.",
        "Ann sent you a message on Telegram: https://t.me/abc",
        "Automatic reply: I am away. Is it urgent?",
        "Liked “My auto reply is on”",
    ],
)
def test_machines_that_speak_as_somebody_are_machines(body: str) -> None:
    assert is_automatic(body)
    assert not may_be_automatic(body)


@pytest.mark.parametrize(
    "body",
    [
        "text stop to end so here it is: stop",
        "Text STOP to opt out right? So STOP",
        "You're texting a landline that reads it aloud. Stop it.",
    ],
)
def test_who_repeats_how_to_stop_and_does_so_is_a_person(body: str) -> None:
    assert not is_automatic(body)
    assert is_automatic("Two for one on all shoes! Text STOP to opt out")


def test_a_lone_mark_in_what_is_quoted_does_no_harm() -> None:
    assert is_automatic("Liked “5” nails needed”")


@pytest.mark.parametrize(
    "body",
    [
        'Liked "Dune" a lot',
        'Loved the "Blue" album',
        "Liked “Dune” and “Arrival”",
        'Liked "Dune", "Arrival", and "Alien"',
        "Liked it",
        "Loved an image of the sea",
        "I'm driving home now",
        "I’m driving to the sea with my sister",
        "Automatic replies are the worst",
        "Out of office chairs again, who took them",
        "My phone autocorrected my own name",
        "Our autumn fair is back on Saturday",
        "Anyone know a good auto mechanic in Leeds?",
        "Автобус опять опоздал?",
        "The bus stops here",
        "",
    ],
)
def test_posts(body: str) -> None:
    assert not is_automatic(body)
    assert not may_be_automatic(body)


@pytest.mark.parametrize(
    "body",
    [
        "Le gusta «Posted: el mar de noche»",
        "'Posted: the sea at night' \u2764\ufe0f",
        "Berta: \U0001f602 “Posted: the sea at ni…”",
        "Marta hat ‚Posted: the sea‘ markiert",
        "FRM: postmaster\nSUBJ: returned\nMSG: no such mailbox",
        "From: MAILER-DAEMON@mx.example.org",
        "Dear valued customer, your plan ends on Friday",
        "प्रिय ग्राहक, आपका रिचार्ज हो गया है",
        "Szanowny Kliencie, faktura jest gotowa",
        "【某某银行】您尾号0000的账户有新的交易",
        "Wybrany numer jest w tej chwili niedostępny",
        "写真に😂でリアクションしました",
        "Bir videoya güldü",
        "Happy new year! Our branches will be closed until Tuesday",
    ],
)
def test_what_gateways_and_carriers_and_phones_send(body: str) -> None:
    assert is_automatic(body)


@pytest.mark.parametrize(
    "body",
    [
        '"Posted: a letter to my younger self"',
        "Posted: a letter to my younger self",
        "Dear customer, the bread is not a toy",
        "Dear users of leaf blowers, it is Sunday",
        "Liebe Kunden, ab heute gibt es Pflaumenkuchen",
        "We're closed today for the funeral, donuts again on Friday",
        "お客様に傘を返してもらった",
    ],
)
def test_what_shops_and_people_post_is_not_theirs(body: str) -> None:
    assert not is_automatic(body)


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("A aimé « You're in trip »", "You're in trip"),
        ("Le gustó “You're in trip”", "You're in trip"),
        ("Gefällt mir: „You're in trip“", "You're in trip"),
        ("„You're in trip“ gefällt mir", "You're in trip"),
        ("❤️ 「You're in trip」", "You're in trip"),
        ("said “a” and “b”", "a” and “b"),
        ("one two three four five six seven “a”", None),
        ("He said “a” to me", None),
        ("“all of it”", None),
        ("no quote", None),
        ('"', None),
    ],
)
def test_quoted_text(body: str, passage: str | None) -> None:
    assert quoted_text(body) == passage


@pytest.mark.parametrize(
    "passage",
    [OURS, OURS.replace("'", "’"), "You're in trip with…", "You’re  in trip\u00a0...", OURS.replace(" ", "\n")],
)
def test_quotes(passage: str) -> None:
    assert quoted_among(passage, [OURS])


@pytest.mark.parametrize("passage", ["You're in trip", "in trip with…", "…", "", "Something else", OURS + "…x"])
def test_quotes_not(passage: str) -> None:
    assert not quoted_among(passage, [OURS])


@given(st.text(), st.text())
def test_any_text_is_judged(body: str, ours: str) -> None:
    is_automatic(body)
    quoted_among(quoted_text(body) or body, [ours])


def test_long_texts_are_judged_quickly() -> None:
    for body in ("Liked " + '"' * 1600, "I'm out of the office " * 70, "auto" * 400, "Removed a " * 160):
        is_automatic(body)


def test_a_confirmation_is_known_by_how_it_begins() -> None:
    assert posted("The lake is frozen over", "").startswith(f"{CONFIRMS}: ")
    assert posted("今夜の月", "").startswith(f"{CONFIRMS} (")
