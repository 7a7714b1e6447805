"""Finding what is open in a lane, by the index that is made for it."""


def open_in(lane: str, row: str = "deliveries") -> str:
    """SQL: `row`, a name of a delivery, is in that lane (itself SQL) and hasn't ended.

    The index of lanes has the same condition. It isn't `ended_at IS NULL`, as that of what is due has it: whenever
    PostgreSQL has counted rows while nothing was open, it would take that one, and go through all that is open in any
    lane, for each text.
    """
    return f"{row}.lane = {lane} AND COALESCE({row}.ended_at, 0) = 0"
