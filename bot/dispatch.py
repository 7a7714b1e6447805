"""The way of a text through one transaction: who it is, what it says, what is done, what is answered."""

import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bot import reading as readings
from bot.answer import Answer
from bot.carrier_words import CarrierWord
from bot.clock import HOUR, Moment, after
from bot.commands import CommandTable
from bot.machine_texts import quoted_text, quotes
from bot.near_miss import may_be_asked_secret
from bot.question import Choice, Question, may_be_a_post, may_be_secret
from bot.reading import (
    Ask,
    ByCarrier,
    ByMachine,
    Code,
    CommandCall,
    Misshapen,
    Nothing,
    Photos,
    Plain,
    Reading,
    Unknown,
    read,
)
from bot.replies import broken, closest_command, no_more_texts, on_hold, shape_of
from bot.settings import Limits
from bot.standing import Standing
from bot.text import SILENCE, Person, Refusal, Reply, Text
from bot.tx import Tx
from bot.words import read_words

Handler = Callable[[Tx, Text], Reply]

HOLD = HOUR
ALWAYS_HEARD = frozenset({"STOP"})
UNANSWERED = (ByCarrier, ByMachine, Nothing)
"""Readings that get no reply."""


class Memory(Protocol):
    """What dispatch remembers from text to text; storage.conversation keeps it."""

    def meet(self, tx: Tx, phone: str, sid: str) -> Standing | None:
        """The person with that number, locked until the transaction ends, new ones added.

        Nobody, if the text is known already and its person is deleted.
        """

    def open_question(self, tx: Tx, standing: Standing) -> Question | None:
        """What the person was asked and may still answer."""

    def take_in(self, tx: Tx, text: Text, content: bytes, state: str, handler: str, came_by: str) -> bool:
        """Store the text; false if it is known already."""

    def ended(self, tx: Tx, text: Text, state: str, handler: str, breakage: str) -> None:
        """Note that it ended otherwise than it was stored."""

    def rooms_of(self, tx: Tx, person: Person) -> Collection[str]:
        """The names of the rooms that the person is in."""

    def our_latest(self, tx: Tx, person: Person) -> Iterable[str]:
        """What the person was told lately."""

    def ask(self, tx: Tx, text: Text, question: Question) -> None:
        """Leave a question open, and hold the text that it is about."""

    def close_question(self, tx: Tx, person: Person, question: Question, choice: Choice | None) -> None:
        """Nothing is asked any more; by that answer, what it was about may be no post."""

    def opt(self, tx: Tx, person: Person, *, out: bool) -> None:
        """Record an opt-out or an opt-in."""

    def hold(self, tx: Tx, person: Person, until: Moment) -> None:
        """Keep the person's texts without acting on them until then."""

    def answer(self, tx: Tx, text: Text, reply: Reply, standing: Standing, *, at_once: bool) -> tuple[str, int]:
        """Store the reply; returns what the channel is to say at once (or nothing), and the reply's delivery."""

    def answer_again(self, tx: Tx, sid: str) -> Answer:
        """What a text that is known already was answered."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Routes texts.

    `plain` takes what is no command, `code` digits alone (as the one argument). `photos` takes what comes with media,
    also, without the words and after them, what comes beside a command, an answer or a code.
    """

    table: CommandTable
    memory: Memory
    limits: Limits
    plain: Handler
    photos: Handler
    code: Handler

    def __call__(self, tx: Tx, text: Text, text_id: int, content: bytes, *, at_once: bool = True) -> Answer:
        """Take one text in, to be stored under `text_id`.

        `content` is its sealed form, `at_once` tells whether its channel can carry the answer.
        """
        memory = self.memory
        standing = memory.meet(tx, text.sender, text.sid)
        if standing is None:
            return memory.answer_again(tx, text.sid)
        text = text.known_as(text_id, standing.person)
        question = memory.open_question(tx, standing) if standing.question else None
        reading = self._read(tx, text, question)
        name = name_of(reading)
        held = self._is_held(tx, standing, reading, name)
        tips = not held and self._tips_over(standing, reading, name)
        state = "held" if held or tips else "silent" if isinstance(reading, UNANSWERED) else "handled"
        if not memory.take_in(tx, text, content, state, name, "webhook" if at_once else "list"):
            return memory.answer_again(tx, text.sid)
        if question is not None:
            choice = reading.choice if isinstance(reading, readings.Answer) else None
            memory.close_question(tx, standing.person, question, choice)
        if held:
            memory.answer(tx, text, SILENCE, standing, at_once=at_once)  # it costs, all the same
            return Answer(text.id, standing.person, state="held", handler=name)
        if tips:
            return self._begin_hold(tx, text, standing, name, at_once=at_once)
        return self._respond(tx, text, standing, reading, name, at_once=at_once)

    def replay(self, tx: Tx, text: Text, standing: Standing) -> Answer:
        """Handle a stored text once more, as if it had just come; its reply goes out as a delivery."""
        reading = self._read(tx, text, None)
        name = name_of(reading)
        self.memory.ended(tx, text, "handled", name, "")
        return self._respond(tx, text, standing, reading, name, at_once=False)

    def _read(self, tx: Tx, text: Text, question: Question | None) -> Reading:
        words = read_words(text.body)
        reading = read(
            words,
            self.table,
            opt_out_type=text.opt_out_type,
            open_question=question,
            rooms=lambda: self.memory.rooms_of(tx, text.person),
            media_count=len(text.media),
        )
        if isinstance(reading, Plain | Ask) and not text.media and self._quotes_us(tx, text):
            return ByMachine()
        if isinstance(reading, Plain) and may_be_asked_secret(words, self.memory.our_latest(tx, text.person)):
            return Ask(may_be_secret(words))
        return reading

    def _quotes_us(self, tx: Tx, text: Text) -> bool:
        """Whether it is a reaction in another language: it quotes what we said."""
        passage = quoted_text(text.body)
        return passage is not None and any(quotes(passage, ours) for ours in self.memory.our_latest(tx, text.person))

    def _is_held(self, tx: Tx, standing: Standing, reading: Reading, name: str) -> bool:
        if standing.hold_until <= tx.now and standing.texts < self.limits.texts_per_person:
            return False
        return not isinstance(reading, ByCarrier) and name not in ALWAYS_HEARD

    def _tips_over(self, standing: Standing, reading: Reading, name: str) -> bool:
        """Whether this reply would be one too many: two robots must not pay for talking to each other."""
        if standing.replies < self.limits.replies_per_person:
            return False
        return not isinstance(reading, UNANSWERED) and name not in ALWAYS_HEARD

    def _begin_hold(self, tx: Tx, text: Text, standing: Standing, name: str, *, at_once: bool) -> Answer:
        """Keep the text, do nothing about it, and say so this once."""
        self.memory.hold(tx, standing.person, after(tx.now, HOLD))
        body, delivery_id = self.memory.answer(tx, text, on_hold(), standing, at_once=at_once)
        return Answer(text.id, standing.person, body, delivery_id, "held", name, news="on_hold")

    def _respond(
        self, tx: Tx, text: Text, standing: Standing, reading: Reading, name: str, *, at_once: bool
    ) -> Answer:
        done = self._carry_out(tx, text, reading, name)
        if done.state != "handled" or done.handler != name:
            self.memory.ended(tx, text, done.state, done.handler, done.breakage)
        body, delivery_id = self.memory.answer(tx, text, done.reply, standing, at_once=at_once)
        return Answer(
            text.id,
            standing.person,
            body,
            delivery_id,
            done.state,
            done.handler,
            done.breakage,
            done.error,
            done.news or done.reply.news,
        )

    def _carry_out(self, tx: Tx, text: Text, reading: Reading, name: str) -> "_Outcome":
        """Do what the text asks for; what breaks or is refused changes nothing."""
        try:
            with tx.savepoint():
                outcome = self._do(tx, text, reading, name)
                self._keep_beside(tx, text, reading)
                return outcome
        except Refusal as refusal:
            return self._refused(tx, text, reading, refusal)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises, the person gets an answer
            reference = secrets.token_hex(2).upper()
            return _Outcome(broken(reference), name, "broken", reference, error)

    def _keep_beside(self, tx: Tx, text: Text, reading: Reading) -> None:
        if text.media and not isinstance(reading, (*UNANSWERED, Photos)):
            self.photos(tx, text._replace(body=""))

    def _do(  # noqa: C901, PLR0911 - one case a reading
        self, tx: Tx, text: Text, reading: Reading, name: str
    ) -> "_Outcome":
        match reading:
            case ByCarrier(word):
                return self._opt(tx, text, word)
            case ByMachine() | Nothing():
                return _Outcome(SILENCE, name, "silent")
            case readings.Answer(choice):
                return self._chosen(tx, text, choice.reads)
            case Code(digits):
                return _Outcome(self.code(tx, text.read_with((digits,))), name)
            case CommandCall(command, args):
                return _Outcome(command.handler(tx, text.read_with(args)), name)
            case Misshapen(command):
                return _Outcome(shape_of(command), name)
            case Unknown(word, closest):
                return _Outcome(closest_command(word, closest), name)
            case Ask(question):
                self.memory.ask(tx, text, question)
                return _Outcome(Reply(question.prompt()), name)
            case Photos():
                return _Outcome(self.photos(tx, text), name)
            case Plain():
                return _Outcome(self.plain(tx, text), name)

    def _opt(self, tx: Tx, text: Text, word: CarrierWord) -> "_Outcome":
        """The carrier has answered already; only record it."""
        name = f"carrier.{word.value}"
        if word is CarrierWord.HELP:
            return _Outcome(SILENCE, name, "silent")
        out = word is CarrierWord.OPT_OUT
        self.memory.opt(tx, text.person, out=out)
        return _Outcome(SILENCE, name, "silent", news="opted_out" if out else "opted_in")

    def _chosen(self, tx: Tx, text: Text, reads: str) -> "_Outcome":
        """Do what the chosen answer stands for, without photos beside the answer: nobody was asked about these.

        A wish to stop is confirmed: the carrier doesn't know of it.
        """
        reading = read(read_words(reads), self.table)
        outcome = self._do(tx, text._replace(body=reads, media=()), reading, name_of(reading))
        if isinstance(reading, ByCarrier) and reading.word is CarrierWord.OPT_OUT:
            return outcome._replace(reply=no_more_texts(), state="handled")
        return outcome

    def _refused(self, tx: Tx, text: Text, reading: Reading, refusal: Refusal) -> "_Outcome":
        """Say no; a bare command that may have been meant as a post becomes a question instead. Photos are kept."""
        name = name_of(reading)
        self._keep_beside(tx, text, reading)
        if not text.media and refusal.may_be_post and isinstance(reading, CommandCall) and reading.bare:
            question = may_be_a_post(read_words(text.body), refusal.reply().body)
            self.memory.ask(tx, text, question)
            return _Outcome(Reply(question.prompt()), name)
        return _Outcome(refusal.reply(), name)


class _Outcome(NamedTuple):
    reply: Reply
    handler: str
    state: str = "handled"
    breakage: str = ""
    error: BaseException | None = None
    news: str = ""


def name_of(reading: Reading) -> str:
    """The name under which logs and rows know it: a command's word, else the kind of reading."""
    match reading:
        case CommandCall(command) | Misshapen(command):
            return command.word
        case ByCarrier(word):
            return f"carrier.{word.value}"
        case _:
            return _NAMES[type(reading)]


_NAMES = {
    ByMachine: "machine",
    Nothing: "nothing",
    readings.Answer: "answer",
    Code: "code",
    Unknown: "unknown",
    Ask: "question",
    Photos: "photos",
    Plain: "plain",
}
