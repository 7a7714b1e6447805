"""From a link to a code, as rows: whose each step is, what counts once, and what is given back."""

import asyncio
import secrets

import pytest

from core.address import Address
from core.clock import MINUTE, after
from core.delivery import DeliveryKind
from core.phones.codes import ExpiredCode, MisreadCode, WrongCode
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage import links, people
from storage.engine.database import Database
from storage.links import MOST_LINKS, Purpose
from storage.x import accounts, codes, connections, consents
from storage.x.codes import Connected
from storage.x.connections import CODE_LASTS, Stage
from storage.x.consents import ConsentBegun
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, OURS, erase, meet, text_from

PROFILE = Profile("7", "ann_lakes", "Ann")


def tokens(tx: Tx, name: str = "one") -> XTokens:
    return XTokens(f"access-{name}", f"refresh-{name}", after(tx.now, 120 * MINUTE), "tweet.write")


def new_link(tx: Tx, phone: Address = ANN) -> str:
    return links.make(tx, Purpose.CONNECT, meet(tx, phone)).rpartition("/")[2]


def begun(tx: Tx, phone: Address = ANN) -> ConsentBegun:
    made = consents.begin(tx, new_link(tx, phone), "")
    assert made is not None
    return made


def waiting(tx: Tx, phone: Address = ANN, name: str = "one") -> str:
    """A connection that waits for its code; returns its browser's cookie."""
    made = begun(tx, phone)
    returned = consents.come_back(tx, made.state, made.cookie)
    assert returned is not None
    cookie = connections.keep(tx, returned.id, returned.person_id, tokens(tx, name))
    assert cookie is not None
    connections.name(tx, returned.id, PROFILE)
    return cookie


def code_of(tx: Tx, cookie: str) -> str:
    shown = connections.show(tx, cookie)
    assert shown is not None
    return shown.code


def stage_of(tx: Tx, cookie: str) -> Stage | None:
    shown = connections.show(tx, cookie)
    return shown.stage if shown else None


def revoked(tx: Tx) -> set[str]:
    """The tokens that X is told to end."""
    found = set()
    sql = "SELECT id, content FROM deliveries WHERE kind = :kind"
    for delivery_id, content in tx.rows(sql, kind=DeliveryKind.REVOCATION):
        sealed = tx.keys.open(content, f"deliveries:{delivery_id}").encode()
        found |= set(tx.keys.open_tokens(sealed, DeliveryKind.REVOCATION))
    return found


def both(name: str) -> set[str]:
    return {f"access-{name}", f"refresh-{name}"}


def enter(tx: Tx, digits: str, phone: Address = ANN) -> object:
    return codes.enter(tx, meet(tx, phone), digits)


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10_000:04}"


async def test_a_link_is_one_browsers(db: Database) -> None:
    token = await db.write(new_link)
    anybodys = await db.read(consents.look, token, "")
    assert anybodys is not None
    assert (anybodys.phone_end, anybodys.is_under_way) == (ANN.value[-2:], False)
    made = await db.write(consents.begin, token, "")
    assert made is not None
    assert await db.read(consents.look, token, made.cookie) == anybodys
    assert await db.read(consents.look, token, "another") is None
    assert await db.write(consents.begin, token, "another") is None
    again = await db.write(consents.begin, token, made.cookie)
    assert again is not None
    assert (again.cookie, again.state == made.state, again.verifier == made.verifier) == (made.cookie, False, False)
    assert 43 <= len(made.verifier) <= 128


async def test_two_browsers_at_once_and_one_has_it(db: Database) -> None:
    token = await db.write(new_link)
    made = await asyncio.gather(*(db.write(consents.begin, token, "") for _ in range(4)))
    assert sum(each is not None for each in made) == 1


async def test_a_link_ends_after_a_quarter_of_an_hour(db: Database, clock: ManualClock) -> None:
    token = await db.write(new_link)
    made = await db.write(begun)
    clock.advance(Purpose.CONNECT.lasts - 1)
    assert await db.read(consents.look, token, "") is not None
    clock.advance(1)
    assert await db.read(consents.look, token, "") is None
    assert await db.write(consents.begin, token, "") is None
    assert await db.write(consents.come_back, made.state, made.cookie) is None
    assert await db.read(stage_of, made.cookie) is Stage.EXPIRED


async def test_a_link_for_something_else_connects_nothing(db: Database) -> None:
    token = await db.write(lambda tx: links.make(tx, Purpose.ROOM, meet(tx)).rpartition("/")[2])
    assert await db.read(consents.look, token, "") is None
    assert await db.write(consents.begin, token, "") is None


async def test_only_the_newest_links_hold(db: Database) -> None:
    others = await db.write(new_link, BEN)
    tokens_ = [await db.write(new_link) for _ in range(MOST_LINKS + 2)]
    held = [await db.read(consents.look, token, "") is not None for token in tokens_]
    assert held == [False] * 2 + [True] * MOST_LINKS
    assert await db.read(consents.look, others, "") is not None


async def test_an_answer_of_x_counts_once_and_in_its_browser(db: Database) -> None:
    made, other = await db.write(begun), await db.write(begun, BEN)
    assert await db.write(consents.come_back, made.state, other.cookie) is None
    assert await db.write(consents.come_back, made.state, "") is None
    returned = await db.write(consents.come_back, made.state, made.cookie)
    assert returned is not None
    assert (returned.verifier, returned.is_open) == (made.verifier, True)
    assert await db.write(consents.come_back, made.state, made.cookie) is None


async def test_one_answer_at_two_doors(db: Database) -> None:
    made = await db.write(begun)
    came = await asyncio.gather(*(db.write(consents.come_back, made.state, made.cookie) for _ in range(4)))
    assert sum(each is not None for each in came) == 1


async def test_two_tabs_come_back_at_once_and_one_is_kept(db: Database) -> None:
    token = await db.write(new_link)
    first = await db.write(consents.begin, token, "")
    assert first is not None
    second = await db.write(consents.begin, token, first.cookie)
    assert second is not None
    came = [await db.write(consents.come_back, each.state, first.cookie) for each in (first, second)]

    async def keep(index: int) -> str | None:
        returned = came[index]
        assert returned is not None
        name = str(index)
        return await db.write(lambda tx: connections.keep(tx, returned.id, returned.person_id, tokens(tx, name)))

    kept = await asyncio.gather(keep(0), keep(1))
    [lost] = [index for index, cookie in enumerate(kept) if cookie is None]
    assert await db.read(revoked) == both(str(lost))


async def test_the_code_shows_only_to_the_new_cookie(db: Database) -> None:
    made = await db.write(begun)
    returned = await db.write(consents.come_back, made.state, made.cookie)
    assert returned is not None
    cookie = await db.write(lambda tx: connections.keep(tx, returned.id, returned.person_id, tokens(tx)))
    assert cookie not in {None, made.cookie}
    assert await db.read(connections.show, made.cookie) is None
    assert await db.read(connections.show, "") is None


async def test_what_the_page_shows(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda _: 7)
    await db.write(text_from)
    cookie = await db.write(waiting)
    shown = await db.read(connections.show, cookie)
    assert shown is not None
    assert (shown.stage, shown.code, shown.number, shown.profile) == (Stage.WAITING, "0007", OURS.value, PROFILE)
    assert await db.write(enter, "0007") == Connected(PROFILE)
    shown = await db.read(connections.show, cookie)
    assert shown is not None
    assert (shown.stage, shown.code, shown.profile) == (Stage.CONNECTED, "", PROFILE)


async def test_the_right_code_makes_the_account_and_ends_all_else(db: Database) -> None:
    token = await db.write(new_link)
    half_way = await db.write(begun)
    cookie = await db.write(waiting)
    code = await db.read(code_of, cookie)
    assert await db.write(enter, code, BEN) is None
    assert await db.write(enter, code) == Connected(PROFILE)
    account = await db.read(lambda tx: accounts.find(tx, meet(tx)))
    assert account is not None
    assert (account.tokens.access, account.tokens.refresh, account.profile) == ("access-one", "refresh-one", PROFILE)
    assert account.tokens.expires_at == await db.read(lambda tx: tokens(tx).expires_at)
    assert await db.read(consents.look, token, "") is None
    assert await db.write(consents.come_back, half_way.state, half_way.cookie) is None
    assert await db.write(enter, code) is None
    assert await db.read(revoked) == set()


async def test_three_tries(db: Database) -> None:
    cookie = await db.write(waiting)
    code = await db.read(code_of, cookie)
    wrong = other_than(code)
    assert await db.write(enter, "1") == MisreadCode()
    assert await db.write(enter, code + "0") == MisreadCode()
    assert [await db.write(enter, wrong) for _ in range(3)] == [WrongCode(2), WrongCode(1), WrongCode(0)]
    assert await db.write(enter, code) is None
    assert await db.read(stage_of, cookie) is Stage.FAILED
    assert await db.read(revoked) == both("one")
    assert await db.read(lambda tx: accounts.find(tx, meet(tx))) is None


async def test_tries_at_once_are_counted_too(db: Database) -> None:
    cookie = await db.write(waiting)
    wrong = other_than(await db.read(code_of, cookie))

    def as_dispatch_does(tx: Tx) -> object:
        people.lock_known(tx, meet(tx))
        return codes.enter(tx, meet(tx), wrong)

    answers = await asyncio.gather(*(db.write(as_dispatch_does) for _ in range(5)))
    assert sorted(each.left for each in answers if isinstance(each, WrongCode)) == [0, 1, 2]
    assert answers.count(None) == 2


async def test_one_code_holds_at_a_time(db: Database) -> None:
    old = await db.write(waiting, ANN, "old")
    old_code = await db.read(code_of, old)
    new = await db.write(waiting, ANN, "new")
    new_code = await db.read(code_of, new)
    assert await db.read(stage_of, old) is Stage.REPLACED
    assert await db.read(revoked) == both("old")
    if old_code != new_code:
        assert await db.write(enter, old_code) == WrongCode(2)
    assert await db.write(enter, new_code) == Connected(PROFILE)


async def test_a_code_holds_for_ten_minutes(db: Database, clock: ManualClock) -> None:
    cookie = await db.write(waiting)
    code = await db.read(code_of, cookie)
    clock.advance(CODE_LASTS)
    assert await db.write(enter, code) == ExpiredCode()
    shown = await db.read(connections.show, cookie)
    assert shown is not None
    assert (shown.stage, shown.code) == (Stage.EXPIRED, "")
    assert await db.write(erase, connections.CONNECTIONS) == 1
    assert await db.write(erase, connections.CONNECTIONS) == 0
    assert await db.read(revoked) == both("one")
    assert await db.write(enter, code) is None


async def test_erasing_spares_what_still_holds(db: Database, clock: ManualClock) -> None:
    await db.write(begun)
    clock.advance(Purpose.CONNECT.lasts)
    cookie = await db.write(waiting)
    clock.advance(1)
    assert await db.write(erase, connections.CONNECTIONS) == 1
    assert await db.write(erase, links.LINKS) == 1
    assert await db.read(stage_of, cookie) is Stage.WAITING
    assert await db.read(revoked) == set()


async def test_the_phone_is_told_once(db: Database) -> None:
    text = await db.write(text_from)
    made = await db.write(begun)
    returned = await db.write(consents.come_back, made.state, made.cookie)
    assert returned is not None
    for _ in range(3):
        await db.write(connections.tell_once, returned.id, returned.person_id, "Not connected.")
    told = await db.read(lambda tx: tx.rows("SELECT person_id FROM deliveries WHERE kind = 'text'"))
    assert [row[0] for row in told] == [text.person.id]


async def test_consents_go_with_their_connection(db: Database) -> None:
    await db.write(begun)
    await db.write(lambda tx: connections.drop(tx, meet(tx)))
    assert await db.read(lambda tx: tx.rows("SELECT id FROM consents")) == []
