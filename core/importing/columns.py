"""The columns of our own file, and what others call them."""

from core.tracking.names import fold

COLUMNS = ("date", "tracker", "value", "unit", "words", "feeling", "at", "kind", "description", "paused", "id")
"""The columns of our own file, in order. `at`: the moment, if it is known (UTC). What is said of a tracker as a whole
(`kind` to `paused`) stands in its first line."""
TEXTS = frozenset({"tracker", "unit", "words", "description"})
"""Those that people write themselves."""
_ALSO = """
date day datum tag fecha data día dia dag dato дата full_date when
tracker habit name category metric gewohnheit hábito habitude
value amount number quantity wert valor valeur waarde
unit units einheit unidad unité
words note notes text comment comments notiz notizen nota notas remarque
feeling
at time zeit uhrzeit hora heure
kind type
description
paused
id
"""
NAMES = {also: name for name, *more in map(str.split, _ALSO.strip().splitlines()) for also in (name, *more)}
"""Which column of ours each heading means, in lower case."""


def column_of(heading: str) -> str:
    """The column of ours that a heading means; empty if it is none."""
    return NAMES.get(fold(heading.strip()), "")
