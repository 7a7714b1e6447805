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
leave our number alone
let this be the last text
dejen en paz mi número
deixe em paz o meu telefone
laissez mon numéro tranquille
lasst meine nummer in ruhe
laat mijn nummer met rust
оставь мой номер в покое
no me interesa, por favor no insista
kein interesse, bitte lassen sie das
pas intéressée, n'insiste pas
not interested, please don't
quit texting this line
no escriban más a este número
n'envoyez plus sur ce numéro
não mande mais neste número
schickt bitte nichts mehr an diese nummer
meldet bitte meine mutter ab
annemi listeden çıkarın
schrijf mijn moeder aub uit
リストから抜いてください
别再打扰本号码
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
Leave the world in peace tonight
This was the last time I text my ex
No me interesa el fútbol
Lasst die Igel in Ruhe
Не интересует меня этот финал
Let that be the last snow of the year
No escribas cartas en el teléfono, escribe en papel
Mi hermano se dio de baja del gimnasio
Schreibt nichts ab, Kinder
Arrêtez de mettre du sucre partout
"""


@pytest.mark.parametrize("body", WISHES.strip().split("\n"))
def test_a_wish_for_no_more_texts_or_to_be_deleted(body: str) -> None:
    assert wishes_to_stop(read_words(body).plain)


@pytest.mark.parametrize("body", NO_WISHES.strip().split("\n"))
def test_what_is_told_or_said_to_everybody_is_none(body: str) -> None:
    assert not wishes_to_stop(read_words(body).plain)
