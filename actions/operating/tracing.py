"""One text's whole way, in lines; never what was said."""

from operator import itemgetter

from actions.operating.subjects import is_id, person_of
from core.clock import in_utc
from core.tx import Tx
from storage.delivery.delivery_log import Step
from storage.desk.traces import DeliveryRow, PhotoRow, PostRow, Trace, delivery, sids_of_id, sids_of_person, trace

WHAT = {"text": "reply", "post": "posting", "photo": "fetching", "undo": "undoing"}
"""What a kind of delivery is called here; others show under their own name."""
CAME_BY = {"webhook": "signature accepted", "list": "fetched from the carrier's list"}


def timelines(tx: Tx, subject: str, count: int) -> list[list[str]]:
    """The ways of the texts, or of the delivery, that are meant; the latest `count` texts of a person."""
    found = [trace(tx, sid) for sid in _sids(tx, subject, count)]
    if traces := [timeline(each) for each in found if each is not None]:
        return traces
    alone = delivery(tx, int(subject)) if is_id(subject) else None
    return [delivery_lines(*alone)] if alone else []


def _sids(tx: Tx, subject: str, count: int) -> list[str]:
    """The texts that are meant: the latest ones of a person, or the one with that sid or id, or that id's cause."""
    person_id = person_of(tx, subject)
    if person_id is not None:
        return sids_of_person(tx, person_id, count)
    if is_id(subject):
        return sids_of_id(tx, int(subject))
    return sids_of_id(tx, subject) or [subject]


def timeline(found: Trace) -> list[str]:
    """One text's way, a line a step."""
    text = found.text
    came = CAME_BY.get(text.came_by, text.came_by)
    lines = [
        f"{text.sid}  text_id={text.id}  person={found.person or 'deleted'}",
        f"{in_utc(text.received_at)}  received   {came}",
        f"{in_utc(text.received_at)}  {text.state:<9}  by {text.handler}",
    ]
    if text.breakage:
        lines[-1] += f" (ref {text.breakage}); `bot replay {text.sid}` handles it again after the mend"
    blocks = [(photo.created_at, [_photo(photo)]) for photo in found.photos]
    blocks += [(post.created_at, [_post(post)]) for post in found.posts]
    blocks += [(delivery.created_at, delivery_lines(delivery, steps)) for delivery, steps in found.deliveries]
    return lines + [line for _, block in sorted(blocks, key=itemgetter(0)) for line in block]


def _photo(row: PhotoRow) -> str:
    line = f"{in_utc(row.created_at)}  photo {row.number:<4} {row.state}"
    line += f" as {row.uuid}.{row.kind} at {in_utc(row.kept_at)}, {row.size} bytes" if row.kept_at else ""
    return line + (f": {row.reason}" if row.reason else "")


def _post(row: PostRow) -> str:
    line = f"{in_utc(row.created_at)}  post       {row.state}"
    return line + (f"; last part up at {in_utc(row.up_at)}" if row.up_at else "")


def delivery_lines(row: DeliveryRow, steps: list[Step]) -> list[str]:
    """One delivery's way, a line a step."""
    what = WHAT.get(row.kind, row.kind)
    lines = [f"{in_utc(row.created_at)}  {what:<9}  delivery_id={row.id}"]
    lines += [f"{in_utc(step.at)}    {step.what}" + (f" ({step.detail})" if step.detail else "") for step in steps]
    now = f"now {row.state}" + (f", carrier says {row.report}" if row.report else "")
    now += f", as {row.carrier_sid}" if row.carrier_sid else ""
    now += f": {row.reason}" if row.reason else ""
    now += f"; next at {in_utc(row.due_at)}" if row.ended_at is None else ""
    return [*lines, f"{'':23}    {now}"]
