"""What offers something, and ends or hurries as advertising does."""
# ruff: noqa: RUF001 - letters of other languages

import pytest

from core.reading.automatic.advertising import may_advertise


@pytest.mark.parametrize(
    "body",
    [
        "ALDI: Only this week! 30% off all garden furniture. In store while stocks last.",
        "Lidl Plus: this week's coupons are here, 20% off cheese and a free croissant when you spend £10.",
        "Promo Gajian! Diskon 50% semua minuman di Kopi Senja sampai tgl 30.",
        "Sadece bu hafta tüm montlarda %50 indirim! Mağazalarımıza bekleriz.",
        "Solo este finde: 2x1 en hamburguesas en todos nuestros locales.",
        "-20% sur tout le magasin, jusqu'à épuisement des stocks",
        "20 % Rabatt auf alle Räder, solange der Vorrat reicht",
        "3 for 2 offer on all paperbacks. T&Cs apply",
    ],
)
def test_advertising(body: str) -> None:
    assert may_advertise(body)


@pytest.mark.parametrize(
    "body",
    [
        "Day off and the kettle is on",
        "My battery is at 20% and it's only Tuesday",
        "Turnout was 61%, only this town could argue about the other 39",
        "Free parking on Sundays, who knew",
        "They sold it at half price the week after I bought mine",
    ],
)
def test_what_people_post_of_prices(body: str) -> None:
    assert not may_advertise(body)
