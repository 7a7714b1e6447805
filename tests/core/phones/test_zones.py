from core.phones import zones


def test_a_number_tells_its_zone_if_all_of_its_area_is_in_one() -> None:
    assert zones.guess("+12125550123") == "America/New_York"
    assert zones.guess("+493012345678") == "Europe/Berlin"
    assert zones.guess("+18005550123") == ""
    assert zones.guess("+15550100101") == ""
    assert zones.guess("x") == ""


def test_cities_can_be_chosen() -> None:
    assert {"UTC", "Europe/Vienna", "America/Argentina/Buenos_Aires"} <= set(zones.names())
    assert "Etc/GMT+5" not in zones.names()
