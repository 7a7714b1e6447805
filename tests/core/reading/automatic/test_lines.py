"""What a business's number says in words that people use too."""

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
    ],
)
def test_what_people_post_of_the_same_things(body: str) -> None:
    assert not is_automatic(body)
    assert not may_be_automatic(body)
