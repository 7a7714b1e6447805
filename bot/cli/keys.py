import argparse

from cryptography.fernet import Fernet


def main(arguments: argparse.Namespace) -> None:
    """`bot keys new` prints a key; `bot keys rotate` re-encrypts everything with the first of secrets.keys."""
    if arguments.what == "new":
        print(Fernet.generate_key().decode())
        return
    from bot.cli.rotating import rotate_all  # the database, which a new key needs nothing of

    rotate_all()
