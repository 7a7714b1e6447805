from collections.abc import Sequence


def in_list(values: Sequence[object], name: str = "value") -> tuple[str, dict[str, object]]:
    """SQL behind IN for these values, at least one and some hundreds at most, and what its parameters stand for."""
    named = {f"{name}{place}": value for place, value in enumerate(values)}
    return "(" + ", ".join(f":{each}" for each in named) + ")", named


def portions(values: Sequence[str], size: int = 500) -> list[Sequence[str]]:
    """The values in such portions as `in_list` takes."""
    return [values[start : start + size] for start in range(0, len(values), size)]
