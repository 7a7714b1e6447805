# ruff: noqa: RUF001 - other scripts

import pytest

from core.reading.phrases.about_the_bot import tells_the_bot
from core.reading.words import read_words


@pytest.mark.parametrize(
    "body",
    [
        "what a clever little robot, goodnight from all of us",
        "merci infiniment, brave petit robot",
        "robotunuz harika, teşekkürler valla",
        "hey Backslash, still up?",
        "you daft old machine, I told you once",
        "omg you're so fast",
        "jesteś szybszy niż moja córka",
        "sei più veloce della posta",
        "haha eres muy listo",
        "sorry, is it free if I'm with a small carrier",
        "hola, es gratis o me cobran aparte",
        "bu ücretli mi, faturaya mı geliyor",
        "не понимаю, объясните ещё раз пожалуйста",
        "je comprends rien, expliquez autrement svp",
        "I dont understand what the 1 is for, please help",
        "bonjour, qui parle",
        "iyi akşamlar bu numara kime ait",
        "who runs this, some big company?",
        "ok but who are you",
        "does this work overseas, we fly to Crete on Friday",
        "hola, funciona en el extranjero?",
        "ho gia detto di si",
        "I told you already!",
        "comment on s'en sert de ce machin",
        "Как этим пользоваться?",
        "cheers, works a treat",
        "tell me a joke, this queue is endless",
        "danke, tolle Sache und super für Oma",
        "grazie, geniale",
        "brava, mi hai capito al volo",
        "thank you ever so much for that, kind regards, Mr A. Holt",
    ],
)
def test_what_is_said_to_the_bot(body: str) -> None:
    assert tells_the_bot(read_words(body))


@pytest.mark.parametrize(
    "body",
    [
        "my vending machine is the only one who knows what I eat",
        "a robot hoovers my flat and still I dream of dust",
        "thanks to everyone who came, you lot are the best crowd",
        "if you're rude to drivers I walk away",
        "you know what's better than Monday? nothing",
        "I don't understand people who rinse mushrooms",
        "the museum is free on Sundays, go",
        "who is this law even for",
        "wer spricht hier eigentlich noch von Sommer, frage ich mich bei dem Wetter",
        "@anna_k you're the best, thank you",
        "you #legend",
        "how does this man still have a job",
        "nothing works abroad like a smile and a biscuit",
        "thanks to the best crew a boat ever had",
        "best regards to the gull that ate my chips",
    ],
)
def test_what_is_for_everybody(body: str) -> None:
    assert not tells_the_bot(read_words(body))
