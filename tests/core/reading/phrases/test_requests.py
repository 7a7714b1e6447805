# ruff: noqa: RUF001 - texts in other scripts
import pytest

from core.reading.near_miss import NearMissKind, near_miss
from core.reading.phrases.requests import requested
from core.reading.situation import in_no_room
from core.reading.words import read_words
from tests.support.reading.commands import LIVE_TABLE as TABLE


@pytest.mark.parametrize(
    ("body", "repaired"),
    [
        ("please join trip", "\\JOIN trip"),
        ("sorry, JOIN trip", "\\JOIN trip"),
        ("can you add me to Trip?", "\\JOIN Trip"),
        ("quiero unirme a trip", "\\JOIN trip"),
        ("i want to leave garden", "\\LEAVE garden"),
        ("switch to the garden room", "\\USE garden"),
        ("can you make a room called beach", "\\ROOM beach"),
        ("how do i make a room for our rowing club", "\\ROOM rowing"),
        ("comment créer une salle pour notre chorale tonique", "\\ROOM tonique"),
        ("who is in trip", "\\ROOMS"),
        ("what rooms am I in", "\\ROOMS"),
        ("show me the photos", "\\PHOTOS"),
        ("zeig mir die Fotos", "\\PHOTOS"),
        ("connect my twitter", "\\CONNECT"),
        ("log me in", "\\LOGIN"),
        ("sign me out please", "\\LOGOUT"),
        ("change my name to Ann", "\\NAME Ann"),
        ("am i connected", "\\STATUS"),
        ("how do i post", "\\HELP"),
        ("comment publier", "\\HELP"),
        ("i need help", "\\HELP"),
        ("JOIN trip. ROOMS", "\\JOIN trip"),
        ("join trip\nname Ann", "\\join trip"),
        ("rooms and photos", "\\rooms"),
    ],
)
def test_commands_in_other_words(body: str, repaired: str) -> None:
    near = near_miss(read_words(body), TABLE, lambda: ("garden",))
    assert near
    assert (near.kind, near.repaired) == (NearMissKind.COMMAND, repaired)


@pytest.mark.parametrize(
    "body",
    ["I want to leave London", "We want to join NATO", "Make room for everybody tonight", "Show must go on, friends",
     "Connect with nature this weekend", "Can't wait to see the photos from the moon"],
)  # fmt: skip
def test_posts_ask_for_nothing(body: str) -> None:
    near = near_miss(read_words(body), TABLE)
    assert near is None or near.repaired is None or len(body.split()) <= 4


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("recuérdame pasado mañana a las 8 lo del dentista", "REMIND"),
        ("tu peux me rappeler à 18h les poubelles", "REMIND"),
        ("kannst du mich um 6 an den Kuchen erinnern", "REMIND"),
        ("ricordami alle 21 la lavatrice", "REMIND"),
        ("przypomnij mi o 15 o ciastach", "REMIND"),
        ("akşam 8'de çöpü hatırlat", "REMIND"),
        ("7時に薬リマインドして", "REMIND"),
        ("demande-moi toujours d'abord", "ASK ALWAYS"),
        ("chiedimi prima la prossima volta", "ASK ALWAYS"),
        ("la próxima vez pregúntame antes", "ASK ALWAYS"),
        ("não precisa perguntar toda vez", "ASK NEVER"),
        ("du musst nicht jedes mal fragen", "ASK NEVER"),
        ("не спрашивай каждый раз", "ASK NEVER"),
    ],
)
def test_what_is_asked_for_in_other_languages(body: str, word: str) -> None:
    request = requested(read_words(body).plain, in_no_room)
    assert request is not None
    assert request.word == word


@pytest.mark.parametrize(
    "body",
    ["Recuérdame por qué me apunté al gimnasio", "Rappelle-moi ton amour, chantait-il en 1965 sur les quais de Seine",
     "Erinnert ihr euch an 1989?", "Przypomnij sobie lato", "Non serve chiedere permesso al mare"],
)  # fmt: skip
def test_posts_about_memory_and_asking_ask_for_nothing(body: str) -> None:
    request = requested(read_words(body).plain, in_no_room)
    assert request is None or request.word not in {"REMIND", "ASK NEVER", "ASK ALWAYS"}


@pytest.mark.parametrize(
    "body",
    [
        "how can i start a group for the neighbours",
        "cómo abro un grupo para mis amigas",
        "wie lege ich einen raum für die klasse an",
        "come apro una stanza per la famiglia",
        "como abro um grupo para os vizinhos",
        "hoe maak ik een kamer voor de buren",
        "jak założyć grupę dla rodziny",
        "как открыть комнату для соседей",
        "ailem için nasıl grup kurarım",
        "كيف انشئ غرفة لأصدقائي عشان الشلة",
        "bagaimana bikin grup untuk keluarga",
    ],
)
def test_a_room_for_some_group_is_asked_for(body: str) -> None:
    found = requested(body, in_no_room)
    assert found is not None
    assert found.word == "ROOM"


@pytest.mark.parametrize(
    "body",
    [
        "how do you make room for a family of five",
        "how did we make it to the team",
        "where is room for friends and foes",
    ],
)
def test_room_to_live_in_is_none(body: str) -> None:
    assert requested(body, in_no_room) is None
