"""The whole corpus, each text in its situation: what may never go public doesn't, and little is asked in vain."""

import asyncio
from collections.abc import Sequence

import pytest

from tests.talk.corpus import cases
from tests.talk.judging import Fault, Verdict
from tests.talk.report import NEVER_PUBLIC, is_asked_about, is_not_posted, ordinary_posts, share, to_one_person
from tests.talk.talking import talk

MOST_ASKED, MOST_PLAIN_ASKED, LEAST_NOT_POSTED = 2.3, 3.7, 98.0
"""Per cent."""
MOST_ASKED_HELD_OUT, MOST_PLAIN_ASKED_HELD_OUT, LEAST_NOT_POSTED_HELD_OUT = 3.0, 3.0, 92.5
NEVER = {Fault.WRONG_ACTION, Fault.LEAK, Fault.BROKEN}
STILL_POSTED = {"notices": 1}
"""How many of the held-out texts still go public, by kind: none may be more. The aim is none at all."""
STILL_DONE_OR_TOLD = 5
STILL_ASKED = 6
"""Posts with the words of trackers in them that are asked about in the open part."""


@pytest.fixture(scope="module")
def verdicts() -> Sequence[Verdict]:
    return asyncio.run(talk(cases()))


def shown(verdict: Verdict) -> str:
    """What a failure says: nothing of what is held out."""
    return f"a held-out text of {verdict.case.kind}" if verdict.case.is_held_out else str(verdict)


@pytest.mark.parametrize("kind", NEVER_PUBLIC)
def test_nothing_goes_public_of_what_is_no_post(verdicts: Sequence[Verdict], kind: str) -> None:
    several = [each for each in verdicts if each.case.kind == kind]
    assert several
    public = [each for each in several if each.fault is Fault.WRONG_POST]
    assert [shown(each) for each in public if not each.case.is_held_out] == []
    assert sum(each.case.is_held_out for each in public) <= STILL_POSTED.get(kind, 0)


def test_nothing_is_done_or_told_that_nobody_meant(verdicts: Sequence[Verdict]) -> None:
    wrong = [each for each in verdicts if each.fault in NEVER]
    assert [shown(each) for each in wrong if not each.case.is_held_out] == []
    assert sum(each.case.is_held_out for each in wrong) <= STILL_DONE_OR_TOLD


def test_of_what_is_said_to_trackers_nothing_is_read_wrongly(verdicts: Sequence[Verdict]) -> None:
    """Entries are kept, near ones asked about, and posts with numbers in them posted."""
    several = [each for each in verdicts if each.case.kind == "tracking"]
    wrong = [each for each in several if each.fault is not None]
    assert several
    needless = [each for each in wrong if each.fault is Fault.NEEDLESS_QUESTION and not each.case.is_held_out]
    assert [shown(each) for each in wrong if not each.case.is_held_out and each not in needless] == []
    assert len(needless) <= STILL_ASKED, needless
    assert sum(each.case.is_held_out for each in wrong) <= 5


@pytest.mark.parametrize("held_out", [False, True])
def test_few_ordinary_posts_are_asked_about(verdicts: Sequence[Verdict], *, held_out: bool) -> None:
    posts = ordinary_posts(each for each in verdicts if each.case.is_held_out is held_out)
    assert [shown(each) for each in posts if each.fault is Fault.WRONG_POST] == []
    of_all = share(posts, is_asked_about)
    of_plain = share([each for each in posts if each.case.is_plain], is_asked_about)
    most = (MOST_ASKED_HELD_OUT, MOST_PLAIN_ASKED_HELD_OUT) if held_out else (MOST_ASKED, MOST_PLAIN_ASKED)
    assert (of_all <= most[0], of_plain <= most[1]) == (True, True), (of_all, of_plain)


def test_no_rule_asks_about_posts_in_languages_that_the_score_has_not_learned(verdicts: Sequence[Verdict]) -> None:
    """Of somebody who wants no questions; what is held out may be asked about in one of fifty."""
    cases_of = ("posts", "asks_never", "post")
    posts = [each for each in verdicts if (each.case.kind, each.case.situation, each.case.outcome) == cases_of]
    asked = [each for each in posts if is_asked_about(each)]
    assert len(posts) > 300
    assert [shown(each) for each in asked if not each.case.is_held_out] == []
    assert len(asked) <= len(posts) / 50


@pytest.mark.parametrize("held_out", [False, True])
def test_most_texts_to_one_person_are_kept_from_the_public(verdicts: Sequence[Verdict], *, held_out: bool) -> None:
    kept = share(to_one_person(each for each in verdicts if each.case.is_held_out is held_out), is_not_posted)
    assert kept >= (LEAST_NOT_POSTED_HELD_OUT if held_out else LEAST_NOT_POSTED)
