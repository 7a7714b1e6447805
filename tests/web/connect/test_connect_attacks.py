"""What somebody may try against connecting X, a test each: nothing of it connects an account to a wrong phone."""

import pytest

from sandbox.server import Sandbox
from storage import links
from tests.conftest import Logs
from tests.support.bots import Phone, RunningBot, eventually
from tests.support.browser.browsers import Browser, Page
from tests.support.browser.connecting import ATTACKER, CALLBACK, VICTIM, callback, fresh_link, query_of
from tests.support.x.accounts import change, look


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind is enough here: what these try is no matter of SQL, and tests/storage does both."""
    return sqlite_url


async def account_of(database_url: str) -> list[object]:
    """The people who have an account."""
    rows = await look(database_url, lambda tx: tx.rows("SELECT person_id FROM accounts"))
    return list(rows)


async def passes_in_time(database_url: str, table: str) -> None:
    """Let the time of those rows be over."""
    await change(database_url, lambda tx: tx.run(f"UPDATE {table} SET expires_at = 1"))


async def test_a_forged_state(mine: Browser, ann: Phone, sandbox: Sandbox, logs: Logs) -> None:
    back = query_of(sandbox.x.consent(await mine.begin(await fresh_link(ann)), VICTIM))
    for state in ("A" * 43, back["state"][:-1], back["state"] + "A", "", "\0", "A" * 5000, "../", "'--"):
        page = await mine.open(callback(state=state, code=back["code"]))
        assert (page.status, page.location) == (400, ""), state
    assert (await mine.open(CALLBACK)).status == 400
    assert sandbox.x.token_calls == 0
    assert ann.silent
    assert {line["cause"] for line in logs.lines("connect.refused")} == {"state"}


async def test_a_replayed_state_in_the_same_browser(mine: Browser, ann: Phone, sandbox: Sandbox) -> None:
    back = sandbox.x.consent(await mine.begin(await fresh_link(ann)), VICTIM)
    code = (await mine.follow(back)).code
    assert (await mine.follow(back)).code == code
    assert sandbox.x.token_calls == 1


async def test_a_replayed_state_after_a_failure(mine: Browser, ann: Phone, sandbox: Sandbox) -> None:
    back = sandbox.x.consent(await mine.begin(await fresh_link(ann)), VICTIM)
    sandbox.x.faults.add("x_token_error_before")
    assert "Not connected" in (await mine.open(back)).words
    assert (await mine.open(back)).status == 400
    assert sandbox.x.token_calls == 1


async def test_a_replayed_state_in_another_browser(
    mine: Browser, theirs: Browser, ann: Phone, ben: Phone, sandbox: Sandbox
) -> None:
    back = sandbox.x.consent(await mine.begin(await fresh_link(ann)), VICTIM)
    await theirs.begin(await fresh_link(ben))
    assert (await theirs.open(back)).status == 400
    assert sandbox.x.token_calls == 0
    assert (await mine.follow(back)).code  # and it wasn't used up by that


async def test_the_attackers_answer_of_x_in_the_victims_browser(
    mine: Browser, theirs: Browser, ann: Phone, ben: Phone, sandbox: Sandbox
) -> None:
    """Else the victim would post on the attacker's account."""
    await mine.begin(await fresh_link(ann))
    back = sandbox.x.consent(await theirs.begin(await fresh_link(ben)), ATTACKER)
    assert (await mine.open(back)).status == 400
    assert sandbox.x.token_calls == 0


async def test_an_injected_authorization_code(
    mine: Browser, theirs: Browser, ann: Phone, ben: Phone, sandbox: Sandbox, logs: Logs
) -> None:
    """A code that was given to another browser doesn't fit this one's verifier."""
    stolen = query_of(sandbox.x.consent(await mine.begin(await fresh_link(ann)), VICTIM))["code"]
    own = query_of(sandbox.x.consent(await theirs.begin(await fresh_link(ben)), ATTACKER))["state"]
    page = await theirs.open(callback(state=own, code=stolen))
    assert "Not connected" in page.words
    assert (await theirs.open("/connect/code")).words.startswith("Waiting for X")
    assert logs.lines("x.exchange_failed")
    assert sandbox.x.living_grants(VICTIM) == 0


@pytest.mark.parametrize("code", ["", "x", "\r\nSet-Cookie: a=b", "&client_id=y", "A" * 7000, "\0\ud7ff"])
async def test_an_authorization_code_that_is_none(mine: Browser, ann: Phone, sandbox: Sandbox, code: str) -> None:
    own = query_of(await mine.begin(await fresh_link(ann)))["state"]
    page = await mine.open(callback(state=own, code=code))
    assert (page.status, page.cookies) == (200, ())
    assert "Not connected" in page.words


async def test_a_callback_without_a_cookie(mine: Browser, ann: Phone, sandbox: Sandbox) -> None:
    back = sandbox.x.consent(await mine.begin(await fresh_link(ann)), VICTIM)
    kept = dict(mine.cookies)
    for cookies in ({}, {"connect": ""}, {"connect": "A" * 22}, {"connect": "A" * 3000}, {"other": kept["connect"]}):
        mine.cookies = cookies
        assert (await mine.open(back)).status == 400
    assert sandbox.x.token_calls == 0
    mine.cookies = kept
    assert (await mine.follow(back)).code


async def test_a_cookie_planted_in_the_victims_browser(
    mine: Browser, theirs: Browser, ben: Phone, sandbox: Sandbox
) -> None:
    """The attacker knows the cookie, the victim says yes: only the victim's browser gets to see the code."""
    authorize_url = await theirs.begin(await fresh_link(ben))
    mine.cookies = dict(theirs.cookies)
    page = await mine.follow(sandbox.x.consent(authorize_url, VICTIM))
    assert page.code
    assert (await theirs.open("/connect/code")).status == 404
    assert (await theirs.open(callback(state=query_of(authorize_url)["state"], code="x"))).status == 400


async def test_a_link_that_is_passed_on_to_a_victim(
    mine: Browser, ann: Phone, ben: Phone, sandbox: Sandbox, database_url: str
) -> None:
    link = await fresh_link(ben)
    page = await mine.open(link)
    assert f"ends in {ben.number[-2:]}" in page.words  # not the victim's: the page tells
    code = (await mine.follow(sandbox.x.consent(await mine.begin(link), VICTIM))).code
    await ann.says(code, "none is awaited")
    for guess in wrong_codes(code):
        await ben.says(guess, "not the code")
    await ben.says(code, "none is awaited")
    assert await account_of(database_url) == []
    await eventually(lambda: _none_live(sandbox))


def wrong_codes(code: str) -> list[str]:
    return [f"{(int(code) + step) % 10_000:04}" for step in (1, 2, 3)]


async def _none_live(sandbox: Sandbox) -> bool:
    return sandbox.x.living_grants(VICTIM) == 0


async def test_a_code_guessed_over_several_connections(
    bot: RunningBot, mine: Browser, theirs: Browser, ben: Phone, sandbox: Sandbox, database_url: str
) -> None:
    """More victims at once are no more codes to hit: only the latest holds, and three tries are all for it."""
    first = (await mine.follow(sandbox.x.consent(await mine.begin(await fresh_link(ben)), VICTIM))).code
    second = (await theirs.follow(sandbox.x.consent(await theirs.begin(await fresh_link(ben)), VICTIM))).code
    guesses = [guess for guess in (first, *wrong_codes(second)) if guess != second][:3]
    for guess in guesses:
        await ben.says(guess, "not the code")
    await ben.says(first, "none is awaited")
    await ben.says(second, "none is awaited")
    assert await account_of(database_url) == []
    await eventually(lambda: _none_live(sandbox))


async def test_a_code_that_came_too_late(mine: Browser, ben: Phone, sandbox: Sandbox, database_url: str) -> None:
    code = (await mine.follow(sandbox.x.consent(await mine.begin(await fresh_link(ben)), VICTIM))).code
    await passes_in_time(database_url, "connections")
    page = await mine.open("/connect/code")
    assert "Expired" in page.words
    assert code not in page.html
    await ben.says(code, "expired", "CONNECT")
    assert await account_of(database_url) == []


async def test_a_guessed_link(
    mine: Browser, theirs: Browser, ann: Phone, ben: Phone, database_url: str, logs: Logs
) -> None:
    """Links that are unknown, malformed, used by somebody else and expired look all the same."""
    used, expired = await fresh_link(ann), await fresh_link(ben)
    await theirs.begin(used)
    await change(database_url, lambda tx: tx.run("UPDATE links SET expires_at = 1 WHERE used_at IS NULL"))
    for method in ("GET", "POST"):
        answers = set()
        for token in ("A" * links.TOKEN_BYTES, "", "%00", "A" * 5000, *(link[-22:] for link in (used, expired))):
            page = await (mine.open(f"/connect/{token or 'x'}") if method == "GET" else mine.press(token))
            answers.add((page.status, page.html, page.cookies, frozenset(page.headers.items() - _dated(page))))
        assert len(answers) == 1, method
        assert answers.pop()[0] == 404


def _dated(page: Page) -> set[tuple[str, str]]:
    return {item for item in page.headers.items() if item[0] == "Date"}


async def test_links_hold_128_random_bits(ann: Phone, bot: RunningBot) -> None:
    tokens = {(await fresh_link(ann)).rpartition("/")[2] for _ in range(3)}
    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {22}  # of 64 signs each: 132 bits, of which 128 are random
    assert links.TOKEN_BYTES * 8 == 128


async def test_a_denial_that_nobody_gave(mine: Browser, theirs: Browser, ann: Phone, logs: Logs) -> None:
    """Nobody can have the phone texted who wasn't sent to X from here."""
    state = query_of(await mine.begin(await fresh_link(ann)))["state"]
    for address in (
        callback(error="access_denied", state=state),
        callback(error="access_denied"),
        callback(error="x"),
    ):
        assert (await theirs.open(address)).status == 400
    assert ann.silent
    assert not logs.lines("x.denied")
