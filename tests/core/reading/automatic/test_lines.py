"""What a business's number says in words that people use too."""
# ruff: noqa: RUF001 - letters of other languages

import pytest

from core.reading.auto_replies import is_automatic, may_be_automatic


@pytest.mark.parametrize(
    "body",
    [
        "This inbox belongs to Kilcoran GAA club. Nobody reads it during the week.",
        "This number is only for deliveries.",
        "Este buzón no está atendido. Las solicitudes se presentan por la sede.",
        "Este número não recebe mensagens.",
        "Ce numéro n'est pas surveillé.",
        "Dieses Handy gehört zur Pflegestation 4.",
        "Questo numero non riceve messaggi",
        "Dit nummer is alleen voor spoed",
        "Ten numer służy wyłącznie do powiadomień",
        "Этот номер не принимает сообщения",
        "Den här mobilen tillhör avdelning 4 och används bara för larm.",
        "Por inactividad damos por finalizada la conversación.",
        "This chat has been closed. Thanks for chatting with us.",
        "We dragen je over aan een collega van Schade.",
        "You are being transferred to an agent",
        "Hello! I'm Sam, the virtual assistant of Northgate Energy. 1 Billing 2 Meter readings",
        "Hola, soy Luna, tu asistente virtual. ¿En qué te ayudo?",
        "Guten Tag, ich bin der digitale Assistent der Stadtwerke.",
        "I'm a virtual assistant looking for two more clients",
        "Vote not counted. You have not been charged.",
        "Sorry we missed you. The shop is closed on Mondays.",
        "Beep boop! Our support humans are asleep. They start at 8 AM Pacific.",
        "Our chatbot is still learning! Try asking about delivery, returns or gift cards.",
        "Vacation mode: I'm away till the 19th, emails only.",
        "Dr Nkemelu is on leave till Monday. For refills see the pharmacist.",
        "Unsere Sprechzeiten: Mo bis Do 8 bis 12",
        "Nos conseillers sont là du lundi au samedi",
        "Nuestro horario es de lunes a viernes",
        "I nostri operatori rispondono dalle 9",
        "Nosso atendimento é das 8h às 18h",
        "Onze klantenservice is morgen bereikbaar",
        "Nasi konsultanci pracują od 8",
        "Наши операторы ответят в рабочее время",
        "Temsilcilerimiz 09:00'da mesaiye başlıyor",
        "Våra öppettider är 10 till 18",
        "Jam operasional kami 08.00 sampai 17.00",
        "我们的客服会尽快联系您",
    ],
)
def test_a_number_that_nobody_reads(body: str) -> None:
    assert may_be_automatic(body)
    assert not is_automatic(body)  # a shop or a person may post it: it is asked about, and not lost


@pytest.mark.parametrize(
    "body",
    [
        "This line is for everybody who missed the last bus",
        "This phone is not for sale, stop asking",
        "The conversation is over, pineapple stays on pizza",
        "Dieses Handy ist zu groß für meine Hand",
        "Dit is mijn favoriete nummer",
        "You have been charged with crimes against pizza",
        "Come to our gig, you will not be charged",
        "Connecting people is what buses do",
        "Vacation mode: on",
        "Only sixteen days away til season",
        "Our team lost again and I love them",
        "Our neighbours have better opening hours than the post office",
        "خدمة العملاء خلتني انتظر ساعة وبعدين فصل الخط",
        "人工客服到底藏在哪个按键后面",
        "Unsere Nachbarn haben wieder Schicht",
    ],
)
def test_what_people_post_of_the_same_things(body: str) -> None:
    assert not is_automatic(body)
    assert not may_be_automatic(body)
