"""The way of a text through one transaction: who it is, what it says, what is done, what is answered.

Read `Steps.take_in` first: the steps stand there in order. How a text is read, rule after rule, stands in
core/reading/reading.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.codes import is_code_awaited
from actions.tracking.answering import is_number_awaited
from actions.undoing import can_undo
from bot.intake.answering import answer, answer_again
from bot.intake.at_once import read_at_once
from bot.intake.carrying_out import CarryingOut
from bot.intake.foreseeing import foreseen
from bot.intake.habits import note_habits
from bot.intake.names import name_of
from bot.intake.senders import HOLD, UNANSWERED, Admission, admission, find_or_add_sender, find_sender, sender_query
from core.asking import JUST_NOW, Asks, threshold
from core.clock import after, next_day
from core.events import OnHold
from core.reading.auto_replies import quoted_among, quoted_text
from core.reading.carrier_words import CarrierWord
from core.reading.question import Question
from core.reading.reading import read
from core.reading.readings import (
    Ask,
    Automatic,
    AwaitedPassword,
    ByCarrier,
    ChosenAnswer,
    Code,
    CommandCall,
    Misshapen,
    NoAnswer,
    Nothing,
    Photos,
    Plain,
    Reading,
    Tracking,
    Unheard,
    UnknownCommand,
    Welcome,
    as_late,
)
from core.reading.situation import Situation
from core.reading.words import read_words
from core.sender_state import SenderState
from core.settings import Limits
from core.text import SILENCE, CameBy, Text, TextState
from core.text_result import TextResult
from core.tx import Row, RowQuery, Tx
from core.wording.replies import on_hold, on_hold_today
from storage import addresses, people, questions, texts
from storage.addresses import note_ours
from storage.delivery import replies
from storage.reminders import last_reminders
from storage.rooms import awaited_passwords, rooms
from storage.tracking import awaited_values, trackers

TELLING = ("welcome", "plain", "question", "photos", "CONNECT", "POST")
"""Whoever had a reply to one of these has been told that plain texts are posted, or asked for it."""
RECENT = 20
"""How many of our latest replies a text is compared with, to see whether it quotes one."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a text. `limits` keep costs in bounds, `carrying_out` does what a text asks for."""

    limits: Limits
    carrying_out: CarryingOut

    def take_in(
        self,
        tx: Tx,
        text: Text,
        text_id: int,
        content: bytes,
        *,
        inline: bool = True,
        came_by: CameBy = CameBy.WEBHOOK,
        seen: SenderState | None = None,
    ) -> TextResult:
        """Take one text in, stored under `text_id` with `content`, its sealed form.

        `seen` is its person, if they were looked at already (see `TakingIn`). `inline` tells whether its channel can
        carry the answer. The same text a second time gets the same answer and has no other effect.
        """
        sender = find_or_add_sender(tx, text, self.limits, came_by, seen)
        if sender is None:
            return answer_again(tx, text)
        question = questions.still_open(tx, sender) if not sender.overtaken else None  # it was asked later
        text = text.known_as(text_id, sender.person, overtaken=sender.overtaken, asked=question is not None)
        reading = self._read(tx, text, sender, question)
        admitted = admission(tx, sender, reading, self.limits)
        if text.overtaken:
            reading = as_late(reading)
        name = name_of(reading)
        result = TextResult(text.id, sender.person, _state(admitted, reading), name)
        if not texts.add(tx, text, content, result.state, name, came_by):
            return answer_again(tx, text)
        note_ours(tx, sender, text.recipient)
        ends = question is not None and admitted is Admission.HEARD and closes(reading)
        is_chosen = isinstance(reading, ChosenAnswer | AwaitedPassword)
        if ends and is_chosen:
            questions.close(tx, sender)  # what is done may tell what POST publishes: this no more
        result = self._act(tx, text, sender, reading, admitted, result)
        if ends and not is_chosen:
            questions.close(tx, sender)  # POST has published what it was about
        if result.state is TextState.HANDLED:
            note_habits(tx, sender, reading, question)
        return answer(tx, text, sender, result, inline=inline)

    def replay(self, tx: Tx, text: Text, sender: SenderState) -> TextResult:
        """Handle a stored text once more, as if it had just come; its reply goes out as a delivery."""
        reading = self._read(tx, text, sender, None)
        if text.overtaken:
            reading = as_late(reading)
        result = TextResult(text.id, sender.person, handler=name_of(reading))
        texts.set_state(tx, text.id, result.state, result.handler)
        result = self._act(tx, text, sender, reading, Admission.HEARD, result)
        return answer(tx, text, sender, result, inline=False)

    def _read(self, tx: Tx, text: Text, sender: SenderState, question: Question | None) -> Reading:
        """What the text is. What only rows can tell is asked for the few texts that need it."""
        if command := read_at_once(text, sender, question, tx.commands):
            return command
        situation = Situation(
            opt_out_type=text.opt_out_type,
            media_count=len(text.media),
            opted_out=sender.opted_out,
            question=question,
            is_new=lambda: not sender.has_account and not texts.was_told(tx, text.person.id, TELLING),
            was_asked=question is None and questions.was_asked(tx, sender),
            password_of=awaited_passwords.room_of(tx, sender),
            awaits_code=lambda: is_code_awaited(tx, text.person.id),
            rooms=lambda: rooms.names(tx, text.person.id),
            room_called=lambda name: rooms.name_of(tx, name),
            has_posted=lambda: can_undo(tx, text.person.id),
            threshold=threshold(sender.habits, tx.now),
            asks_always=sender.habits.asks is Asks.ALWAYS,
            tracks=sender.trackers > 0,
            trackers=lambda: trackers.of_person(tx, text.person.id),
            awaits_number=lambda number: is_number_awaited(tx, text.person.id, number),
            was_reminded=lambda: _was_reminded(tx, sender),
            awaits_feeling=lambda: awaited_values.is_feeling_open(tx, text.person.id),
        )
        reading = read(read_words(text.body), tx.commands, situation)
        if isinstance(reading, Plain | Ask | NoAnswer | Welcome) and not text.media and _quotes_us(tx, text):
            return Automatic()
        return reading

    def _act(
        self, tx: Tx, text: Text, sender: SenderState, reading: Reading, admitted: Admission, result: TextResult
    ) -> TextResult:
        """Do what the text asks for, unless its person is on hold; how it ended is noted if it ended otherwise."""
        if admitted is Admission.ON_HOLD:
            return result._replace(reply=SILENCE)
        if admitted is Admission.TIPS_OVER:
            people.hold(tx, sender.person.id, after(tx.now, HOLD))
            return result._replace(reply=on_hold(), event=OnHold())
        if admitted is Admission.SPENT:
            people.hold(tx, sender.person.id, next_day(tx.now))
            return result._replace(reply=on_hold_today(), event=OnHold())
        done = self.carrying_out.carry_out(tx, text, sender, reading, result)
        if (done.state, done.handler) != (result.state, result.handler):
            texts.set_state(tx, text.id, done.state, done.handler, done.breakage or None)
        return done


def _was_reminded(tx: Tx, sender: SenderState) -> bool:
    """Whether a text may answer a reminder, as people do in words, and phones by themselves."""
    return sender.reminded_at > after(tx.now, -JUST_NOW) and last_reminders.is_answer_awaited(tx, sender.person_id)


@dataclass(slots=True)
class TakingIn:
    """One text for the database: who sent it may be looked at beforehand, together with others."""

    steps: Steps
    text: Text
    text_id: int
    content: bytes
    inline: bool
    came_by: CameBy

    @property
    def whose(self) -> str:
        """Its sender's address."""
        return self.text.sender.key

    def look(self, tx: Tx) -> SenderState | None:
        """Who sent it, if they are known."""
        return find_sender(tx, self.text, self.came_by)

    def locks(self, tx: Tx) -> Sequence[RowQuery]:
        """What locks who sent it."""
        return addresses.lock_queries(tx, self.text.sender)

    def query(self, tx: Tx) -> RowQuery:
        """What tells who sent it."""
        return sender_query(tx, self.text, self.came_by)

    def found(self, tx: Tx, rows: Sequence[Row]) -> SenderState | None:
        """Who that is."""
        return addresses.sender_from_row(tx, self.text.sender, rows[0] if rows else None)

    def foresees(self, tx: Tx, seen: SenderState) -> RowQuery | None:
        """What it will be asked for who sent it: a command's first query, or what meets a new post."""
        return foreseen(tx, self.text, seen)

    def run(self, tx: Tx, seen: SenderState | None = None) -> TextResult:
        """Take it in."""
        return self.steps.take_in(
            tx, self.text, self.text_id, self.content, inline=self.inline, came_by=self.came_by, seen=seen
        )


def _state(admitted: Admission, reading: Reading) -> TextState:
    """How the text will have ended, unless its handler breaks."""
    if isinstance(reading, Unheard):
        return TextState.OPTED_OUT
    if admitted is not Admission.HEARD:
        return TextState.ON_HOLD
    return TextState.SILENT if isinstance(reading, UNANSWERED) else TextState.HANDLED


def closes(reading: Reading) -> bool:
    """Whether nothing is asked any more: what only tells, what does nothing, and photos leave a question open."""
    match reading:
        case CommandCall(command):
            return not command.only_tells
        case NoAnswer() | Code() | Automatic() | Nothing() | Misshapen() | UnknownCommand() | Welcome() | Photos():
            return False
        case ByCarrier(word):
            return word is CarrierWord.OPT_OUT
        case Tracking(said):
            return not said.only_tells
        case _:
            return True


def _quotes_us(tx: Tx, text: Text) -> bool:
    """Whether it is a reaction in another language: it quotes what we said."""
    passage = quoted_text(text.body)
    return passage is not None and quoted_among(passage, replies.latest_to(tx, text.person.id, RECENT))
