# ruff: noqa: RUF001 - texts in other scripts
import pytest

from core.reading.automatic.notices import may_be_notice
from core.reading.words import read_words


@pytest.mark.parametrize(
    "body",
    [
        "Lufthansa: Your flight LH 2030 is now boarding at gate B22",
        "Northfield Middle School: buses run 45 minutes late on Tuesday",
        "[Jira] 2 new comments for you",
        "Motion detected at the front door. – Arlo",
        "Tornado warning for Cass County until 8:15 PM",
        "DHL: Ihr Paket wird heute zwischen 11 und 13 Uhr zugestellt",
        "PostNL: je pakket is bezorgd bij de buren",
        "GLS: A csomag ma érkezik 14:30 körül",
        "Sameday: coletul tău a fost livrat",
        "ACS: το δέμα σας παραδόθηκε",
        "Speedy: вашата пратка е доставена",
        "Posten: Paketet är klart att hämta",
        "Detta sms går inte att besvara",
        "国家预警: 暴雨红色预警",
        "Willkommen in Norwegen! Sie telefonieren und surfen zum Inlandstarif",
        "Your order 4411 from Luigi's is being prepared",
    ],
)
def test_what_machines_send(body: str) -> None:
    assert may_be_notice(read_words(body))


@pytest.mark.parametrize(
    "body",
    [
        "Weather: sideways.",
        "Status: horizontal.",
        "Scam calls today: 6. Real calls today: 0. Rotary phones were better.",
        "Me: I'll sleep early. Also me: your flight is boarding",
        "Update: my flight is delayed again",
        "Be yourself. – Oscar Wilde",
        "The door was open. – My cat",
        "Today's lunch: soup",
        "Breakfast: coffee. Lunch: regret.",
        "Your smile is the best thing in this town",
        "Welcome to November, bring a hat",
        "Flood of tulips on Main Street",
    ],
)
def test_what_people_write(body: str) -> None:
    assert not may_be_notice(read_words(body))
