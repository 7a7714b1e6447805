"""What somebody may try against connecting X, a test each: nothing of it connects an account to a wrong phone."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest

from core.address import sms
from core.tx import Tx
from sandbox.server import Sandbox
from storage import addresses, links
from storage.links import Purpose
from tests.conftest import Logs, StartBot
from tests.support.bots import Phone, RunningBot, eventually
from tests.support.browsers import OUR_FORM, Browser, Page, link_in
from tests.support.x_accounts import change, look

VICTIM, ATTACKER = "ann_lakes", "bens_bakery"
CALLBACK = "/connect/callback"
PUBLIC = "https://bot.example.com"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind is enough here: what these try is no matter of SQL, and tests/storage does both."""
    return sqlite_url


@asynccontextmanager
async def browser_of(bot: RunningBot) -> AsyncIterator[Browser]:
    async with Browser(bot.url) as opened:
        yield opened


@pytest.fixture
async def mine(bot: RunningBot) -> AsyncIterator[Browser]:
    """The victim's browser."""
    async with browser_of(bot) as opened:
        yield opened


@pytest.fixture
async def theirs(bot: RunningBot) -> AsyncIterator[Browser]:
    """The attacker's browser."""
    async with browser_of(bot) as opened:
        yield opened


async def fresh_link(phone: Phone) -> str:
    return link_in((await phone.says("CONNECT")).body)


async def account_of(database_url: str) -> list[object]:
    """The people who have an account."""
    rows = await look(database_url, lambda tx: tx.rows("SELECT person_id FROM accounts"))
    return list(rows)


async def passes_in_time(database_url: str, table: str) -> None:
    """Let the time of those rows be over."""
    await change(database_url, lambda tx: tx.run(f"UPDATE {table} SET expires_at = 1"))


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def callback(**query: str) -> str:
    return f"{CALLBACK}?{urlencode(query)}"


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


HOSTS = (
    "//evil.example",
    "https://evil.example",
    "@evil.example",
    "\\\\evil.example",
    "/\r\nLocation: //evil.example",
)


@pytest.mark.parametrize("host", HOSTS)
async def test_open_redirects(bot: RunningBot, mine: Browser, ann: Phone, sandbox: Sandbox, host: str) -> None:
    """Nothing that a request holds says where it leads."""
    x, aside = sandbox.url, quote(host, safe="")
    names = ("next", "url", "redirect_uri", "return_to", "state", "code", "error", "error_uri", "iss")
    everything = "&".join(f"{name}={aside}" for name in names)
    headers = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "Referer": "https://evil.example/"}
    link = await fresh_link(ann)
    pages = [
        await mine.open(f"{link}?{everything}", **headers),
        await mine.open(f"/connect/{aside}", **headers),
        await mine.open(f"{CALLBACK}?{everything}", **headers),
        await mine.open(f"/connect/code?{everything}", **headers),
        await mine.press(host),
        await mine.press(link.rpartition("/")[2], {**OUR_FORM, **headers}),
        await mine.open(f"/connect/code?{everything}", **headers),
    ]
    places = [page.location for page in pages if page.location]
    assert [place.startswith(f"{x}/i/oauth2/authorize?") for place in places] == [True]
    assert query_of(places[0])["redirect_uri"] == f"{bot.settings.server.public_url}{CALLBACK}"
    assert all("evil" not in str(page.headers) for page in pages)


async def every_page(browser: Browser, phone: Phone, sandbox: Sandbox) -> dict[str, Page]:
    """Each page on the way, by name."""
    link = await fresh_link(phone)
    token = link.rpartition("/")[2]
    found = {"offer": await browser.open(link), "gone": await browser.open("/connect/x")}
    found["elsewhere"] = await browser.press(token, {"Origin": "https://evil.example"})
    found["denied"] = await browser.open(sandbox.x.deny(await browser.begin(link)))
    found["open"] = await browser.open("/connect/code")
    back = sandbox.x.consent(await browser.begin(link), VICTIM)
    found["redirect"] = await browser.open(back)
    found["code"] = await browser.open("/connect/code")
    await phone.hears("not connected")
    await phone.says(found["code"].code, "Connected")
    found["connected"] = await browser.open("/connect/code")
    browser.cookies.clear()
    found["stray"] = await browser.open(back)
    return found


async def test_a_framed_cached_or_scripted_page(mine: Browser, ann: Phone, sandbox: Sandbox) -> None:
    for name, page in (await every_page(mine, ann, sandbox)).items():
        assert page.headers["Cache-Control"] == "no-store", name
        assert page.headers["Referrer-Policy"] == ("strict-origin" if name == "offer" else "no-referrer"), name
        if name == "redirect":
            continue
        policy = page.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy, name
        assert "default-src 'none'" in policy, name
        assert "script-src" not in policy, name
        leads_to = f"form-action 'self' {sandbox.url};" if name == "offer" else "form-action 'none';"
        assert leads_to in policy, name
        assert page.headers["X-Frame-Options"] == "DENY", name
        assert page.headers["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert "<script" not in page.html, name
        assert not re.search(r"\son\w+=|style=|javascript:", page.html), name


@pytest.mark.parametrize("username", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;"])
async def test_script_in_the_accounts_name(mine: Browser, ann: Phone, sandbox: Sandbox, username: str) -> None:
    sandbox.x.add_account(username, username)
    page = await mine.follow(sandbox.x.consent(await mine.begin(await fresh_link(ann)), username))
    assert f"@{username}" in page.words
    assert username not in page.html
    await ann.says(page.code, "Connected as @")
    assert username not in (await mine.open("/connect/code")).html


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


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "{ours}"},
        {"Origin": "https://evil.example"},
        {"Origin": "{ours}.evil.example"},
        {"Origin": "{ours}@evil.example"},
        {"Origin": "null"},
        {},
    ],
)
async def test_a_form_from_another_site(
    bot: RunningBot, mine: Browser, ann: Phone, headers: dict[str, str], logs: Logs
) -> None:
    link = await fresh_link(ann)
    ours = bot.settings.server.public_url
    page = await mine.press(
        link.rpartition("/")[2], {name: value.format(ours=ours) for name, value in headers.items()}
    )
    assert (page.status, page.location, page.cookies) == (403, "", ())
    [refused] = logs.lines("connect.refused")
    assert refused["cause"] == "cross-site"
    assert (await mine.open(link)).status == 200  # and it isn't used up


async def test_a_form_from_our_page_in_an_older_browser(bot: RunningBot, mine: Browser, ann: Phone) -> None:
    token = (await fresh_link(ann)).rpartition("/")[2]
    assert (await mine.press(token, {"Origin": bot.settings.server.public_url})).status == 303


async def test_secrets_in_logs(mine: Browser, ann: Phone, sandbox: Sandbox, logs: Logs) -> None:
    link = await fresh_link(ann)
    authorize_url = await mine.begin(link)
    cookie = mine.cookies["connect"]
    back = sandbox.x.consent(authorize_url, VICTIM)
    page = await mine.follow(back)
    await mine.open(back.replace("state=", "state=A"))
    await ann.says(page.code, "Connected")
    written = logs.path.read_text()
    asked, came = query_of(authorize_url), query_of(back)
    secret = [link.rpartition("/")[2], cookie, mine.cookies["connect"], asked["state"], asked["code_challenge"]]
    assert [each for each in [*secret, came["code"], f'"{page.code}"', VICTIM] if each in written] == []


async def test_robots_that_make_previews(mine: Browser, theirs: Browser, ann: Phone, sandbox: Sandbox) -> None:
    link = await fresh_link(ann)
    for method in ("HEAD", "GET", "HEAD", "GET", "OPTIONS"):
        page = await theirs.open(link, method, **{"User-Agent": "preview", "Sec-Purpose": "prefetch"})
        assert not page.cookies
    back = sandbox.x.consent(await mine.begin(link), VICTIM)
    assert (await mine.open(back, "HEAD")).status == 404  # nor is X's answer used up by looking
    assert (await mine.follow(back)).code


async def test_a_button_pressed_for_ever(mine: Browser, ann: Phone) -> None:
    token = (await fresh_link(ann)).rpartition("/")[2]
    answers = [(await mine.press(token)).status for _ in range(12)]
    assert answers == [303] * 10 + [404] * 2


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


async def test_cookies_are_for_these_pages_and_for_no_script(start: StartBot, database_url: str) -> None:
    bot = await start(server={"public_url": PUBLIC})

    def make_link(tx: Tx) -> str:
        return links.make(tx, Purpose.CONNECT, addresses.meet_first(tx, sms("+15550109999")).person.id)

    link = str(await change(database_url, make_link))
    async with Browser(bot.url) as browser:
        page = await browser.press(link.rpartition("/")[2])
    [cookie] = page.cookies
    name, _, rest = cookie.partition("=")
    value, *attributes = rest.split("; ")
    assert name == "__Secure-connect"
    assert len(value) == 22
    assert set(attributes) == {"HttpOnly", "Max-Age=900", "Path=/connect", "SameSite=Lax", "Secure"}
