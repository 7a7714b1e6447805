from core.address import Address, sms
from core.clock import HOUR, MINUTE, after
from core.delivery import DeliveryKind
from core.sealing import Keyring
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage.engine.database import Database
from storage.x import accounts, posts
from tests.conftest import ManualClock
from tests.support.bots import KEY
from tests.support.database.rows import ANN, BEN, meet

SCOPE = "tweet.read tweet.write"
PROFILE = Profile("1", "ann_lakes", "Ann Lakes")
OTHER = Profile("2", "ann_hills", "Ann Hills")


def tokens(tx: Tx, name: str = "one", lasts: int = 2 * HOUR) -> XTokens:
    return XTokens(f"access {name}", f"refresh {name}", after(tx.now, lasts), SCOPE)


def connected(tx: Tx, phone: Address = ANN, name: str = "one", profile: Profile | None = PROFILE) -> int:
    person_id = meet(tx, phone)
    accounts.connect(tx, person_id, tokens(tx, name), profile)
    return person_id


def kinds(tx: Tx) -> list[str]:
    return [row[0] for row in tx.rows("SELECT kind FROM deliveries ORDER BY id")]


def revoked(tx: Tx) -> set[str]:
    rows = tx.rows("SELECT id, content FROM deliveries WHERE kind = 'revocation'")
    opened = [tx.keys.open(content, f"deliveries:{row_id}") for row_id, content in rows]
    return {tx.keys.open_tokens(each.encode(), DeliveryKind.REVOCATION)[0] for each in opened}


async def test_an_account_is_sealed_and_found(db: Database) -> None:
    person_id = await db.write(connected)
    account = await db.read(accounts.find, person_id)
    assert account is not None
    assert (account.tokens.access, account.tokens.refresh, account.tokens.scope) == (
        "access one",
        "refresh one",
        SCOPE,
    )
    assert (account.profile, account.is_lost) == (PROFILE, False)
    row = await db.read(lambda tx: tx.row("SELECT tokens, profile FROM accounts"))
    assert row is not None
    assert not any(word in bytes(cell) for cell in row for word in (b"access one", b"refresh one", b"ann_lakes"))
    assert Keyring([KEY]).open_tokens(bytes(row[0]), f"accounts:{person_id}")[0] == "access one"


async def test_standing(db: Database) -> None:
    ben = await db.write(meet, BEN)
    ann = await db.write(connected)
    account = await db.read(accounts.find, ann)
    assert account is not None
    assert [await db.read(accounts.is_connected, each) for each in (ann, ben)] == [True, None]
    assert await db.write(accounts.lose, ann, account.version)
    assert not await db.write(accounts.lose, ann, account.version)
    assert await db.read(accounts.is_connected, ann) is False


async def test_connecting_the_same_account_anew_keeps_what_x_granted_before(db: Database) -> None:
    person_id = await db.write(connected)
    await db.write(lambda tx: accounts.lose(tx, person_id, version_of(tx, person_id)))
    before = await db.read(version_of, person_id)
    await db.write(connected, name="two")
    assert await db.read(version_of, person_id) > before
    assert await db.read(accounts.is_connected, person_id) is True
    assert await db.read(revoked) == set()


async def test_connecting_another_account_has_the_one_before_revoked(db: Database) -> None:
    await db.write(connected)
    await db.write(connected, name="two", profile=OTHER)
    assert await db.read(revoked) == {"access one", "refresh one"}


async def test_an_account_that_x_did_not_name_is_asked_for_beside_the_lane_of_posts(db: Database) -> None:
    person_id = await db.write(connected, profile=None)
    rows = await db.read(lambda tx: tx.rows("SELECT kind, lane FROM deliveries"))
    assert rows == [("profile", f"profile/{person_id}")]
    version = await db.read(version_of, person_id)
    assert not await db.write(accounts.set_profile, person_id, version - 1, OTHER)
    assert await db.write(accounts.set_profile, person_id, version, PROFILE)
    account = await db.read(accounts.find, person_id)
    assert account is not None
    assert account.profile == PROFILE


def version_of(tx: Tx, person_id: int) -> int:
    account = accounts.find(tx, person_id)
    assert account is not None
    return account.version


async def test_a_version_is_renewed_once_and_by_one_at_a_time(db: Database, clock: ManualClock) -> None:
    person_id = await db.write(connected)
    version = await db.read(version_of, person_id)
    until = after(clock.now(), MINUTE)
    assert await db.write(accounts.begin_renewal, person_id, version, until)
    assert not await db.write(accounts.begin_renewal, person_id, version, until)
    await db.write(accounts.end_renewal, person_id, version)
    assert await db.write(accounts.begin_renewal, person_id, version, until)
    assert await db.write(lambda tx: accounts.renew(tx, person_id, version, tokens(tx, "two")))
    assert await db.write(lambda tx: accounts.renew(tx, person_id, version, tokens(tx, "two")))  # it was committed
    assert not await db.write(accounts.begin_renewal, person_id, version, until)
    assert await db.write(accounts.begin_renewal, person_id, version + 1, until)
    assert await db.read(revoked) == set()


async def test_a_pair_that_comes_too_late_is_revoked(db: Database) -> None:
    person_id = await db.write(connected)
    version = await db.read(version_of, person_id)
    await db.write(connected, name="two")
    assert not await db.write(lambda tx: accounts.renew(tx, person_id, version, tokens(tx, "late")))
    assert await db.read(revoked) == {"access late", "refresh late"}
    account = await db.read(accounts.find, person_id)
    assert account is not None
    assert account.tokens.access == "access two"


async def test_a_version_never_comes_back(db: Database, clock: ManualClock) -> None:
    person_id = await db.write(connected)
    version = await db.read(version_of, person_id)
    await db.write(accounts.remove, person_id)
    clock.advance(1)
    await db.write(connected, name="two")
    assert await db.read(version_of, person_id) > version


async def test_who_is_renewed_by_the_timer(db: Database) -> None:
    """Used lately and about to end, or a month old; not the lost, nor those that nobody uses."""
    cases = {
        "fresh": ("expires_at = :now + 3600000, used_at = :now, refreshed_at = :now", False),
        "ends soon": ("expires_at = :now + 300000, used_at = :now, refreshed_at = :now", True),
        "ended": ("expires_at = :now - 300000, used_at = :now - 3600000, refreshed_at = :now", True),
        "ended a day ago": ("expires_at = :now - 86000000, used_at = :now - 86300000, refreshed_at = :now", True),
        "ended long ago": ("expires_at = :now - 90000001, used_at = :now, refreshed_at = :now", False),
        "ends soon, unused": ("expires_at = :now, used_at = :now - 90000000, refreshed_at = :now", False),
        "a month old": ("expires_at = 0, used_at = 0, refreshed_at = :now - 2592000001", True),
        "lost": ("expires_at = 0, used_at = :now, refreshed_at = 0, lost_at = :now", False),
    }

    def prepare(tx: Tx) -> dict[int, str]:
        found = {}
        for number, (name, (row, _)) in enumerate(cases.items()):
            person_id = connected(tx, sms(f"+1555010{number:04d}"), name)
            tx.run(f"UPDATE accounts SET {row} WHERE person_id = :id", id=person_id, now=tx.now)
            found[person_id] = name
        return found

    people = await db.write(prepare)
    due = await db.read(accounts.to_renew, 100)
    assert {people[each] for each in due} == {name for name, (_, renewed) in cases.items() if renewed}
    assert await db.write(accounts.add_renewals, 2) == 2
    assert await db.write(accounts.add_renewals, 100) == 2
    assert await db.write(accounts.add_renewals, 100) == 0
    lanes = await db.read(lambda tx: tx.rows("SELECT lane FROM deliveries WHERE kind = 'renewal'"))
    assert {lane for (lane,) in lanes} == {f"renewal/{person_id}" for person_id in due}


def account_of_post(tx: Tx, post_id: int) -> str | None:
    post = posts.find(tx, post_id)
    assert post is not None
    return post.account


def posted(tx: Tx) -> int:
    return posts.add(tx, meet(tx, ANN), None, ["The lake is frozen over"])


async def test_posts_belong_to_the_account_that_was_connected_before(db: Database) -> None:
    await db.write(connected)
    first = await db.write(posted)
    await db.write(connected, name="two")
    assert await db.read(account_of_post, first) is None
    await db.write(connected, name="three", profile=OTHER)
    second = await db.write(posted)
    assert await db.read(account_of_post, first) == PROFILE.id
    assert await db.read(account_of_post, second) is None
    person_id = await db.write(connected, name="four")
    assert [await db.read(account_of_post, each) for each in (first, second)] == [PROFILE.id, OTHER.id]
    third = await db.write(posted)
    await db.write(accounts.remove, person_id)
    assert await db.read(account_of_post, third) == PROFILE.id


async def test_posts_of_an_account_that_nobody_knows_are_of_no_other(db: Database) -> None:
    await db.write(connected, profile=None)
    post_id = await db.write(posted)
    await db.write(connected, name="two")
    post = await db.read(posts.find, post_id)
    assert post is not None
    assert (post.account, post.is_of(PROFILE), post.is_of(None)) == ("", False, False)
