"""The situations in which texts come: who sends it, and what was said before."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from itertools import count

from core.address import Address, sms
from core.clock import HOUR, after
from core.tx import Tx
from storage import people
from storage.x import accounts
from tests.talk.quick_bot import QuickBot, person_of

POSTED = "The lake is frozen over"
DOUBTFUL = "mom I'm outside, let me in"
SECRET = "the wifi password is Gr8pe!42"
PROMISED = "Snow on the first of May, of all things"
EARLIER = (
    "Walked around the lake before breakfast",
    "The bakery on the corner has rye bread again",
    "Rain all week, and the garden loves it",
    "Finished the book about lighthouses",
    "The library opens on Sundays now",
)
_numbers = count(1000)


@dataclass(frozen=True, slots=True)
class Scene:
    """A person in a situation."""

    phone: Address


Making = Callable[[QuickBot], Awaitable[Scene]]


def a_phone() -> Address:
    """A number that nobody has yet, from those for fiction."""
    return sms(f"+1555010{next(_numbers)}")


async def make_rooms(bot: QuickBot) -> None:
    """The rooms that there are: trip and Garden are open, flat has a password."""
    await bot.text(a_phone(), "hello there", "\\ROOM trip", "\\ROOM Garden", "\\ROOM flat s3cret")


async def a_regular(bot: QuickBot) -> Address:
    """Somebody whose account is connected, in two rooms, who has posted on other days."""
    phone = a_phone()
    await bot.connect(phone)
    await bot.text(phone, "\\JOIN trip", "\\JOIN Garden", *(f"\\POST {words}" for words in EARLIER))
    bot.minutes_pass(60 * 26)
    return phone


async def fresh(bot: QuickBot) -> Scene:
    """Connected, and nothing is open."""
    return Scene(await a_regular(bot))


async def after_texts(bot: QuickBot, *bodies: str, minutes: int = 1) -> Scene:
    """Fresh, and then these texts."""
    phone = await a_regular(bot)
    await bot.text(phone, *bodies)
    bot.minutes_pass(minutes)
    return Scene(phone)


async def asked(bot: QuickBot) -> Scene:
    """Has texted "JION trip", and was asked a minute ago."""
    return await after_texts(bot, "JION trip")


async def asked_late(bot: QuickBot) -> Scene:
    """Has texted "JION trip", and was asked twenty minutes ago: the question has closed."""
    return await after_texts(bot, "JION trip", minutes=20)


async def doubted(bot: QuickBot) -> Scene:
    """Has texted what seemed meant for one person, and was asked a minute ago."""
    return await after_texts(bot, DOUBTFUL)


async def confused(bot: QuickBot) -> Scene:
    """Likewise, and has answered with a number, of which that question has none, and with a question."""
    return await after_texts(bot, DOUBTFUL, "1", "which one")


async def secret(bot: QuickBot) -> Scene:
    """Has texted a secret, and was told so a minute ago."""
    return await after_texts(bot, SECRET)


async def room_secret(bot: QuickBot) -> Scene:
    """Has texted the name of a room and its password without a command, and was asked a minute ago."""
    return await after_texts(bot, "flat s3cret")


async def asks_always(bot: QuickBot) -> Scene:
    """Wants to be asked about every post."""
    return await after_texts(bot, "ASK ALWAYS")


async def asks_never(bot: QuickBot) -> Scene:
    """Doesn't want to be asked whether a text is meant for one person."""
    return await after_texts(bot, "ASK NEVER")


async def newly(bot: QuickBot) -> Scene:
    """Has connected an account an hour ago, and posted nothing yet."""
    phone = a_phone()
    await bot.connect(phone)
    await bot.text(phone, "\\STATUS")
    bot.minutes_pass(60)
    return Scene(phone)


async def posted(bot: QuickBot) -> Scene:
    """Has posted five minutes ago."""
    return await after_texts(bot, f"\\POST {POSTED}", minutes=5)


async def password(bot: QuickBot) -> Scene:
    """Has texted "JOIN flat", and its password is awaited."""
    return await after_texts(bot, "JOIN flat")


async def photos(bot: QuickBot) -> Scene:
    """Has sent two photos a minute ago."""
    phone = await a_regular(bot)
    await bot.text(phone, "", media=2)
    bot.minutes_pass(1)
    return Scene(phone)


async def stopped(bot: QuickBot) -> Scene:
    """Has posted, and then texted STOP."""
    phone = await a_regular(bot)
    await bot.text(phone, f"\\POST {POSTED}", "STOP")
    bot.minutes_pass(5)
    return Scene(phone)


TRACKED = (
    *("TRACK weight kg", "TRACK run km", "TRACK mood 1-5", "TRACK diary note", "TRACK coffee", "TRACK spent €"),
    *("TRACK sleep h", "TRACK gewicht kg", "TRACK вес кг", "TRACK 体重 kg", "TRACK peso kg", "TRACK steps"),
    *("weight 78.5", "run 5", "mood 3", "coffee 2", "spent 12", "sleep 7", "gewicht 81", "weight 78.4", "steps 8000"),
)
"""What somebody counts, and has noted on other days."""


async def tracking(bot: QuickBot) -> Scene:
    """Keeps count of twelve things; was asked today how they feel, and has answered."""
    phone = await a_regular(bot)
    await bot.text(phone, *TRACKED)
    bot.minutes_pass(60 * 26)
    await bot.text(phone, "sleep 7h15", "3")
    bot.minutes_pass(90)
    return Scene(phone)


async def feeling(bot: QuickBot) -> Scene:
    """Likewise, but was asked a minute ago how they feel."""
    phone = await a_regular(bot)
    await bot.text(phone, *TRACKED)
    bot.minutes_pass(60 * 26)
    await bot.text(phone, "sleep 7h15")
    bot.minutes_pass(1)
    return Scene(phone)


async def feeling_late(bot: QuickBot) -> Scene:
    """Likewise, but was asked two hours ago."""
    scene = await feeling(bot)
    bot.minutes_pass(120)
    return scene


async def value_asked(bot: QuickBot) -> Scene:
    """Keeps count of their weight, and has texted "weight 785" a minute ago: was asked whether 78.5 is meant."""
    scene = await tracking(bot)
    await bot.text(scene.phone, "weight 785")
    bot.minutes_pass(1)
    return scene


async def reminded(bot: QuickBot) -> Scene:
    """Keeps count of twelve things; was reminded of their weight a minute ago."""
    scene = await tracking(bot)
    await bot.text(scene.phone, "\\ZONE Berlin", "\\REMIND weight in 1 min")
    bot.minutes_pass(1)
    await bot.remind()
    bot.minutes_pass(1)
    return scene


async def reminded_late(bot: QuickBot) -> Scene:
    """Likewise, but five hours ago."""
    scene = await reminded(bot)
    bot.minutes_pass(300)
    return scene


async def hold(bot: QuickBot) -> Scene:
    """Has posted five minutes ago, and has texted too much since: is on hold."""
    scene = await posted(bot)

    def unit(tx: Tx) -> None:
        people.hold(tx, person_of(tx, scene.phone), after(tx.now, HOUR))

    await bot.app.db.write(unit)
    return scene


async def new(_: QuickBot) -> Scene:
    """Has never texted."""
    return Scene(a_phone())


async def unconnected(bot: QuickBot) -> Scene:
    """Has texted before, and has no account connected."""
    phone = a_phone()
    await bot.text(phone, "hello", "\\STATUS")
    bot.minutes_pass(60)
    return Scene(phone)


async def promised(bot: QuickBot) -> Scene:
    """X had ended the connection; what was texted then waits, and the person has connected again."""
    phone = await a_regular(bot)
    await bot.app.db.write(_lose, phone)
    await bot.text(phone, PROMISED)
    await bot.connect(phone)
    bot.minutes_pass(1)
    return Scene(phone)


def _lose(tx: Tx, phone: Address) -> None:
    account = accounts.find(tx, person_of(tx, phone))
    assert account is not None
    accounts.lose(tx, account.person_id, account.version)


SITUATIONS: Mapping[str, Making] = {
    make.__name__: make
    for make in (
        fresh,
        asked,
        asked_late,
        doubted,
        confused,
        secret,
        room_secret,
        asks_always,
        asks_never,
        newly,
        posted,
        password,
        photos,
        stopped,
        hold,
        tracking,
        feeling,
        feeling_late,
        value_asked,
        reminded,
        reminded_late,
        new,
        unconnected,
        promised,
    )
}
