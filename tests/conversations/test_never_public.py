"""What was posted once and may never be again: what phones send by themselves, wishes to stop, words to somebody."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from core.asking import Asks
from tests.support.x.stage import Somebody, XStage, open_stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

BY_PHONES = (
    "Liked “Posted: lunch”",
    "Reacted 😂 to “Posted: lunch”",
    "Le encantó “Posted: lunch”",
    "Le dio risa “Posted: lunch”",
    "A réagi avec 🔥 à « Posted: lunch »",
    "Hat mit 😂 auf „Posted: lunch“ reagiert",
    "“Posted: lunch”に「いいね」しました",
    "Estoy conduciendo. Te respondo cuando llegue.",
    "Je conduis actuellement. Je vous répondrai plus tard.",
    "Ich fahre gerade. Ich melde mich, wenn ich angekommen bin.",
)
STOP_WISHES = (
    "Stop\n\nSent from my iPhone",
    "darme de baja",
    "bitte keine SMS mehr",
    "ne m'écrivez plus",
    "stop texting me",
)
TO_SOMEBODY = (
    "babe did you feed the dog, key is under the mat",
    "te quiero mucho, buenas noches",
    "appelle-moi quand tu peux",
    "ruf mich an wenn du zeit hast",
    "chiamami quando puoi",
    "me liga quando puder",
    "waar ben je? ik wacht al een halfuur",
    "kocham cię, dobranoc",
    "позвони мне как сможешь",
    "seni seviyorum, iyi geceler",
    "اتصل بي عندما تكون متفرغا",
    "時間あるとき電話して",
)
OTHER_SCRIPTS = {
    "Луна сегодня огромная": "Posted (21 characters)",
    "القمر كبير جدا الليلة": "Posted (21 characters)",
    "今夜の月がとても大きい": "Posted (11 characters)",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[XStage]:
    async with open_stage(shared_database_url) as opened:
        yield opened


async def somebody_texts(stage: XStage, body: str) -> Somebody:
    ann = await stage.somebody(asks=Asks.DOUBT)
    await ann.text(body)
    return ann


async def test_what_phones_send_by_themselves_is_met_with_silence(stage: XStage) -> None:
    people = await asyncio.gather(*(somebody_texts(stage, body) for body in BY_PHONES))
    await stage.quiet()
    assert [ann.words_up for ann in people] == [[]] * len(people)
    assert [body for ann, body in zip(people, BY_PHONES, strict=True) if not ann.phone.silent] == []


@pytest.mark.parametrize("bodies", [STOP_WISHES, TO_SOMEBODY], ids=["stop", "to somebody"])
async def test_wishes_to_stop_and_words_to_one_person_are_not_posted(stage: XStage, bodies: tuple[str, ...]) -> None:
    people = await asyncio.gather(*(somebody_texts(stage, body) for body in bodies))
    await stage.quiet()
    assert [ann.words_up for ann in people if ann.words_up] == []


@pytest.mark.parametrize(("body", "said"), OTHER_SCRIPTS.items())
async def test_a_confirmation_shows_no_question_marks(stage: XStage, body: str, said: str) -> None:
    ann = await somebody_texts(stage, body)
    heard = await ann.hears(said)
    assert "?" not in heard
    assert ann.words_up == [body]
