import pytest

from core.reading.auto_replies import is_automatic
from core.reading.automatic.busy_words import may_be_busy


@pytest.mark.parametrize(
    "body",
    [
        "Automatisk svar: jeg er tilbage på mandag",
        "Automaattinen vastaus: en pääse puhelimeen",
        "Automatická odpověď: ozvu se v pondělí",
        "Automatikus válasz: hétfőn keresem",
        "Răspuns automat: revin luni",
        "Αυτόματη απάντηση: επιστρέφω τη Δευτέρα",
        "Автоматична відповідь: буду в понеділок",
        "הודעה אוטומטית: אחזור ביום ראשון",
        "Balasan otomatis: saya kembali hari Senin",
        "Tin nhắn tự động: tôi sẽ gọi lại",
        "ข้อความอัตโนมัติ: จะติดต่อกลับ",
    ],
)
def test_a_phone_that_says_that_it_answers_by_itself(body: str) -> None:
    assert is_automatic(body)


@pytest.mark.parametrize(
    "body",
    [
        "Jeg kører bil og ringer senere",
        "Teď řídím, zavolám později",
        "Épp vezetek, később visszahívlak",
        "Saya sedang menyetir, nanti saya telepon",
        "Tôi đang lái xe, sẽ gọi lại sau",
        "운전 중이라 나중에 연락드릴게요",
    ],
)
def test_a_phone_whose_owner_drives_may_say_so(body: str) -> None:
    assert may_be_busy(body)


@pytest.mark.parametrize(
    "body",
    [
        "Automaten på stationen er tom igen",
        "Nytt semester, nya böcker",
        "Rapat terpanjang minggu ini: memilih makan siang",
        "Car drives itself, I write poems",
    ],
)
def test_ordinary_posts_are_neither(body: str) -> None:
    assert not is_automatic(body)
    assert not may_be_busy(body)
