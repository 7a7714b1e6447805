# ruff: noqa: RUF001 - texts in other scripts
"""Somebody asks who can see what they text."""

import pytest

from core.reading.phrases.asking_who_sees import asks_who_sees
from core.reading.words import read_words


@pytest.mark.parametrize(
    "body",
    [
        "so anyone can read it? like literally anyone?",
        "wait so everyone can read that?? not just my followers",
        "who can see my posts?",
        "is this public?",
        "kann das jeder lesen?",
        "wer sieht das?",
        "tout le monde peut voir ça ?",
        "todos pueden verlo?",
        "tutti possono vederlo?",
        "todo mundo vê isso?",
        "iedereen kan dit lezen?",
        "wszyscy to widzą?",
        "все это видят?",
        "bunu herkes görebilir mi?",
        "هل الكل يشوفها؟",
        "kan alla se det?",
        "誰でも見られますか？",
        "所有人都能看到吗？",
    ],
)
def test_whether_everybody_can_see_it(body: str) -> None:
    assert asks_who_sees(read_words(body))


@pytest.mark.parametrize(
    "body",
    [
        "Can everyone see the moon tonight?",
        "Who sees this as a penalty?",
        "Everyone can see this is a penalty",
        "Who else sees it? I was like huh, then I looked more and there it was, a fox on the roof of the bus shelter",
        "Tout le monde va bien ?",
        "todos pueden venir?",
        "Alle sehen das anders?",
    ],
)
def test_questions_to_everybody_are_none(body: str) -> None:
    assert not asks_who_sees(read_words(body))
