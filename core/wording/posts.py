"""What people are told of their posts: one segment each, their own words cut to fit."""

from collections.abc import Sequence

from core.clock import HOUR, MINUTE, Moment
from core.settings import SpendLimit
from core.wording.quoting import Quoted, quote, sizes
from core.wording.segments import first_fitting, is_readable, one_segment

_ONE = 1


def posted(about: Quoted | str, link: str, *, is_first: bool = False) -> str:
    """It is up. As much of it as fits, and where it is; of a person's first one, how to take it back."""
    of = Quoted(about) if isinstance(about, str) else about
    end = (f" {link}" if link else "") + (" To delete it within the hour, text \\UNDO" if is_first else "")
    if is_readable(of.words):
        return one_segment(f"Posted: {{}}{end}", of.words)
    return f"Posted ({sizes(of)}){end}" if of.words.strip() else f"Posted: {sizes(of)}{end}"


def duplicate(about: Quoted | str) -> str:
    """X wants no post twice."""
    return quote("Not posted: {} is on your account already, and X takes no post twice. Change it to post it.", about)


def refused(reason: str) -> str:
    """X said no, in X's own words."""
    said = reason.rstrip(". ") or "no reason given"
    return one_segment("Not posted. X refused it: {}. Change it and text it again.", said)


def needs_consent(to: str) -> str:
    """The person connected without the right to post, or to post photos."""
    return f"Not posted: X wants your consent for {to}. Text CONNECT, then POST to publish it."


def locked_out(*, is_locked: bool, is_unsure: bool) -> str:
    """X lets the account do nothing until its owner has seen to it."""
    shut = _shut(is_locked=is_locked)
    if is_unsure:
        return (
            f"Maybe not posted: X has {shut} your account. See to it on X. If it isn't up, text POST to publish it."
        )
    return f"Not posted: X has {shut} your account. See to it on X. Then text POST to publish it."


def locked_out_midway(up: int, of: int, *, is_locked: bool) -> str:
    """X has shut the person's account, in the middle of a thread."""
    shut = _shut(is_locked=is_locked)
    return f"Only {up} of {of} parts are up: X has {shut} your account. See to it on X. Then text POST for the rest."


def not_undone_locked_out(*, is_locked: bool) -> str:
    """X has shut the person's account, when something was to be deleted."""
    return (
        f"Not deleted: X has {_shut(is_locked=is_locked)} your account. See to it on X. Then text \\UNDO once more."
    )


def not_undone_without_consent() -> str:
    """The person connected without the right to delete."""
    return "Not deleted: X wants your consent for that. Text CONNECT, then \\UNDO once more."


def _shut(*, is_locked: bool) -> str:
    return "locked" if is_locked else "suspended"


def lost(link: str) -> str:
    """X ended the connection."""
    return f"Not posted: X ended your connection. Connect again: {link} Then text POST to publish it."


def lost_unsure(link: str) -> str:
    """X ended the connection before it said whether the post is up."""
    return f"Maybe not posted: X ended your connection. Connect again: {link} If it isn't up, text POST."


def lost_midway(up: int, of: int, link: str) -> str:
    """X ended the connection in the middle of a thread."""
    return f"Only {up} of {of} parts are up: X ended your connection. Connect: {link} Then text POST for the rest."


def former_account(about: Quoted | str) -> str:
    """Another account was connected before it went up."""
    return quote("Not posted, as you connected another X account: {}. Text POST to publish it there.", about)


def former_account_midway(about: Quoted | str, up: int, of: int) -> str:
    """Another account was connected in the middle of a thread."""
    said = f"Only {up} of {of} parts are up, on the account you had before: {{}}. POST publishes all on the new one."
    return quote(said, about)


def former_account_unsure(about: Quoted | str) -> str:
    """Another account was connected before X said whether it is up."""
    return quote("Maybe posted, X never said: {}. Look at the account you had before. It isn't tried again.", about)


def not_connected(link: str) -> str:
    """Nobody can post without an account."""
    return first_fitting(
        f"Not posted yet. Connect your X account: {link} Your text is kept; then text POST to publish it.",
        f"Not posted yet. Connect X: {link} Your text is kept; then text POST.",
    )


def cannot_post() -> str:
    """Nobody can connect an account: the operator has no application at X."""
    return (
        "Not posted: X can't be connected here yet; whoever runs this has to set it up. Text ? for what you can do."
    )


def kept_until(now: Moment, at: Moment | None) -> str:
    """X wants no more for now, or doesn't answer; said once."""
    return f"Kept: X takes no post right now. It will be posted by itself{_when(now, at)}. \\UNDO takes it back."


def paused() -> str:
    """The operator has to do something first; said once."""
    return "Kept: posting is paused here for now. It will be posted by itself. \\UNDO takes it back."


def capped(reached: SpendLimit) -> str:
    """The cap on spending was reached while it waited; said once."""
    limit = "you reached today's limit here" if reached == SpendLimit.PERSON else "posting is used up here for today"
    return f"Kept: {limit}. It will be posted by itself tomorrow. \\UNDO takes it back."


def given_up(about: Quoted | str) -> str:
    """It took too long."""
    return quote("Not posted after a day of trying: {}. Text POST to try again.", about)


def given_up_midway(up: int, of: int) -> str:
    """It took too long in the middle of a thread."""
    return (
        f"Only {up} of {of} parts are up after a day of trying. POST tries the rest again, \\UNDO deletes what is up."
    )


def given_up_unsure(about: Quoted | str) -> str:
    """X never said whether it is up."""
    return quote("Maybe not posted, X never said: {}. Look there. If it isn't up, text POST.", about)


def cut_short(up: int, of: int, reason: str) -> str:
    """A later part of a thread failed for good."""
    template = f"Only {up} of {of} parts are up. X refused the rest: {{}}. \\UNDO deletes what is up."
    return one_segment(template, reason.rstrip(". ") or "no reason given")


def cut_short_unlisted(up: int, of: int) -> str:
    """X says that a part is up, and doesn't show it."""
    return f"Only {up} of {of} parts are up: X doesn't show the last one, so no more can follow. See your profile."


def over_limit(reached: SpendLimit) -> str:
    """The cap on spending is reached."""
    if reached == SpendLimit.PERSON:
        return "Not posted: you reached today's limit here. It is kept: text POST tomorrow to publish it."
    return "Not posted: posting is used up here for today. It is kept: text POST tomorrow to publish it."


def undone(about: Quoted | str, parts: int) -> str:
    """It is gone from X."""
    return quote(
        "Deleted from X: {}" + (f", all {parts} parts" if parts > _ONE else "") + ". POST puts it up again.", about
    )


def taken_back(about: Quoted | str) -> str:
    """It never went up, and won't."""
    return quote("Not posted, and it won't be: {}. POST posts it after all.", about)


def being_undone(about: Quoted | str) -> str:
    """It is asked for twice."""
    return quote("Being deleted already: {}. You will hear when it is gone.", about)


def undo_kept(now: Moment, at: Moment | None) -> str:
    """X wants no more for now, or doesn't answer; said once."""
    return f"Not deleted yet: X takes no deletes right now. It will be deleted by itself{_when(now, at)}."


def undo_paused() -> str:
    """The operator has to do something first; said once."""
    return "Not deleted yet: deleting is paused here for now. It will be deleted by itself."


def not_undone(reason: str) -> str:
    """X wouldn't delete it."""
    return one_segment("Not deleted: {}. Delete it on X itself.", reason.rstrip(". ") or "X gave no reason")


def not_undone_for_lost(link: str) -> str:
    """X ended the connection."""
    return f"Not deleted: X ended your connection. Connect again: {link} Then text \\UNDO once more."


def not_undone_on_former(about: Quoted | str) -> str:
    """It is on the account that was connected before."""
    return quote("Not deleted: {} is on the X account you had before. Delete it on X itself.", about)


def never_up() -> str:
    """What was to be undone failed by itself."""
    return "Nothing to delete: that post never went up."


def nothing_waits() -> str:
    """POST alone, and nothing to publish."""
    return "Nothing posted: nothing waits. To post something, text it, or \\POST and the words."


def question_closed(*, waits: bool) -> str:
    """POST alone, for what was asked about too long ago; `waits`: whether something else does."""
    said = "That question has closed, and nothing was posted."
    return f"{said} POST once more publishes what else waits: see STATUS." if waits else f"{said} Text it again."


def several(words: Sequence[str], left: int = 0) -> str:
    """POST alone publishes several that were promised; so many are `left` for the next."""
    more = f" ({left} more: POST again)" if left else ""
    return one_segment(f"Posting {len(words)} that waited{more}: {{}}", "; ".join(words))


def photos_gone(words: str) -> str:
    """POST alone, and what was to go up had photos that are deleted since."""
    if not words.strip():
        return "Nothing posted: the photos that waited are deleted."
    return quote("Not posted: its photos are deleted. POST once more posts the words alone: {}", words)


def too_long(most: int) -> str:
    """More parts than a thread may have."""
    return f"Not posted: that would be more than {most} posts, and a thread has no more. Text it in shorter pieces."


def too_dear() -> str:
    """A thread that costs more than a day's limit."""
    return "Not posted: a thread that long costs more than a day's limit here. Text it in shorter pieces."


def no_words() -> str:
    """A post of nothing."""
    return "Nothing posted: there are no words. Text them behind \\POST, as in: \\POST hello"


def nothing_to_undo() -> str:
    """Neither up nor on its way."""
    return "Nothing to undo: you posted nothing in the last hour."


def _when(now: Moment, at: Moment | None) -> str:
    return f" in about {_span(at - now)}" if at is not None and at > now else " as soon as X takes it"


def _span(milliseconds: int) -> str:
    minutes = max(1, round(milliseconds / MINUTE))
    if minutes < HOUR // MINUTE:
        return f"{minutes} minute{'s' if minutes > _ONE else ''}"
    hours = round(minutes * MINUTE / HOUR)
    return f"{hours} hour{'s' if hours > _ONE else ''}"
