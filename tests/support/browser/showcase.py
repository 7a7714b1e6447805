"""A person of whom every page has something to show, and where each page is: for what looks at all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from actions.reports.making import make_report
from actions.tracking.charting import ChartAsked, ask_for_chart
from core.clock import SECOND
from core.delivery import Refused
from core.importing.found import Skipped, Source
from core.importing.plan import ImportOverview, ImportTarget
from core.reports.months import Month
from core.tracking.tracker import Entry, Kind, Measure
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage import links, people, sessions, spending
from storage.delivery import claims, deliveries
from storage.desk import audit, operators
from storage.desk.operators import Role
from storage.links import Purpose
from storage.reports import reports
from storage.signing_in import mail_addresses
from storage.signing_in.browsers import Browser, Way
from storage.spending import Spent
from storage.tracking import entries, imports, trackers
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import accounts
from tests.support.database.rows import ANN, BEN, POLICY, add, text_from
from tests.support.photos.albums import LARGE, SMALL, Album
from tests.web.home.test_texts import posted, sent
from web.route import AnswerKind, Urls, Who
from web.routes import ROUTES

CAN_MAIL = {"mail": {"host": "127.0.0.1", "sender": "backslash@bot.example"}}
"""Settings with which the pages of mail are there."""
PASSING = frozenset({"callback", "code", "sign_in_code", "pin", "confirm"})
"""Pages that show something only in the middle of a way that begins elsewhere; tests of that way look at them."""
FILTERED = "Filtered by a carrier as unwanted."
"""What a carrier says of a text that is refused."""
Places = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Showcase:
    """Ann, who is an operator too.

    Attributes:
        cookie: of her browser, which entered a PIN just now.
        stale: of another one, which did so long ago.
        common: what stands in the placeholders of any path.
        places: what stands in those of one path, by the name of its route.
    """

    cookie: str
    stale: str
    common: Mapping[str, str]
    places: Places

    def pages(self, *who: Who) -> list[str]:
        """The path of each page that these may see."""
        routes = [route for route in ROUTES if route.get and route.kind is AnswerKind.PAGE and route.who in who]
        return [self.path(route.name) for route in routes if route.name not in PASSING]

    def path(self, route: str) -> str:
        """The path of one page, by the name of its route."""
        return Urls(ROUTES)(route, **{**self.common, **self.places.get(route, {})})


async def fill(
    album: Album, pictures: Sequence[tuple[str, bytes, bytes]] = (("The lake", LARGE, SMALL),)
) -> Showcase:
    """Make all of it. A picture is its caption, the photo, and the small one."""
    ann, ben = await album.person(ANN.value, "Ann"), await album.person(BEN.value, "Ben")
    trip, harbour = await album.room("trip", ann, ben), await album.room("harbour", ann)
    for place, (caption, content, small) in enumerate(reversed(pictures)):
        sender = ben if place % 3 == 1 else ann
        photo = await album.photo(trip, sender, caption, content=content, small=small)
        if sender == ann:
            own = photo
    caption, content, small = pictures[len(pictures) // 2]
    await album.photo(harbour, ann, caption, content=content, small=small)

    def make(tx: Tx) -> Showcase:
        _texts(tx, ann)
        delivery = _dead_deliveries(tx)
        text = text_from(tx, "SM" + "7" * 32)
        operators.set_role(tx, ann, Role.OPERATOR)
        audit.add(tx, people.tag_of(tx, ann), "released", people.tag_of(tx, ben), "It was a mistake.")
        address = mail_addresses.want(tx, ann, "ann@lakes.example")
        mail = links.make(tx, Purpose.MAIL, ann, address)
        sessions.make(tx, ann, Way.CODE, Browser("Firefox on Windows", "203.0.113.…"))
        member = next(row[0] for row in tx.rows("SELECT tag FROM people WHERE id = :id", id=ben))
        stale = sessions.make(tx, ann, Way.PIN, Browser("Chrome on Android", "198.51.100.…"))
        tx.run("UPDATE sessions SET fresh_until = 0")
        tokens = {
            "connect": links.make(tx, Purpose.CONNECT, ann),
            "sign_in_link": links.make(tx, Purpose.SIGN_IN, ann),
            "enter": links.make(tx, Purpose.ROOM, ann, trip.id),
            "mail_link": mail,
            "desk_enter": links.make(tx, Purpose.DESK, ann),
            "export_link": f"{Purpose.EXPORT.path}/spent",
            "stop_reports": links.make(tx, Purpose.STOP_REPORTS, ann),
        }
        tracked = _tracked(tx, ann)
        month, tokens["report_link"] = _reported(tx, ann)
        return Showcase(
            sessions.make(tx, ann, Way.PIN, Browser("Safari on iPhone", "203.0.113.…")),
            stale,
            {**tracked, "month": month, "room": trip.uuid, "photo": own, "member": member, "tag": member}
            | {"sid": text.sid, "id": str(delivery)},
            {name: {"token": link.rpartition("/")[2]} for name, link in tokens.items()}
            | {"delete_room": {"room": harbour.uuid}, "chart": _chart(tx, ann)},
        )

    made: Showcase = await album.do(make)
    return made


def _texts(tx: Tx, ann: int) -> None:
    tokens = XTokens("access", "refresh", tx.now, "tweet.write")
    accounts.connect(tx, ann, tokens, Profile("7", "ann_lakes", "Ann"))
    promised.promise(tx, ann, "The lake is frozen over, and the heron is still there.", WhyPromised.KEPT_BACK)
    sent(tx, "ROOM trip", "ROOM", reply='You made the room "trip" and are in it.')
    sent(tx, "", "photos", media=2, reply="2 photos kept in trip.")
    posted(tx, "Good morning from the lake", "1234567890")
    sent(tx, "are you home yet", "question", reply="Not posted. Reply POST to post it, NO to drop it.")
    posted(tx, "Ice on the boat, and coffee in the hut.", "1234567891")
    spending.add(tx, ann, Spent(posts=2, segments_in=6, segments_out=6, text_micros=94_800))


FIVE = Measure(Kind.SCALE, low=1, high=5)


def _tracked(tx: Tx, ann: int) -> dict[str, str]:
    """What somebody keeps count of; returns what stands in the paths of one, and of an entry of it."""
    trackers.add(tx, ann, "diary", Measure(Kind.NOTE))
    weight = trackers.add(tx, ann, "weight", Measure(unit="kg"), "Before breakfast")
    day = datetime.fromtimestamp(tx.now / SECOND, UTC).date()
    for ago in range(40, 0, -1):
        value = Decimal(780 + ago * 7 % 13) / 10
        kept = Entry(0, weight.id, value, "slept well", day - timedelta(ago), None, ago % 5 + 1, tx.now)
        entry = entries.add(tx, ann, kept)
    targets = [ImportTarget("weight", "Weight", weight.measure, is_new=False), ImportTarget("mood", "mood", FIVE)]
    skipped = {Skipped.NOT_DONE: 12, Skipped.UNKNOWN_MOOD: 3}
    overview = ImportOverview(Source.DAYLIO, targets, [240, 1_015], 31, skipped, {"Refreshed": 3})
    imports.ready(tx, ann, imports.add(tx, ann, overview, 1_255))
    return {"tracker": str(weight.id), "entry": str(entry.id)}


def _chart(tx: Tx, ann: int) -> dict[str, str]:
    """What stands in the path of a link to a chart."""
    asked = ask_for_chart(tx, ann, "weight")
    assert isinstance(asked, ChartAsked)
    *_, token, days = asked.url.split("/")
    return {"token": token, "days": days}


def _reported(tx: Tx, ann: int) -> tuple[str, str]:
    """The report of last month: which one that is, and a link to it."""
    month = Month.at(tx.now, UTC).after(-1)
    report_id = reports.keep(tx, ann, make_report(tx, ann, month, tx.now))
    return str(month), links.make(tx, Purpose.REPORT, ann, report_id)


def _dead_deliveries(tx: Tx) -> int:
    """Some that a carrier refused; returns the id of one."""
    ids = [add(tx, BEN, lane=f"refused/{number}") for number in range(4)]
    for delivery in claims.claim(tx, {"text": 50}, POLICY).deliveries:
        deliveries.conclude(tx, delivery, Refused(FILTERED, 30007), POLICY)
    return ids[0]
