# ruff: noqa: RUF001 - texts in other scripts
import pytest

from core.reading.opt_out_phrases import wishes_to_stop
from core.reading.words import read_words

WISHES = """
Hold op med at sende mig beskeder
Slett kontoen min
Ta bort alla mina uppgifter
Älkää lähettäkö viestejä
Nechci dostávat zprávy
Zmažte moje údaje
Kérem, töröljék az adataimat
Nu mai trimiteți mesaje
Διαγράψτε τα δεδομένα μου
Изтрийте данните ми
Видаліть мої дані
תמחקו את הנתונים שלי
اطلاعات مرا پاک کنید
제 데이터를 모두 삭제해 주세요
Đừng gửi tin nhắn nữa
เลิกส่งข้อความได้แล้ว
Jangan kirim pesan lagi
Padam akaun saya
Huwag na kayong mag-text
mujhe message mat bhejo
আমাকে মেসেজ পাঠানো বন্ধ করুন
میرا ڈیٹا ڈیلیٹ کریں
Acheni kunitumia ujumbe
アカウントを削除してください
请注销我的账号
Elimina todos mis datos
Delete all my data
"""
NO_WISHES = """
Slettede alle billeder og købte en plante
Raderade appen och sov gott
Lopetin tupakoinnin tänään
Smazal jsem všechny fotky z dovolené
Kitöröltem az összes régi üzenetet
Am șters toate pozele vechi
Έσβησα τα παλιά μηνύματα
Изтрих старите снимки
Видалив усі старі листи
מחקתי את כל התמונות
همه عکس‌ها را پاک کردم
오늘 사진을 전부 지웠다
Xóa hết ảnh cũ rồi ngồi ngắm mưa
วันนี้ลบรูปเก่าทั้งหมด
Berhenti merokok hari ketiga
Delete your cookies, folks
Write to your grandmother today
Arrêtez de mettre du sucre partout
"""


@pytest.mark.parametrize("body", WISHES.strip().split("\n"))
def test_a_wish_for_no_more_texts_or_to_be_deleted(body: str) -> None:
    assert wishes_to_stop(read_words(body).plain)


@pytest.mark.parametrize("body", NO_WISHES.strip().split("\n"))
def test_what_is_told_or_said_to_everybody_is_none(body: str) -> None:
    assert not wishes_to_stop(read_words(body).plain)
