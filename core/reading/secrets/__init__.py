"""Secrets that people text by mistake: codes, cards, numbers of a state, passwords, keys, links that let in."""

from core.reading.secrets.finding import find_secret
from core.reading.secrets.secret import Secret, SecretKind

__all__ = ["Secret", "SecretKind", "find_secret"]
