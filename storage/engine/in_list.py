from collections.abc import Sequence

FEW_LENGTHS = (1, 4, 16, 64)


def in_list(values: Sequence[object], name: str = "value") -> tuple[str, dict[str, object]]:
    """SQL behind IN for these values, at least one and some hundreds at most, and what its parameters stand for."""
    named = {f"{name}{place}": value for place, value in enumerate(values)}
    return "(" + ", ".join(f":{each}" for each in named) + ")", named


def portions(values: Sequence[str], size: int = 500) -> list[Sequence[str]]:
    """The values in such portions as `in_list` takes."""
    return [values[start : start + size] for start in range(0, len(values), size)]


def padded(values: Sequence[int], most: int) -> list[int]:
    """The values, the last one repeated: lists of up to `most` have few lengths then, and statements are few."""
    length = next((each for each in FEW_LENGTHS if each >= len(values)), max(most, len(values)))
    return [*values, *([values[-1]] * (length - len(values)))]
