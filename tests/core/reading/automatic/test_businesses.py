from core.reading.auto_replies import is_automatic

MACHINES = [
    "Your appointment with Dr. Patel is confirmed for Tue 10:30 AM. Reply C to confirm or R to reschedule.",
    "Thanks for texting Bright Smiles Dental! Our hours are Mon-Fri 8-5.",
    "Voice message transcription: hi this is the pharmacy",
    "You have successfully been unsubscribed. Reply START to resubscribe.",
    "You're texting a landline. Your message was converted to voice and delivered.",
    "Ihr Termin am Dienstag um 10 Uhr ist bestätigt.",
    "Merci d'avoir contacté la boulangerie Martin. Nous sommes fermés.",
    "Ваша запись подтверждена на вторник.",
    "ご予約は火曜10時で確定しました。",
]
PEOPLE = [
    "Your order is my favorite part of the menu",
    "Thanks for coming out tonight, what a crowd",
    "Thanks for reaching out to the poor, text GIVE to 12345",
    "Reply with your favorite soup",
    "Your car is ready, you can pick it up until six",
    "Voice lessons at forty: day one",
    "Sua risata is the best word I know",
]


def test_what_businesses_send_by_themselves() -> None:
    assert [text for text in MACHINES if not is_automatic(text)] == []


def test_what_people_write_of_the_same_things() -> None:
    assert [text for text in PEOPLE if is_automatic(text)] == []
