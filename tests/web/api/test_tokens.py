"""Signing a program in and keeping it so: by PIN, by password, by refresh tokens that are used once each."""

import asyncio
import itertools

import pytest
from argon2 import PasswordHasher

from core.clock import DAY, SECOND
from core.passwords.hashing import PasswordHashing
from core.tx import Tx
from storage.programs import refresh_tokens
from storage.programs.refresh_tokens import Rotated
from storage.rooms import passwords
from storage.signing_in import pins
from tests.conftest import Logs
from tests.support.browser.room_scene import shift
from tests.support.programs import Heard, Program
from tests.web.api.conftest import Scene

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
ANN = "+15550100101"
NEW = "+15550100177"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = PasswordHashing.__init__
    monkeypatch.setattr(PasswordHashing, "__init__", lambda self, hasher=None: begin(self, hasher or QUICK))


def issue(tx: Tx) -> str:
    """Have the latest PIN texted; returns its digits, or nothing if nobody gets one."""
    [(pin_id,)] = tx.rows("SELECT id FROM pins ORDER BY id DESC LIMIT 1")
    issued = pins.issue(tx, pin_id)
    return issued.digits if issued is not None else ""


async def by_pin(scene: Scene, number: str = ANN, path: str = "/pins") -> Heard:
    program = Program(scene.album)
    asked = await program.post(path, {"number": number})
    assert asked.status == 202, asked.body
    pin = await scene.album.do(issue)
    return await program.post("/token", {"grant": "pin", "pin_request": asked.json["pin_request"], "pin": pin})


def used(heard: Heard) -> dict[str, str]:
    return {"grant": "refresh_token", "refresh_token": heard.json["refresh_token"]}


async def test_a_program_signs_in_by_pin_and_is_listed_and_ended(scene: Scene) -> None:
    heard = await by_pin(scene)
    assert (heard.status, heard.json["token_type"], heard.json["expires_in"]) == (200, "Bearer", 900)
    assert heard.json["is_new"] is False
    program = Program(scene.album, heard.json["access_token"])
    assert (await program.get("/me")).json["name"] == "Ann"
    listed = (await program.get("/sessions")).json["items"]
    [this] = [each for each in listed if each["is_this"]]
    assert (this["id"], this["way"], len(listed)) == (heard.json["session"], "pin", 2)
    assert (await scene.ben.ask("DELETE", f"/sessions/{this['id']}")).problem == "not-here"
    assert (await scene.ann.ask("DELETE", f"/sessions/{this['id']}")).status == 204
    assert (await program.get("/me")).problem == "not-signed-in"
    assert (await program.post("/token", used(heard))).problem == "wrong-credentials"
    assert (await scene.ann.ask("DELETE", "/sessions")).status == 204
    assert (await scene.ann.get("/sessions")).problem == "not-signed-in"


async def test_who_is_new_is_registered_by_pin(scene: Scene) -> None:
    asked = await Program(scene.album).post("/pins", {"number": NEW})
    assert (asked.status, await scene.album.do(issue)) == (202, "")  # nobody learns that, and nobody gets one
    heard = await by_pin(scene, NEW, "/register")
    assert (heard.status, heard.json["is_new"]) == (200, True)
    program = Program(scene.album, heard.json["access_token"])
    assert (await program.get("/me")).json["number"] == NEW
    assert (await Program(scene.album).post("/register", {"number": "+4915112345678"})).problem == "not-served"
    assert (await Program(scene.album).post("/register", {"number": "hello"})).problem == "invalid"


async def test_a_wrong_pin_is_counted_and_a_right_one_is_used_up(scene: Scene) -> None:
    program = Program(scene.album)
    secret = (await program.post("/pins", {"number": ANN})).json["pin_request"]
    pin = await scene.album.do(issue)
    wrong = {"grant": "pin", "pin_request": secret, "pin": f"{(int(pin) + 1) % 1_000_000:06}"}
    heard = await program.post("/token", wrong)
    assert (heard.problem, heard.json["tries_left"]) == ("wrong-credentials", pins.MOST_TRIES - 1)
    other = (await program.post("/pins", {"number": ANN})).json["pin_request"]
    assert (await program.post("/token", {**wrong, "pin_request": other, "pin": pin})).problem == "wrong-credentials"
    assert (await program.post("/token", {**wrong, "pin": pin})).status == 200
    assert (await program.post("/token", {**wrong, "pin": pin})).problem == "wrong-credentials"


async def test_a_program_signs_in_by_password(scene: Scene) -> None:
    assert (await scene.ann.ask("PUT", "/me/password", {"password": "password1"})).problem == "weak-password"
    set_ = await scene.ann.ask("PUT", "/me/password", {"password": "heron pond sleigh"})
    assert set_.status == 204, set_.body
    program, asked = Program(scene.album), {"grant": "password", "number": ANN, "password": "heron pond sleigh"}
    heard = await program.post("/token", asked)
    assert heard.status == 200, heard.body
    signed_in = Program(scene.album, heard.json["access_token"])
    assert (await signed_in.get("/me")).json["name"] == "Ann"
    for method, path, body in (
        ("DELETE", "/me", None),
        ("PUT", "/me/password", {"password": "another heron"}),
        ("POST", "/programs", {"name": "x", "scopes": ["me:read"]}),
    ):
        assert (await signed_in.ask(method, path, body)).problem == "needs-pin"
    for more in ({"password": "heron pond"}, {"number": "+15550100102"}, {"number": NEW}):
        assert (await program.post("/token", {**asked, **more})).problem == "wrong-credentials"


async def test_a_refresh_token_is_used_once_and_given_again_for_a_moment(scene: Scene) -> None:
    first = await by_pin(scene)
    program = Program(scene.album)
    second = await program.post("/token", used(first))
    assert second.status == 200
    again = await program.post("/token", used(first))  # the answer was lost
    assert again.json["refresh_token"] == second.json["refresh_token"] != first.json["refresh_token"]
    both = await asyncio.gather(*(program.post("/token", used(second)) for _ in range(3)))
    assert len({each.json["refresh_token"] for each in both}) == 1
    third = await program.post("/token", used(both[0]))
    assert third.status == 200
    assert (await Program(scene.album, third.json["access_token"]).get("/me")).status == 200


async def test_a_refresh_token_that_is_used_again_ends_its_family(scene: Scene, logs: Logs) -> None:
    stolen = await by_pin(scene)
    program = Program(scene.album)
    current = await program.post("/token", used(stolen))

    def later(tx: Tx) -> None:
        tx.run("UPDATE refresh_tokens SET used_at = used_at - :by WHERE used_at IS NOT NULL", by=10 * SECOND + 1)

    await scene.album.do(later)
    assert (await program.post("/token", used(stolen))).problem == "wrong-credentials"
    assert (await program.post("/token", used(current))).problem == "wrong-credentials"
    assert (await Program(scene.album, current.json["access_token"]).get("/me")).problem == "not-signed-in"
    assert (await scene.ann.get("/me")).status == 200
    assert logs.lines("api.token_reused")
    assert stolen.json["refresh_token"] not in str(logs.lines())


async def test_a_token_that_was_used_is_not_given_again_once_its_successor_was(scene: Scene) -> None:
    first = await by_pin(scene)
    program = Program(scene.album)
    second = await program.post("/token", used(first))
    assert (await program.post("/token", used(second))).status == 200
    assert (await program.post("/token", used(first))).problem == "wrong-credentials"


async def test_refreshing_is_the_same_work_however_often_it_was_done(quick_scene: Scene) -> None:
    token = (await by_pin(quick_scene)).json["refresh_token"]

    def rotated(tx: Tx, token: str) -> tuple[str, int]:
        """The next token, and what SQLite had to do for it."""
        steps = itertools.count()
        tx._connection.set_progress_handler(lambda: next(steps) < 0, 1)  # type: ignore[attr-defined]
        found = refresh_tokens.rotate(tx, token)
        tx._connection.set_progress_handler(None, 1)  # type: ignore[attr-defined]
        assert isinstance(found, Rotated)
        return found.token, next(steps)

    def fill(tx: Tx) -> None:
        [row] = tx.rows("SELECT person_id, session_id, expires_at FROM refresh_tokens WHERE used_at IS NULL")
        values = dict(zip(("person", "session", "expires"), row, strict=True))
        tx.run_many(
            "INSERT INTO refresh_tokens (id, hash, person_id, session_id, expires_at, used_at)"
            " VALUES (:id, :hash, :person, :session, :expires, 1)",
            [{**values, "id": number, "hash": bytes([1, *number.to_bytes(4, "big")])} for number in range(1, 501)],
        )

    token, _ = await quick_scene.album.do(rotated, token)
    token, few = await quick_scene.album.do(rotated, token)
    await quick_scene.album.do(fill)
    _, many = await quick_scene.album.do(rotated, token)
    assert many < few * 1.5


async def test_no_family_lasts_longer_than_a_month(scene: Scene) -> None:
    first = await by_pin(scene)
    program = Program(scene.album)

    def age(tx: Tx) -> None:
        shift(tx, "refresh_tokens", "expires_at", 29 * DAY)

    await scene.album.do(age)
    second = await program.post("/token", used(first))
    assert second.status == 200

    def lasts(tx: Tx) -> int:
        [(expires_at,)] = tx.rows("SELECT max(expires_at) FROM refresh_tokens WHERE used_at IS NULL")
        return int(expires_at) - tx.now

    assert 0 < await scene.album.app.db.read(lasts) <= DAY
    await scene.album.do(age)
    assert (await program.post("/token", used(second))).problem == "wrong-credentials"


async def test_tokens_are_kept_as_hashes(scene: Scene) -> None:
    first = await by_pin(scene)
    second = await Program(scene.album).post("/token", used(first))

    def stored(tx: Tx) -> str:
        return str([tuple(map(str, row)) for row in tx.rows("SELECT * FROM refresh_tokens")])

    kept = await scene.album.app.db.read(stored)
    for heard in (first, second):
        assert heard.json["refresh_token"] not in kept


async def test_a_room_is_joined_with_its_password_and_wrong_ones_are_counted(scene: Scene) -> None:
    await scene.album.do(lambda tx: passwords.keep(tx, scene.trip.id, QUICK.hash("s3cret")))
    assert (await scene.eve.post("/rooms/join", {"name": "trip"})).problem == "password-needed"
    for left in (4, 3, 2):
        heard = await scene.eve.post("/rooms/join", {"name": "trip", "password": "wrong"})
        assert (heard.problem, heard.json["tries_left"]) == ("wrong-password", left)
    joined = await scene.eve.post("/rooms/join", {"name": "Trip", "password": "s3cret"})
    assert (joined.status, joined.json["members"]) == (200, ["Ann", "Ben", "Eve"])
    assert (await scene.eve.post("/rooms/join", {"name": "trip"})).status == 200
    assert (await scene.eve.post("/rooms/join", {"name": "nowhere"})).problem == "not-here"
    assert (await scene.eve.post(f"{scene.room}/leave")).status == 204


async def test_many_guesses_at_once_are_no_more_than_five(scene: Scene) -> None:
    await scene.album.do(lambda tx: passwords.keep(tx, scene.trip.id, QUICK.hash("s3cret")))
    guesses = [scene.eve.post("/rooms/join", {"name": "trip", "password": f"wrong{n}"}) for n in range(12)]
    heard = [each.problem for each in await asyncio.gather(*guesses)]
    assert heard.count("wrong-password") == passwords.TRIES
    right = await scene.eve.post("/rooms/join", {"name": "trip", "password": "s3cret"})
    assert (right.problem, 3000 < int(right.headers["Retry-After"]) <= 3601) == ("too-many-requests", True)
    assert await scene.album.app.db.read(passwords.locked_until, scene.trip.id, scene.eve_id)
