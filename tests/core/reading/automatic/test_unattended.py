"""A number that tells whose it is, that nobody reads it, or that a conversation is over."""

import pytest

from core.reading.auto_replies import is_automatic


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
    ],
)
def test_a_number_that_nobody_reads(body: str) -> None:
    assert is_automatic(body)


@pytest.mark.parametrize(
    "body",
    [
        "this number belongs to a child, stop texting it!!",
        "Dieses Handy gehört meiner Oma, hört auf damit",
        "This line is for everybody who missed the last bus",
        "This phone is not for sale, stop asking",
        "The conversation is over, pineapple stays on pizza",
        "Dieses Handy ist zu groß für meine Hand",
        "Dit is mijn favoriete nummer",
        "Connecting people is what buses do",
    ],
)
def test_what_people_post_of_the_same_things(body: str) -> None:
    assert not is_automatic(body)
