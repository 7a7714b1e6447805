from dataclasses import replace

import pytest

from tests.talk.corpus import Case
from tests.talk.judging import Fault, judge
from tests.talk.trial import Happened

SILENT = Happened((), (), (), is_undone=False, carrier="", reply="", public_later=())
SAID = replace(SILENT, reply="Not posted.")
BODY = "the alarm code is 4471"


def fault(right: str, happened: Happened, body: str = BODY) -> Fault | None:
    outcome, _, detail = right.partition(": ")
    return judge(Case(body, "kind", "en", "fresh", outcome, detail, "why"), happened).fault


@pytest.mark.parametrize(
    ("right", "happened"),
    [
        ("post", replace(SILENT, public=(BODY,))),
        ("post: just this", replace(SILENT, public=("just this",))),
        ("published: photos", replace(SILENT, public=("photos",))),
        ("nothing", SILENT),
        ("asked", SAID),
        ("asked", replace(SAID, told=("STATUS",))),
        ("secret", SAID),
        ("stops", SAID),
        ("stops", replace(SILENT, carrier="stop")),
        ("undone", replace(SILENT, is_undone=True)),
        ("dropped", SAID),
        ("command: JOIN trip", replace(SAID, done=("JOIN trip",))),
        ("command: STOP", replace(SAID, done=("STOP",), is_undone=True)),
        ("offered: JOIN trip", SAID),
        ("offered: UNDO", replace(SILENT, is_undone=True)),
        ("waits: photos", replace(SAID, public_later=("photos",))),
        ("offered: JOIN trip", replace(SAID, done=("JOIN Trip",))),
        ("welcome", replace(SILENT, reply="Plain texts are posted publicly.")),
        ("carrier: stop", replace(SILENT, carrier="stop")),
        ("kept: weight 78.2", replace(SAID, kept=("weight 78.2",))),
        ("kept: weight 78.2", replace(SAID, kept=("weight 78.2",), done=("LOG weight 78.2",))),
    ],
)
def test_what_is_right(right: str, happened: Happened) -> None:
    assert fault(right, happened) is None


@pytest.mark.parametrize(
    ("right", "happened", "found"),
    [
        ("asked", replace(SILENT, public=(BODY,)), Fault.WRONG_POST),
        ("asked", replace(SAID, kept=("weight 78.2",)), Fault.WRONG_ACTION),
        ("kept: weight 78.2", SAID, Fault.NOT_DONE),
        ("kept: weight 78.2", replace(SAID, kept=("weight 782",)), Fault.WRONG_ACTION),
        ("published: photos", replace(SILENT, public=("post it",)), Fault.WRONG_POST),
        ("post", replace(SILENT, public=("other words",)), Fault.WRONG_POST),
        ("post", SAID, Fault.NEEDLESS_QUESTION),
        ("post", SILENT, Fault.SILENCE),
        ("asked", replace(SAID, done=("JOIN trip",)), Fault.WRONG_ACTION),
        ("asked", replace(SAID, is_undone=True), Fault.WRONG_ACTION),
        ("asked", replace(SILENT, carrier="stop"), Fault.WRONG_ACTION),
        ("command: JOIN trip", replace(SAID, done=("JOIN flat",)), Fault.WRONG_ACTION),
        ("command: JOIN trip", SAID, Fault.NOT_DONE),
        ("asked", SILENT, Fault.SILENCE),
        ("asked", replace(SAID, broken="KeyError"), Fault.BROKEN),
        ("nothing", SAID, Fault.NEEDLESS_REPLY),
        ("secret", replace(SAID, reply="JOIN trip 4471?"), Fault.LEAK),
        ("secret", replace(SAID, public_later=(BODY,)), Fault.LEAK),
        ("undone", SAID, Fault.NOT_DONE),
        ("dropped", replace(SAID, public_later=("JION trip",)), Fault.NOT_DONE),
        ("published: photos", SAID, Fault.NOT_DONE),
        ("published: photos", replace(SAID, public_later=(BODY,)), Fault.WRONG_POST),
        ("waits: photos", replace(SAID, public_later=(BODY,)), Fault.WRONG_POST),
        ("waits: photos", SAID, Fault.NOT_DONE),
        ("welcome", SAID, Fault.NOT_DONE),
        ("carrier: stop", SILENT, Fault.NOT_DONE),
        ("carrier: stop", replace(SAID, carrier="stop"), Fault.NEEDLESS_REPLY),
    ],
)
def test_what_is_wrong(right: str, happened: Happened, found: Fault) -> None:
    assert fault(right, happened) is found
