import pytest

from bench.against.checkout import Value
from bench.against.comparison import Compared, Round, compare, left_out, table
from bench.against.run import order


def one_round(**values: float) -> Round:
    return {what: Value(value, "texts/s") for what, value in values.items()}


def test_rounds_are_paired_by_their_place() -> None:
    compared = compare([one_round(bot=100), one_round(bot=60)], [one_round(bot=50), one_round(bot=30)])
    assert compared == [Compared("bot", "texts/s", (100, 60), (50, 30))]
    assert compared[0].ratios == [2, 2]


def test_what_only_one_has_is_named_and_left_out() -> None:
    new, old = [one_round(bot=1, fresh=1)], [one_round(bot=1, gone=1)]
    assert [each.what for each in compare(new, old)] == ["bot"]
    assert left_out(new, old) == ["fresh", "gone"]


@pytest.mark.parametrize(
    ("unit", "new", "old", "verdict"),
    [
        ("texts/s", (110, 120), (100, 100), "better"),
        ("texts/s", (90, 80), (100, 100), "worse"),
        ("ms", (90, 80), (100, 100), "better"),
        ("ms", (110, 120), (100, 100), "worse"),
        ("texts/s", (110, 90), (100, 100), ""),
        ("texts/s", (110, 100), (100, 100), ""),
        ("texts/s", (110,), (100,), ""),
    ],
)
def test_only_rounds_that_agree_have_a_verdict(
    unit: str, new: tuple[float, ...], old: tuple[float, ...], verdict: str
) -> None:
    assert Compared("bot", unit, new, old).verdict == verdict


def test_the_table_shows_medians_ratio_and_spread() -> None:
    lines = table([Compared("bot", "texts/s", (4000, 4400, 4200), (4000, 4000, 4000))])
    assert lines[1].split() == ["bot", "4,200", "4,000", "texts/s", "1.050", "1.000", "to", "1.100"]


def test_a_figure_of_nothing_has_no_ratio() -> None:
    assert table([Compared("lost", "", (1,), (0,))])[1].split() == ["lost", "1", "0", "-"]


def test_who_goes_first_takes_turns() -> None:
    assert [order(number)[0] for number in range(4)] == ["new", "old", "new", "old"]
