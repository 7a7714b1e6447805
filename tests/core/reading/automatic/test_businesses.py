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
    "Hi there 👋 Thanks for texting Glow Hair Studio! We're with clients at the moment.",
    "In observance of Memorial Day our offices are closed. Normal hours resume Tuesday.",
    "本日の診療は終了いたしました。診療時間は平日9時から18時までです。",
    "Sent by Drivemode: I'm driving, talk soon!",
    "EE: Welcome to Spain! Your UK allowances can be used here at no extra cost.",
    "You're #4 in line at Fade Masters Barbershop. Estimated wait: 25 min.",
    "Your call is important to us. We are currently experiencing longer than normal wait times.",
    "On vacation until 8/25 with limited cell service!! About the rental text my brother Lou.",
    "Bonjour, je suis absente du bureau jusqu'au 2 septembre inclus. Cordialement, Claire",
    "Afwezig wegens vakantie t/m 11 augustus.",
    "Im Urlaub bis 12.8., Vertretung: Frau Meier",
    "ご予約は火曜10時で確定しました。",
    "DAILY STARS: You subscribed to Horoscopes, 2 EUR a week",
    "Your code 4 is valid until 9:45",
    "CHICKEN HUT: Hungry? 2 boxes for 14.99 tonight. chickenhut.example/deal StopSMS 82070",
    "BURGER BAR: Free fries wth any box this wknd. SMS STOP to 30022, R1.50",
    "KAFE: cuma firsati, kahve 49 TL. Ret icin RET yaz 3450",
    "PIZZAHAUS: -20% nur heute. Abmelden: STOP an 72727",
]
PEOPLE = [
    "Your order is my favorite part of the menu",
    "Thanks for coming out tonight, what a crowd",
    "Thanks for reaching out to the poor, text GIVE to 12345",
    "Reply with your favorite soup",
    "Your car is ready, you can pick it up until six",
    "Hi there! Thanks for all the love tonight, Berlin",
    "In observance of Monday I am having a second coffee",
    "After hours at the aquarium: the octopus waved",
    "Welcome to Berlin! Your new home for jazz",
    "On vacation until the money runs out",
    "number one in line for the new phone",
    "Voice lessons at forty: day one",
    "Sua risata is the best word I know",
    "If you subscribed to my newsletter, check your inbox",
    "Line is insane, estimated wait 3 hours",
    "Half price pizza tonight, valid until 9pm",
    "Stop 14 on the bus map is my favourite",
    "I'll stop to 30 kilos of jam this year",
]


def test_what_businesses_send_by_themselves() -> None:
    assert [text for text in MACHINES if not is_automatic(text)] == []


def test_what_people_write_of_the_same_things() -> None:
    assert [text for text in PEOPLE if is_automatic(text)] == []
