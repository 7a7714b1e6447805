"""Registering somebody by a program, and signing in by an e-mail address."""

from collections.abc import AsyncIterator

import pytest

from actions.accounts.mail import mail_of
from core.settings import MediaSettings
from core.tx import Tx
from storage.signing_in import mail_addresses
from tests.support.photos.albums import Album, opened
from tests.support.programs import Heard, Program
from tests.web.api.conftest import Scene
from tests.web.api.test_tokens import issue, quick_hashes

NEW = "+15550100177"
ANN = "+15550100101"
MAIL = "Zoe@mail.example"
PASSWORD = "heron pond sleigh"
MAIL_SECTION = {"host": "127.0.0.1", "port": 9, "security": "none", "sender": "bot@bot.example"}


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings, mail=MAIL_SECTION) as running:
        yield running


async def enter(album: Album, pin_request: str, pin: str = "") -> Heard:
    digits = pin or await album.do(issue)
    return await Program(album).post("/token", {"grant": "pin", "pin_request": pin_request, "pin": digits})


async def test_what_was_told_comes_true_with_the_pin(album: Album) -> None:
    program, wanted = Program(album), {"number": NEW, "name": "Zoe", "email": MAIL, "password": PASSWORD}
    by_password = {"grant": "password", "number": NEW, "password": PASSWORD}
    asked = await program.post("/register", wanted)
    assert (asked.status, PASSWORD in asked.json["pin_request"]) == (202, False)
    assert (await program.post("/token", by_password)).problem == "wrong-credentials"
    heard = await enter(album, asked.json["pin_request"])
    assert (heard.status, heard.json["is_new"]) == (200, True)
    me = (await Program(album, heard.json["access_token"]).get("/me")).json
    assert (me["name"], me["number"], me["has_password"]) == ("Zoe", NEW, True)
    assert await _addresses(album, NEW) == ("", MAIL)  # a link confirms it
    assert (await program.post("/token", by_password)).status == 200
    by_mail = {"grant": "password", "email": MAIL, "password": PASSWORD}
    assert (await program.post("/token", by_mail)).problem == "wrong-credentials"


async def test_what_was_told_opens_with_its_own_request_only(album: Album) -> None:
    program = Program(album)
    other = (await program.post("/register", {"number": ANN, "name": "Eve"})).json["pin_request"]
    asked = (await program.post("/register", {"number": NEW, "name": "Zoe"})).json["pin_request"]
    pin = await album.do(issue)
    secret, told = asked.split(".")
    for changed in (f"{secret}.{other.split('.')[1]}", f"{secret}.{told[:-4]}AAAA", f"{secret}.x", f"{secret}.é"):
        assert (await enter(album, changed, pin)).problem == "wrong-credentials", changed
    assert (await enter(album, asked, pin)).json["is_new"] is True


async def test_nothing_of_who_is_known_is_changed(scene: Scene) -> None:
    asked = await Program(scene.album).post("/register", {"number": ANN, "name": "Eve", "password": PASSWORD})
    heard = await enter(scene.album, asked.json["pin_request"])
    assert (heard.status, heard.json["is_new"]) == (200, False)
    me = (await scene.ann.get("/me")).json
    assert (me["name"], me["has_password"]) == ("Ann", False)


@pytest.mark.parametrize(
    ("details", "problem"),
    [
        ({"name": "1 2"}, "not-a-name"),
        ({"password": "password1"}, "weak-password"),
        ({"password": "15550100177"}, "weak-password"),
        ({"password": "short"}, "invalid"),
        ({"email": "zoe at home"}, "not-a-mail-address"),
        ({"person_id": 1}, "invalid"),
        ({"is_operator": True}, "invalid"),
    ],
)
async def test_what_cannot_come_true_is_refused_at_once(album: Album, details: dict[str, str], problem: str) -> None:
    assert (await Program(album).post("/register", {"number": NEW, **details})).problem == problem
    assert await album.app.db.read(lambda tx: tx.rows("SELECT 1 FROM pins")) == []


async def test_hashing_for_strangers_is_bounded(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.accounts.passwords.TRIES_PER_NETWORK", 0)
    refused = await Program(album).post("/register", {"number": NEW, "password": PASSWORD})
    assert (refused.problem, int(refused.headers["Retry-After"]) > 3000) == ("too-many-requests", True)


async def test_without_an_smtp_server_there_are_no_addresses(quick_scene: Scene) -> None:
    program = Program(quick_scene.album)
    for path, body in (
        ("/register", {"number": NEW, "email": MAIL}),
        ("/pins", {"email": MAIL}),
        ("/token", {"grant": "password", "email": MAIL, "password": PASSWORD}),
    ):
        assert (await program.post(path, body)).problem == "no-mail"


async def test_an_address_that_is_confirmed_signs_in_by_pin_and_by_password(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, program = await album.person(ANN, "Ann"), Program(album)

    def confirm(tx: Tx) -> bool:
        return mail_addresses.confirm(tx, mail_addresses.want(tx, ann, MAIL), ann)

    assert await album.do(confirm)
    asked = await program.post("/pins", {"email": MAIL.upper()})
    heard = await enter(album, asked.json["pin_request"])
    signed_in = Program(album, heard.json["access_token"])
    assert (await signed_in.get("/me")).json["number"] == ANN
    assert (await signed_in.ask("PUT", "/me/password", {"password": PASSWORD})).status == 204
    by_mail = {"grant": "password", "email": MAIL, "password": PASSWORD}
    assert (await program.post("/token", by_mail)).status == 200
    assert (await program.post("/token", {**by_mail, "number": ANN})).problem == "invalid"
    assert (await program.post("/pins", {})).problem == "invalid"
    assert (await program.post("/pins", {"email": "nobody@mail.example"})).status == 202  # looks the same
    assert await album.do(issue) == ""


async def test_by_number_and_by_address_one_phone_gets_no_more_pins(album: Album) -> None:
    ann, program = await album.person(ANN, "Ann"), Program(album)

    def confirm(tx: Tx) -> bool:
        return mail_addresses.confirm(tx, mail_addresses.want(tx, ann, MAIL), ann)

    assert await album.do(confirm)
    logins = [{"number": ANN}, {"email": MAIL}] * 6
    got = [await album.do(issue) for login in logins if (await program.post("/pins", login)).status == 202]
    assert len([each for each in got if each]) == album.app.context.limits.pins_per_number < len(got)


async def _addresses(album: Album, number: str) -> tuple[str, str]:
    found = await album.app.db.read(mail_of, await album.person(number))
    return found.confirmed, found.wanted


__all__ = ["quick_hashes"]
