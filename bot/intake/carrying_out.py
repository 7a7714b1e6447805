"""Doing what a text asks for. What breaks or is refused changes nothing."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from actions.leaving import opt_out
from actions.waiting import Promised, RecentPhotos, told_waiting
from bot.intake.lateness import came_late
from bot.intake.names import name_of
from bot.intake.senders import UNANSWERED
from core.events import OptedIn, OptedOut
from core.reading.carrier_words import CarrierWord
from core.reading.near_miss import NearMissKind
from core.reading.question import Question
from core.reading.reading import read
from core.reading.readings import (
    AnsweredLate,
    Ask,
    Automatic,
    AwaitedPassword,
    ByCarrier,
    CameLate,
    ChosenAnswer,
    Code,
    CommandCall,
    Dropped,
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
)
from core.reading.words import read_words
from core.sender_state import SenderState
from core.text import SILENCE, Refusal, Reply, Text, TextState
from core.text_result import TextResult
from core.tracking.said import Said
from core.tx import Tx
from core.wording.photos import beside_photos
from core.wording.questions import (
    answered_late,
    dropped,
    may_be_a_post,
    not_posted_beside,
    prompt,
    prompt_again,
    question_for,
)
from core.wording.replies import broken, closest_command, no_more_texts, shape_of, texts_again
from storage import questions, texts
from storage.delivery import opt_outs
from storage.rooms import awaited_passwords

Handler = Callable[[Tx, Text], Reply]
CodeHandler = Callable[[Tx, Text, str], Reply]
TrackingHandler = Callable[[Tx, Text, Said], Reply]


@dataclass(frozen=True, slots=True)
class CarryingOut:
    """Carries out what texts ask for.

    `plain` takes what is no command, `code` digits alone (its last argument). `photos` takes what comes with media,
    also, without the words and after them, what comes beside a command, an answer or a code. `welcome` takes the
    first text of somebody new, and those that ask who we are. `tracking` takes entries and looks at trackers.
    """

    plain: Handler
    photos: Handler
    code: CodeHandler
    welcome: Handler
    tracking: TrackingHandler

    def carry_out(self, tx: Tx, text: Text, sender: SenderState, reading: Reading, result: TextResult) -> TextResult:
        """Do what the text asks for, and say what came of it."""
        try:
            with tx.savepoint():
                done = self._do(tx, text, sender, reading, result)
                return self._with_photos(tx, text, reading, done)
        except Refusal as refusal:
            refused = result.replied(self._refused(tx, text, reading, refusal))
            return self._with_photos(tx, text, reading, refused)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises, the person gets an answer
            reference = secrets.token_hex(2).upper()
            return result._replace(state=TextState.BROKEN, reply=broken(reference), breakage=reference, error=error)

    def _with_photos(self, tx: Tx, text: Text, reading: Reading, done: TextResult) -> TextResult:
        """Keep what came beside the words, whatever became of these. If it may not be kept, the reply says so too."""
        if not text.media or isinstance(reading, (*UNANSWERED, Photos)):
            return done
        try:
            self.photos(tx, text._replace(body=""))
        except Refusal as refusal:
            why = refusal.reply().body
            if done.reply.body != why:
                return done._replace(reply=done.reply._replace(body=beside_photos(done.reply.body, why)))
        return done

    def _do(self, tx: Tx, text: Text, sender: SenderState, reading: Reading, result: TextResult) -> TextResult:
        match reading:
            case ByCarrier(word):
                return self._keyword(tx, text, sender, word, result)
            case ChosenAnswer(choice):
                return self._chosen(tx, text, sender, choice.reads, result)
            case AwaitedPassword(room, password):
                return self._chosen(tx, text, sender, f"\\JOIN {room} {password}", result)
            case Unheard():
                return result
            case Automatic() | Nothing():
                return result._replace(state=TextState.SILENT)
            case _:
                return result.replied(self._reply(tx, text, reading))

    def _reply(self, tx: Tx, text: Text, reading: Reading) -> Reply:  # noqa: C901, PLR0911, PLR0912 - one case a reading
        """What is said to a text that wants an answer, once what it asks for is done."""
        match reading:
            case Code(digits):
                return self.code(tx, text, digits)
            case CommandCall(command, arguments):
                return asked(tx, text, command.handler(tx, text, **arguments))
            case Tracking(said):
                return asked(tx, text, self.tracking(tx, text, said))
            case Misshapen(command):
                return shape_of(command)
            case UnknownCommand(word, closest):
                return closest_command(word, closest)
            case Ask(near):
                if near.kind is NearMissKind.SECRET:
                    texts.hide(tx, text.id, text.body)
                words = read_words(text.body)
                question = question_for(near, words)
                if near.kind is NearMissKind.PUBLISHING:  # it tells what to text, and POST keeps its meaning
                    told_waiting(tx, text.person.id, text.id)
                    return Reply(prompt(question))
                if near.is_talk(words) and _waits_beside(tx, text):
                    return Reply(not_posted_beside())
                return ask(tx, text, question)
            case NoAnswer(question, command):
                questions.ask(tx, text.person.id, question)
                return Reply(prompt_again(question, command))
            case Dropped():
                awaited_passwords.stop(tx, text.person.id)
                return Reply(dropped())
            case AnsweredLate():
                return Reply(answered_late())
            case Welcome():
                return self.welcome(tx, text)
            case Photos(is_from_new):
                kept = self.photos(tx, text)
                return self.welcome(tx, text) if is_from_new and not kept else kept
            case Plain():
                return self.plain(tx, text)
            case CameLate(late):
                return came_late(tx, text, late)
        return SILENCE

    def _keyword(self, tx: Tx, text: Text, sender: SenderState, word: CarrierWord, result: TextResult) -> TextResult:
        """Record an opt-out or opt-in. Where a carrier answers these words itself, nothing else is said."""
        answered = tx.channels[text.sender.channel].answers_keywords
        silent = result._replace(state=TextState.SILENT, handler=f"carrier.{word.value}")
        if word is CarrierWord.HELP:
            return silent if answered else self._chosen(tx, text, sender, "\\HELP", result)
        if not opt_outs.is_latest_word(tx, sender.address_id, text.received_at):
            return silent
        if word is CarrierWord.OPT_OUT:
            opt_out(tx, text.person.id, sender.address_id)
            noted = silent._replace(event=OptedOut())
            return noted if answered else noted._replace(state=TextState.HANDLED, reply=no_more_texts())
        opt_outs.opt_in(tx, sender.address_id)
        noted = silent._replace(event=OptedIn())
        return noted if answered else noted._replace(state=TextState.HANDLED, reply=texts_again())

    def _chosen(self, tx: Tx, text: Text, sender: SenderState, reads: str, result: TextResult) -> TextResult:
        """Do what the chosen answer stands for, without photos beside the answer: nobody was asked about these.

        A wish to stop is confirmed: no carrier knows of it.
        """
        reading = read(read_words(reads), tx.commands)
        chosen = text._replace(body=reads, media=())
        done = self._do(tx, chosen, sender, reading, result._replace(handler=name_of(reading)))
        if isinstance(reading, ByCarrier) and reading.word is CarrierWord.OPT_OUT:
            return done._replace(reply=no_more_texts(), state=TextState.HANDLED)
        return done

    def _refused(self, tx: Tx, text: Text, reading: Reading, refusal: Refusal) -> Reply:
        """Say no; a bare command that may have been meant as a post becomes a question instead."""
        if not text.media and refusal.may_be_post and isinstance(reading, CommandCall) and reading.bare:
            return ask(tx, text, may_be_a_post(read_words(text.body), refusal.reply().body, refusal.choices))
        if refusal.choices:
            return ask(tx, text, Question(refusal.choices, refusal.reply().body))
        return refusal.reply()


def _waits_beside(tx: Tx, text: Text) -> bool:
    """Whether photos or promised posts are what POST publishes next, and the reply says so."""
    return isinstance(told_waiting(tx, text.person.id, text.id), Promised | RecentPhotos)


def asked(tx: Tx, text: Text, reply: Reply) -> Reply:
    """Leave the question open that a reply asks, if it asks one."""
    if reply.question is not None:
        questions.ask(tx, text.person.id, reply.question)
    return reply


def ask(tx: Tx, text: Text, question: Question) -> Reply:
    """Leave a question open."""
    questions.ask(tx, text.person.id, question)
    return Reply(prompt(question))
