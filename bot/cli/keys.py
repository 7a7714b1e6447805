import argparse

from cryptography.fernet import Fernet

from bot.cli.opening import with_house
from bot.compose import House
from storage.rotation import PLACES, rotate


def main(arguments: argparse.Namespace) -> None:
    """`bot keys new` prints a key; `bot keys rotate` re-encrypts everything with the first of secrets.keys."""
    if arguments.what == "new":
        print(Fernet.generate_key().decode())
        return
    changed = with_house(_rotate)
    print(f"{changed} rows re-encrypted; all are under the first key of secrets.keys now")


async def _rotate(house: House) -> int:
    total = 0
    for place in PLACES:
        last = 0
        while (step := await house.db.write(rotate, place, last)) is not None:
            last, changed = step
            total += changed
    return total
