# ruff: noqa: RUF001 - it is about letters that look alike
import pytest

from core.reading.look_alikes import is_of_one_script, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trip", "TRIP"),
        ("trip", "trlp"),
        ("trip1", "tripI"),
        ("room0", "roomO"),
        ("corner", "comer"),
        ("cope", "соре"),  # Cyrillic
        ("BOT", "ВОТ"),
        ("hpo", "һρο"),
        ("trip2", "trip２"),
        ("café", "cafe\u0301"),
    ],
)
def test_what_looks_alike_has_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("trip", "tripp"), ("trip2", "trip3"), ("lake", "lane"), ("тест", "тесто"), ("a-b", "a_b")]
)
def test_what_does_not_look_alike_has_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    "name",
    [
        "trip",
        "trip2",
        "café",
        "поездка",
        "यात्रा",
        "旅行",
        "東京タワーの写真",
        "한국2",
        "תמונות",
        "صور٢",
        "a-b_c",
        "22",
    ],
)
def test_names_of_one_script(name: str) -> None:
    assert is_of_one_script(name)


@pytest.mark.parametrize("name", ["тrip", "trіp", "tripα", "trip٢", "рoom", "한국trip", "かtrip"])
def test_names_of_several_scripts(name: str) -> None:
    assert not is_of_one_script(name)
