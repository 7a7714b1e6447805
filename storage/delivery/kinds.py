from collections.abc import Iterable


def as_rows(kinds: Iterable[str]) -> tuple[str, dict[str, object]]:
    """SQL behind FROM for these kinds, one a row (`k.kind`), and what its parameters stand for: at least one kind."""
    named: dict[str, object] = {f"kind{place}": str(kind) for place, kind in enumerate(kinds)}
    values = ", ".join(f"(:{name})" for name in named)
    return f"(SELECT column1 AS kind FROM (VALUES {values}) v) k", named
