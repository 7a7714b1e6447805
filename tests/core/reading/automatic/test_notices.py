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
        "AMBER WEATHER WARNING: heavy snow expected in the west from 03:00 Sunday",
        "Protección Civil: aviso rojo por lluvias. Evite cualquier desplazamiento.",
        "Amtliche Gefahrenmitteilung: Trinkwasser im Stadtgebiet abkochen",
        "国家预警: 暴雨红色预警",
        "Willkommen in Norwegen! Sie telefonieren und surfen zum Inlandstarif",
        "Your order 4411 from Luigi's is being prepared",
        "Upcoming event: parents' evening, Thu 18:45, main hall",
        "Event reminder: choir practice tomorrow 7pm",
        "Próxima cita: dentista, mié 10:45",
        "Prochain rendez-vous: coiffeur, jeu 9h15",
        "Anstehender Termin: Augenarzt, Mo 8:20",
        "Prossimo appuntamento: gommista, ven 9:30",
        "Próximo compromisso: reunião de pais, qui 19:00",
        "Volgende afspraak: tandarts, wo 11:20",
        "Nadchodzące wydarzenie: zebranie, czw 17:30",
        "Предстоящее событие: собрание, чт 18:30",
        "Yaklaşan randevu: göz doktoru, Sal 10:10 salı",
        "حدث قادم: اجتماع الأهالي، الأحد 17:00",
        "Rapat berikutnya: komite sekolah, Kamis 14:00",
        "Kommande händelse: föräldramöte, tors 18:00",
        "MEGA KURTA FEST flat 40% off, visit store near station, T&C apply",
        "Nur heute 25% Rabatt im Markt. Es gelten die AGB",
        "25% de descuento, aplican restricciones",
        "Diskon 40% akhir pekan, S&K berlaku",
        "Tüm ayakkabılarda %40 indirim, koşullar geçerlidir",
        "Storecard: you've vouchers worth £6 to use by 3 May",
        "Chronoship: votre colis arrive demain, suivi chrono.me/t/q7",
        "Su tren AVE 3102 circula con 25 minutos de retraso",
        "Il suo treno 9544 viaggia con 40 minuti di ritardo",
        "Uw trein naar Utrecht heeft 15 minuten vertraging",
        "mBank: Saldo rachunku ...2210 wynosi 87,40 PLN.",
        "Odido: Welkom in Portugal. Bellen kan binnen je bundel.",
        "Instagram: a new device signed in from Porto. Secure your account at instagram.com/hacked",
        "Hermes: ваш водитель будет через час",
        "Parcelly: on its way, see parcelly.com/t/88",
        "Your smear test is due. Ring to book",
        "Votre colis a été livré au gardien",
        "Your flight KL1021 is boarding, gate D12",
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
        "Your daily reminder that naps are free",
        "Trains here: my flight of fancy is cancelled, 3 days late",
        "Podcast: new episode at stories.fm/12",
        "Zug 12 kommt nie, das ist sein Konzept",
        "the 6:40 bus is cancelled again",
        "Welcome to November, bring a hat",
        "Flood of tulips on Main Street",
        "Reminder: the clocks go back on Sunday at 2:00",
        "Upcoming event: my nervous breakdown",
        "Ihr seid die Besten, danke Köln",
        "Su tren de vida no es el mío",
        "Next stop: the fridge, Sat 9:15",
        "Free all weekend. T&Cs apply",
        "20% off every loaf on Saturday, come to our shop",
        "Small joy: first swim for the first time since 2019",
    ],
)
def test_what_people_write(body: str) -> None:
    assert not may_be_notice(read_words(body))
