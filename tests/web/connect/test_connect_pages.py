"""What somebody may try against the pages on the way to X: nothing of it leads elsewhere, runs or tells secrets."""

import re
from urllib.parse import quote

import pytest

from core.address import sms
from core.tx import Tx
from sandbox.server import Sandbox
from storage import addresses, links
from storage.links import Purpose
from tests.conftest import Logs, StartBot
from tests.support.bots import Phone, RunningBot
from tests.support.browser.browsers import OUR_FORM, Browser, Page
from tests.support.browser.connecting import CALLBACK, VICTIM, fresh_link, query_of
from tests.support.x.accounts import change


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind is enough here: what these try is no matter of SQL, and tests/storage does both."""
    return sqlite_url


PUBLIC = "https://bot.example.com"


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
    assert len(logs.lines("page.cross_site")) == 1
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
    written = logs.written.decode()
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
