"""Time zones by what people call the places where they are."""

from zoneinfo import available_timezones

import pytest

from core.times.cities import TABLE
from core.times.zones import find, of_number, place_of, tzdata

NOW = 1_800_000_000_000


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        *(("Berlin", "Europe/Berlin"), ("munich", "Europe/Berlin"), ("München", "Europe/Berlin")),
        *(("NYC", "America/New_York"), ("New York", "America/New_York"), ("in Paris", "Europe/Paris")),
        *(
            ("Bombay", "Asia/Kolkata"),
            ("Москва", "Europe/Moscow"),
            ("東京", "Asia/Tokyo"),
            ("LA", "America/Los_Angeles"),
        ),
        *(("San Jose, CA", "America/Los_Angeles"), ("London Ontario", "America/Toronto")),
        *(("Portland, Maine", "America/New_York"), ("london uk", "Europe/London"), ("Azores", "Atlantic/Azores")),
        *(("europe/lisbon", "Europe/Lisbon"), ("UTC", "UTC"), ("pacific time", "America/Los_Angeles")),
        *(("Germany", "Europe/Berlin"), ("St. Petersburg, Florida", "America/New_York")),
    ],
)
def test_one_place(said: str, zone: str) -> None:
    assert [place.zone for place in find(said)] == [zone]


@pytest.mark.parametrize("said", ["London", "San Jose", "Portland", "Birmingham", "St Petersburg", "Hyderabad"])
def test_several_places(said: str) -> None:
    places = find(said)
    assert 1 < len(places) <= 4
    assert len({place.zone for place in places}) == len({place.name for place in places}) == len(places)


@pytest.mark.parametrize("said", ["", "nowhere", "out", "of interest", "12", "a" * 500, "ok", "🙂"])
def test_no_place(said: str) -> None:
    assert find(said) == []


def test_every_line_of_the_table_has_a_zone() -> None:
    lines = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
    assert len(lines) > 6_000
    assert {len(line) for line in lines} == {5}
    unknown = {line[2] for line in lines} - available_timezones()
    assert len(unknown) <= 3, "the table is newer than this machine's tzdata"


def test_what_numbers_tell() -> None:
    assert of_number("+4915112345678", NOW) == ["Europe/Berlin"]  # type: ignore[arg-type]
    assert len(of_number("+61412345678", NOW)) > 4  # type: ignore[arg-type]
    assert of_number("+15550100101", NOW) == []  # type: ignore[arg-type]
    assert place_of("America/Argentina/Buenos_Aires") == "Buenos Aires"


def test_tzdata_are_known_again() -> None:
    assert len(tzdata()) == 12
    tzdata.cache_clear()
    assert tzdata() == tzdata()
