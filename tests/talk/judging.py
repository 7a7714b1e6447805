"""Whether what came of a text is right."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from tests.talk.corpus import Case
from tests.talk.trial import Happened

_CONNECTS = re.compile(r"https?://\S+")


class Fault(Enum):
    """What can be wrong, the worst first."""

    WRONG_POST = "wrong post"
    """Something went public that nobody meant, or other words than meant."""
    WRONG_ACTION = "wrong action"
    """Something was done that nobody meant."""
    LEAK = "secret kept or told"
    """A secret is in the reply, or POST alone would publish it."""
    BROKEN = "broken"
    """The handler raised an exception."""
    NOT_DONE = "not done"
    """What was meant was not done; something else was said."""
    NEEDLESS_QUESTION = "needless question"
    """What is a post was asked about."""
    NEEDLESS_REPLY = "needless reply"
    """Something was said where silence is right."""
    SILENCE = "silence"
    """Nothing was said where somebody waits for an answer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A text, what came of it, and what is wrong with that, if anything is."""

    case: Case
    happened: Happened
    fault: Fault | None

    def __str__(self) -> str:
        """One line for people."""
        fault = self.fault.value if self.fault else "right"
        body = self.case.body.replace("\n", "⏎")
        return f"[{self.case.situation}] {body!r}: {fault}; right is {self.case.right}, was {_seen(self.happened)}"


def judge(case: Case, happened: Happened) -> Verdict:
    """Compare what came of a text with what is right."""
    return Verdict(case, happened, _fault(case, happened))


def _fault(case: Case, happened: Happened) -> Fault | None:
    if happened.broken:
        return Fault.BROKEN
    if happened.public and [_words(each) for each in happened.public] != _public(case):
        return Fault.WRONG_POST
    if _does_what_is_not_wanted(case, happened):
        return Fault.WRONG_ACTION
    return _RULES[case.outcome](case, happened)


def _public(case: Case) -> list[str]:
    """What is to go public by it."""
    match case.outcome:
        case "post":
            return [_words(case.detail or case.body)]
        case "published":
            return [_words(case.detail)]
        case _:
            return []


def _words(body: str) -> str:
    return " ".join(body.split())


def _does_what_is_not_wanted(case: Case, happened: Happened) -> bool:
    if [_call(each) for each in happened.kept if _call(each) != _call(_kept_by(case))]:
        return True
    wanted = case.detail if case.outcome in {"command", "offered"} else ""
    done = [each for each in happened.done if not (case.outcome == "kept" and each.startswith("LOG "))]
    is_other = any(_call(each) != _call(wanted) for each in done)
    is_undone = happened.is_undone and case.outcome != "undone" and wanted not in {"STOP", "UNDO"}
    opted = happened.carrier in {"stop", "start"} and (case.outcome, case.detail) not in {
        ("carrier", happened.carrier),
        ("stops", ""),
    }
    return is_other or is_undone or opted


def _kept_by(case: Case) -> str:
    """What is to be noted by it."""
    return case.detail if case.outcome == "kept" else ""


def _kept(case: Case, happened: Happened) -> Fault | None:
    return None if [_call(each) for each in happened.kept] == [_call(case.detail)] else Fault.NOT_DONE


def _post(case: Case, happened: Happened) -> Fault | None:
    if happened.public:
        return None
    return Fault.NEEDLESS_QUESTION if happened.reply else Fault.SILENCE


def _published(case: Case, happened: Happened) -> Fault | None:
    if happened.public:
        return None
    return Fault.WRONG_POST if _would_be_posted(case, happened) else Fault.NOT_DONE


def _waits(case: Case, happened: Happened) -> Fault | None:
    if _would_be_posted(case, happened):
        return Fault.WRONG_POST
    if [_words(each) for each in happened.public_later] != [_words(case.detail)]:
        return Fault.NOT_DONE
    return _asked(case, happened)


def _would_be_posted(case: Case, happened: Happened) -> bool:
    """Whether POST alone would publish this very text."""
    return _words(case.body) in {_words(each) for each in happened.public_later}


def _nothing(case: Case, happened: Happened) -> Fault | None:
    return Fault.NEEDLESS_REPLY if happened.reply else None


def _asked(case: Case, happened: Happened) -> Fault | None:
    return None if happened.reply else Fault.SILENCE


def _stops(case: Case, happened: Happened) -> Fault | None:
    return None if happened.carrier == "stop" else _asked(case, happened)


def _secret(case: Case, happened: Happened) -> Fault | None:
    if _quotes(case.body, happened.reply) or _would_be_posted(case, happened):
        return Fault.LEAK
    return _asked(case, happened)


def _quotes(body: str, reply: str) -> bool:
    """Whether a word with a digit in it, of four signs or more, is told back; a link is nobody's."""
    told = _CONNECTS.sub("", reply)
    secrets = (word for word in re.findall(r"\S{4,}", body) if any(sign.isdigit() for sign in word))
    return any(word.strip(".,:;!?()\"'") in told for word in secrets)


def _undone(case: Case, happened: Happened) -> Fault | None:
    return None if happened.is_undone else Fault.NOT_DONE


def _dropped(case: Case, happened: Happened) -> Fault | None:
    if not happened.reply:
        return Fault.SILENCE
    return Fault.NOT_DONE if happened.public_later else None


def _command(case: Case, happened: Happened) -> Fault | None:
    return None if _is_called(case, happened) else Fault.NOT_DONE


def _offered(case: Case, happened: Happened) -> Fault | None:
    return None if _is_called(case, happened) or happened.is_undone else _asked(case, happened)


def _is_called(case: Case, happened: Happened) -> bool:
    return _call(case.detail) in {_call(each) for each in (*happened.done, *happened.told)}


def _call(command: str) -> str:
    """A command with its arguments, however they are written."""
    return _words(command).casefold()


def _welcome(case: Case, happened: Happened) -> Fault | None:
    if not happened.reply:
        return Fault.SILENCE
    return None if "public" in happened.reply.lower() else Fault.NOT_DONE


def _carrier(case: Case, happened: Happened) -> Fault | None:
    if happened.reply:
        return Fault.NEEDLESS_REPLY
    return None if happened.carrier == case.detail else Fault.NOT_DONE


_RULES: Mapping[str, Callable[[Case, Happened], Fault | None]] = {
    "post": _post,
    "published": _published,
    "nothing": _nothing,
    "asked": _asked,
    "waits": _waits,
    "secret": _secret,
    "stops": _stops,
    "undone": _undone,
    "dropped": _dropped,
    "command": _command,
    "offered": _offered,
    "welcome": _welcome,
    "kept": _kept,
    "carrier": _carrier,
}


def _seen(happened: Happened) -> str:
    seen = [
        f"public {list(happened.public)}" if happened.public else "",
        f"did {', '.join((*happened.done, *happened.told))}" if happened.done or happened.told else "",
        "undid the post" if happened.is_undone else "",
        f"kept {', '.join(happened.kept)}" if happened.kept else "",
        f"carrier {happened.carrier}" if happened.carrier else "",
        f"raised {happened.broken}" if happened.broken else "",
        f"said {happened.reply!r}" if happened.reply else "",
    ]
    return "; ".join(each for each in seen if each) or "silence"
