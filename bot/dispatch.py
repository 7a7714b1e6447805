"""The way of a text through one transaction: who it is, what it says, what is done, what is answered."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from bot import reading as readings
from bot.answer import Answer
from bot.carrier_words import CarrierWord
from bot.clock import HOUR, after
from bot.commands import CommandTable
from bot.machine_texts import quoted_text, quotes
from bot.question import Question, may_be_a_post
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
from bot.replies import broken, closest_command, code_not_awaited, no_more_texts, on_hold, shape_of
from bot.settings import Limits
from bot.standing import Standing
from bot.text import SILENCE, Person, Refusal, Reply, Text
from bot.tx import Tx
from bot.words import read_words

Handler = Callable[[Tx, Text], Reply]

HOLD = HOUR
ALWAYS_HEARD = frozenset({"STOP"})


class Memory(Protocol):
    """What dispatch remembers from text to text; storage.conversation keeps it."""

    def meet(self, tx: Tx, phone: str) -> Standing:
        """The person with that number, locked until the transaction ends, new ones added."""

    def open_question(self, tx: Tx, standing: Standing) -> Question | None:
        """What the person was asked and may still answer."""

    def take_in(self, tx: Tx, text: Text, content: bytes, state: str, handler: str, came_by: str) -> bool:
        """Store the text; false if it is known already."""

    def ended(self, tx: Tx, text: Text, state: str, handler: str, breakage: str) -> None:
        """Note that it ended otherwise than it was stored."""

    def our_latest(self, tx: Tx, person: Person) -> Iterable[str]:
        """What the person was told lately."""

    def ask(self, tx: Tx, person: Person, question: Question) -> None:
        """Leave a question open."""

    def close_question(self, tx: Tx, person: Person) -> None:
        """Nothing is asked any more."""

    def opt(self, tx: Tx, person: Person, *, out: bool) -> None:
        """Record an opt-out or an opt-in."""

    def answer(self, tx: Tx, text: Text, reply: Reply, standing: Standing, *, at_once: bool) -> Answer:
        """Store the reply, to be given at once if it may be, else as a delivery."""

    def answer_again(self, tx: Tx, sid: str) -> Answer:
        """What a text that is known already was answered."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Routes texts. `plain` takes what is no command, `photos` what comes with media."""

    table: CommandTable
    memory: Memory
    limits: Limits
    plain: Handler
    photos: Handler

    def __call__(self, tx: Tx, text: Text, content: bytes, *, at_once: bool = True) -> Answer:
        """Take one text in; `content` is its sealed form, `at_once` whether its channel can carry the answer."""
        memory = self.memory
        standing = memory.meet(tx, text.sender)
        text = text.known_as(text.id, standing.person)
        question = memory.open_question(tx, standing)
        reading = self._read(tx, text, question)
        held = self._holds_back(tx, standing, reading)
        tips = not held and self._tips_over(standing, reading)
        state = "held" if held or tips else "handled" if _may_be_answered(reading) else "silent"
        came_by = "webhook" if at_once else "list"
        if not memory.take_in(tx, text, content, state, name_of(reading), came_by):
            return memory.answer_again(tx, text.sid)
        if question is not None:
            memory.close_question(tx, standing.person)
        if held or tips:
            return self._hold(tx, text, standing, name_of(reading), say_so=tips, at_once=at_once)
        return self._respond(tx, text, standing, reading, at_once=at_once)

    def replay(self, tx: Tx, text: Text, standing: Standing) -> Answer:
        """Handle a stored text once more, as if it had just come; its reply goes out as a delivery."""
        reading = self._read(tx, text, None)
        self.memory.ended(tx, text, "handled", name_of(reading), "")
        return self._respond(tx, text, standing, reading, at_once=False)

    def _read(self, tx: Tx, text: Text, question: Question | None) -> Reading:
        reading = read(
            read_words(text.body),
            self.table,
            opt_out_type=text.opt_out_type,
            open_question=question,
            media_count=len(text.media),
        )
        if isinstance(reading, Plain | Ask) and not text.media and self._quotes_us(tx, text):
            return ByMachine()
        return reading

    def _quotes_us(self, tx: Tx, text: Text) -> bool:
        """Whether it is a reaction in another language: it quotes what we said."""
        passage = quoted_text(text.body)
        return passage is not None and any(quotes(passage, ours) for ours in self.memory.our_latest(tx, text.person))

    def _holds_back(self, tx: Tx, standing: Standing, reading: Reading) -> bool:
        if isinstance(reading, ByCarrier) or name_of(reading) in ALWAYS_HEARD:
            return False
        return standing.hold_until > tx.now or standing.texts >= self.limits.texts_per_person

    def _tips_over(self, standing: Standing, reading: Reading) -> bool:
        """Whether this reply would be one too many: two robots must not pay for talking to each other."""
        if not _may_be_answered(reading) or name_of(reading) in ALWAYS_HEARD:
            return False
        return standing.replies >= self.limits.replies_per_person

    def _hold(self, tx: Tx, text: Text, standing: Standing, name: str, *, say_so: bool, at_once: bool) -> Answer:
        """Keep the text, but do nothing about it; that a hold begins is said once."""
        if say_so:
            standing = replace(standing, hold_until=after(tx.now, HOLD))
        reply = on_hold() if say_so else SILENCE
        answer = self.memory.answer(tx, text, reply, standing, at_once=at_once)
        return replace(answer, state="held", handler=name, news="on_hold" if say_so else "")

    def _respond(self, tx: Tx, text: Text, standing: Standing, reading: Reading, *, at_once: bool) -> Answer:
        outcome = self._carry_out(tx, text, reading)
        if outcome.state != "handled" or outcome.handler != name_of(reading):
            self.memory.ended(tx, text, outcome.state, outcome.handler, outcome.breakage)
        answer = self.memory.answer(tx, text, outcome.reply, standing, at_once=at_once)
        return replace(
            answer,
            state=outcome.state,
            handler=outcome.handler,
            breakage=outcome.breakage,
            error=outcome.error,
            news=outcome.news,
        )

    def _carry_out(self, tx: Tx, text: Text, reading: Reading) -> "_Outcome":
        """Do what the text asks for; what breaks or is refused changes nothing."""
        name = name_of(reading)
        try:
            with tx.savepoint():
                return self._do(tx, text, reading)
        except Refusal as refusal:
            return self._refused(tx, text, reading, refusal)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises, the person gets an answer
            reference = secrets.token_hex(2).upper()
            return _Outcome(broken(reference), name, "broken", reference, error)

    def _do(self, tx: Tx, text: Text, reading: Reading) -> "_Outcome":  # noqa: C901, PLR0911 - one case a reading
        name = name_of(reading)
        match reading:
            case ByCarrier(word):
                return self._opt(tx, text, word)
            case ByMachine() | Nothing():
                return _Outcome(SILENCE, name, "silent")
            case readings.Answer(choice):
                return self._chosen(tx, text, choice.reads)
            case Code():
                return _Outcome(code_not_awaited(reading.digits), name)
            case CommandCall(command, args):
                return _Outcome(command.handler(tx, text.read_with(args)), name)
            case Misshapen(command):
                return _Outcome(shape_of(command), name)
            case Unknown(word, closest):
                return _Outcome(closest_command(word, closest), name)
            case Ask(question):
                self.memory.ask(tx, text.person, question)
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
        """Do what the chosen answer stands for. A wish to stop is confirmed: the carrier doesn't know of it."""
        reading = read(read_words(reads), self.table)
        outcome = self._do(tx, replace(text, body=reads), reading)
        if isinstance(reading, ByCarrier) and reading.word is CarrierWord.OPT_OUT:
            return replace(outcome, reply=no_more_texts(), state="handled")
        return outcome

    def _refused(self, tx: Tx, text: Text, reading: Reading, refusal: Refusal) -> "_Outcome":
        """Say no; a bare command that may have been meant as a post becomes a question instead."""
        name = name_of(reading)
        if refusal.may_be_post and isinstance(reading, CommandCall) and reading.bare:
            question = may_be_a_post(read_words(text.body), refusal.reply().body)
            self.memory.ask(tx, text.person, question)
            return _Outcome(Reply(question.prompt()), name)
        return _Outcome(refusal.reply(), name)


@dataclass(frozen=True, slots=True)
class _Outcome:
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


def _may_be_answered(reading: Reading) -> bool:
    return not isinstance(reading, ByCarrier | ByMachine | Nothing)
