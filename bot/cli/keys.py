import argparse

from cryptography.fernet import Fernet

from bot.app import App
from bot.cli.opening import with_app
from storage.rotation import rotate
from storage.sealed_rows import places
from storage.tables import TABLES


def main(arguments: argparse.Namespace) -> None:
    """`bot keys new` prints a key; `bot keys rotate` re-encrypts everything with the first of secrets.keys."""
    if arguments.what == "new":
        print(Fernet.generate_key().decode())
        return
    changed = with_app(_rotate)
    print(f"{changed} rows re-encrypted; all are under the first key of secrets.keys now")


async def _rotate(app: App) -> int:
    total = 0
    for place in places(TABLES):
        last = 0
        while (step := await app.db.write(rotate, place, last)) is not None:
            last, changed = step
            total += changed
    return total
