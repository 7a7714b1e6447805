"""What the bot remembers from text to text: the `Memory` of dispatch, kept in rows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import orjson

from bot.answer import Answer
from bot.clock import HOUR, Moment, after
from bot.question import Choice, Question, post_as_it_is
from bot.segments import segments
from bot.settings import Limits
from bot.standing import NEVER, Standing
from bot.text import Person, Reply, Text
from bot.tx import Tx
from bot.words import read_words
from storage import deliveries, held, leavers, people, questions, rooms, spending, texts
from storage.deliveries import NewDelivery
from storage.spending import Spent

RECENT = 20


@dataclass(frozen=True, slots=True)
class Conversation:
    """The memory of dispatch.

    A handed reply for which no report comes is settled after `report_within` milliseconds, or already after
    `settle_after` if another reply waits behind it.
    """

    limits: Limits
    report_within: int = 30_000
    settle_after: int = 10_000

    def meet(self, tx: Tx, phone: str, sid: str) -> Standing | None:
        """The person with that number, locked until the transaction ends; new ones are added.

        Nobody, if the text is known and its person is not: they had themselves deleted, and stay so.
        """
        people.lock(tx, phone)
        standing = people.find(tx, phone)
        if standing is not None:
            return standing
        if texts.known(tx, [sid]):
            return None
        if times := leavers.times(tx, phone):  # not new, and none for whom deleting is a way around limits
            too_many = times >= leavers.MOST
        else:
            too_many = people.count_new(tx) > self.limits.new_people_per_hour
        return people.add(tx, phone, after(tx.now, HOUR) if too_many else NEVER)

    def open_question(self, tx: Tx, standing: Standing) -> Question | None:
        """What the person was asked and may still answer."""
        if standing.question is None or standing.question_until <= tx.now:
            return None
        return questions.opened(tx, standing.person.id, standing.question)

    def take_in(self, tx: Tx, text: Text, content: bytes, state: str, handler: str, came_by: str) -> bool:
        """Store the text; false if it is known already."""
        return texts.add(tx, text, content, state, handler, came_by)

    def ended(self, tx: Tx, text: Text, state: str, handler: str, breakage: str) -> None:
        """Note that it ended otherwise than it was stored."""
        texts.set_state(tx, text.id, state, handler, breakage or None)

    def rooms_of(self, tx: Tx, person: Person) -> Collection[str]:
        """The names of the rooms that the person is in."""
        return rooms.names(tx, person.id)

    def our_latest(self, tx: Tx, person: Person) -> Iterable[str]:
        """What the person was told lately."""
        for delivery_id, content in tx.rows(
            "SELECT d.id, d.content FROM texts t JOIN deliveries d ON d.id = t.id WHERE t.person_id = :person"
            " AND d.content IS NOT NULL ORDER BY t.id DESC LIMIT :count",
            person=person.id,
            count=RECENT,
        ):
            yield orjson.loads(tx.keys.open(content, f"deliveries:{delivery_id}"))[2]

    def ask(self, tx: Tx, text: Text, question: Question) -> None:
        """Leave a question open, and hold the text that it is about: POST alone publishes it."""
        questions.ask(tx, text.person.id, question)
        held.hold(tx, text.person.id, text.body)

    def close_question(self, tx: Tx, person: Person, question: Question, choice: Choice | None) -> None:
        """Nothing is asked any more. What it was about is held no more, if the answer is that it is no post."""
        questions.close(tx, person.id)
        found = held.find(tx, person.id) if choice is not None else None
        asked = post_as_it_is(read_words(found.words)) if found is not None else None
        if asked in question.choices and choice != asked:
            held.let_go(tx, person.id)

    def opt(self, tx: Tx, person: Person, *, out: bool) -> None:
        """Record an opt-out or an opt-in."""
        change = people.opt_out if out else people.opt_in
        change(tx, person.id)

    def hold(self, tx: Tx, person: Person, until: Moment) -> None:
        """Keep the person's texts without acting on them until then."""
        people.hold(tx, person.id, until)

    def answer(self, tx: Tx, text: Text, reply: Reply, standing: Standing, *, at_once: bool) -> tuple[str, int]:
        """Store the reply; returns what its channel is to say now, and the delivery.

        Said at once if the channel can and nothing earlier waits, else sent as a delivery.
        """
        said = "" if standing.person.opted_out else reply.body
        spending.add(tx, text.person.id, Spent(max(1, segments(text.body)), segments(said)))
        if not reply:
            return "", 0
        new = reply_to(text, reply.body)
        if standing.person.opted_out:
            deliveries.bury(tx, new, deliveries.OPTED_OUT)
            return "", 0
        if at_once and not standing.waits:
            return reply.body, deliveries.hand(tx, new, after(tx.now, self.report_within))
        deliveries.hurry(tx, new.lane, self.settle_after)
        return "", deliveries.add(tx, new)

    def answer_again(self, tx: Tx, sid: str) -> Answer:
        """What a text that is known already was answered: the same once more, unless the carrier has it."""
        row = tx.row(
            "SELECT t.id, t.person_id, p.tag, d.id, d.content FROM texts t"
            " LEFT JOIN people p ON p.id = t.person_id"
            " LEFT JOIN deliveries d ON d.id = t.id AND d.state = 'handed' WHERE t.sid = :sid",
            sid=sid,
        )
        if row is None:
            return Answer(state="duplicate")
        text_id, person_id, tag, delivery_id, content = row
        answer = Answer(text_id, Person(person_id or 0, tag or ""), state="duplicate")
        if delivery_id is None:
            return answer
        still_handed = tx.run(
            "UPDATE deliveries SET due_at = :due WHERE id = :id AND state = 'handed'",
            id=delivery_id,
            due=after(tx.now, self.report_within),
        )
        if not still_handed:  # just taken in hand to be settled
            return answer
        body = orjson.loads(tx.keys.open(content, f"deliveries:{delivery_id}"))[2]
        return Answer(text_id, answer.person, body=body, delivery_id=delivery_id, state="duplicate")


def reply_to(text: Text, body: str) -> NewDelivery:
    """The delivery of a reply: to whoever sent the text, from the number that they texted."""
    return NewDelivery(
        kind="text",
        lane=people.lane_of(text.person.id),
        content=orjson.dumps([text.sender, text.number, body]).decode(),
        person_id=text.person.id,
        text_id=text.id,
        pace=text.number,
        cost=segments(body),
        id=text.id,
    )
