"""What becomes of a secret that somebody texts by mistake: nothing of it is posted, said, logged or kept."""

from pathlib import Path

import pytest

from core.clock import MINUTE, SteadyClock
from core.settings import Keep
from sandbox.server import Sandbox
from scheduler.erasing import Eraser
from storage import addresses, questions
from storage.rooms import rooms
from tests.conftest import Logs
from tests.support.bots import Phone, RunningBot
from tests.support.x_accounts import ANN, connect, opened

SECRETS = {
    "a service's code": ("Your Uber code is 407198", "407198"),
    "a card": ("my card is 4242 4242 4242 4242 cvv 719", "4242"),
    "an account": ("iban DE89 3704 0044 0532 0130 00", "3704"),
    "a national number": ("my ssn is 078-05-1120", "1120"),
    "a password": ("wifi: HappyCat99", "HappyCat"),
    "a lone word": ("Tr0ub4dor&3", "Tr0ub"),
    "what opens a door": ("gate code 4719#", "4719"),
    "a key": ("sk_live" + "_51H8abcdefGHIJKL", "51H8abc"),
    "a link": ("https://example.com/reset?token=abc719", "abc719"),
    "ours": ("http://127.0.0.1:8080/connect/Jm2nKq8sT0pLwXyZ1aBcDe", "Jm2nKq8s"),
}


def posts(sandbox: Sandbox) -> list[str]:
    return [post.text for post in sandbox.x.posts(ANN)]


@pytest.fixture
async def connected(bot: RunningBot, database_url: str, sandbox: Sandbox, ann: Phone) -> int:
    return await connect(database_url, sandbox, ann)


async def test_nothing_of_it_is_posted_said_or_logged(
    connected: int, sandbox: Sandbox, ann: Phone, logs: Logs, database_url: str
) -> None:
    for text, secret in SECRETS.values():
        said = await ann.says(text, "Not posted")
        assert secret not in said.body
        # With no word of its own is it published: neither by POST, nor by an answer, in that quarter of an hour.
        for answer in ("POST", "post it", "yes"):
            await ann.text(answer)
            if answer == "POST":
                await ann.hears("Nothing posted")
        while not ann.silent:
            assert secret not in (await ann.hears()).body
    assert posts(sandbox) == []
    logged = logs.path.read_text()[-400_000:]
    assert [name for name, (_, secret) in SECRETS.items() if secret in logged] == []
