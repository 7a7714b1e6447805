import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.charts.amounts import amount
from core.charts.bars import bars
from core.charts.calendar import calendar
from core.charts.canvas import WIDTH
from core.charts.chart import Chart
from core.charts.feelings import feelings
from core.charts.lettering import fitted, width_of
from core.charts.line import line
from core.charts.scales import day_ticks, scale_of
from core.charts.small_bars import small_bars
from core.charts.weekdays import weekdays

TODAY = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
KINDS: list[Callable[[Mapping[date, Decimal], str], Chart]] = [
    line,
    bars,
    calendar,
    weekdays,
    lambda by_day, title: feelings(by_day, title, max(by_day, default=TODAY)),
]
VALUES = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=2),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal(0), Decimal("1e300"), Decimal("-1e-300"), Decimal(999999999999)]),
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
SERIES = st.one_of(
    st.dictionaries(DAYS, VALUES, max_size=30),
    st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), VALUES, max_size=60),
)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def read(chart: Chart) -> ET.Element:
    """The drawing, once it is seen to be one that stays within its frame."""
    root = ET.fromstring(chart.svg)  # noqa: S314 - ours
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    for shape in root.iter():
        for across, along, high in (("x", "width", width), ("y", "height", height), ("cx", "r", width)):
            if shape is not root and (at := shape.get(across)) is not None:
                assert -0.1 <= float(at) <= float(at) + float(shape.get(along, "0")) <= high + 0.1, shape.attrib
        for x, y in re.findall(r"[ML]([-\d.]+) ([-\d.]+)", shape.get("d", "")):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height
    return root


def shapes(chart: Chart, layer: str) -> list[ET.Element]:
    return [shape for group in read(chart) if group.get("class") == f"chart-{layer}" for shape in group]


def words(chart: Chart, layer: str) -> list[str]:
    return [shape.text or "" for shape in shapes(chart, layer)]


@pytest.mark.parametrize("draw", KINDS)
@settings(max_examples=25, deadline=None)
@given(by_day=SERIES, title=st.text(max_size=60))
def test_any_values_and_any_title_make_a_drawing(
    draw: Callable[[Mapping[date, Decimal], str], Chart], by_day: dict[date, Decimal], title: str
) -> None:
    chart = draw(by_day, title)
    read(chart)
    assert all(len(row) == len(chart.table.headers) for row in chart.table.rows)
    assert len(chart.table.rows) <= 220


@pytest.mark.parametrize("draw", [line, bars])
def test_nothing_is_said_to_be_nothing(draw: Callable[..., Chart]) -> None:
    chart = draw({}, "weight")
    assert words(chart, "dim")[-1] == "Nothing noted yet."
    assert (chart.summary, chart.table.rows) == ("weight: nothing noted yet.", ())
    before = {ago(400): Decimal(1)}
    assert words(draw(before, "weight", first=ago(30), last=TODAY), "dim")[-1] == "Nothing noted yet."


def test_one_value_stands_in_the_middle() -> None:
    chart = line({TODAY: Decimal("78.2")}, "weight", "kg")
    [dot] = shapes(chart, "dot")
    assert 150 < float(dot.attrib["cx"]) < 280
    assert not shapes(chart, "line")
    assert chart.summary == "weight: one day, 22 Nov 2026, mean 78.2 kg, last 78.2 kg."
    assert chart.table.rows == [("22 Nov 2026", "78.2 kg")]


def test_a_line_has_dots_its_mean_and_a_scale() -> None:
    by_day = {ago(at): Decimal(78 + at % 3) for at in range(30)}
    chart = line(by_day, "weight", "kg")
    assert len(shapes(chart, "dot")) == 30
    assert len(shapes(chart, "mean")) == len(shapes(chart, "line")) == 1
    assert {"78", "80"} <= {*words(chart, "dim")}
    assert "mean 79 kg (dashed), last 78 kg" in words(chart, "dim")
    assert (chart.table.headers, len(chart.table.rows)) == (("Day", "Value"), 30)


def test_a_gap_interrupts_the_line_and_a_day_left_out_does_not() -> None:
    by_day = {ago(at): Decimal(at) for at in range(40) if not 10 < at < 20 and at != 30}
    assert len(shapes(line(by_day, "x"), "line")) == 2
    weekly = {ago(at): Decimal(at) for at in range(0, 300, 7)}
    assert len(shapes(line(weekly, "x"), "line")) == 1


def test_all_equal_is_a_line_in_the_middle() -> None:
    [drawn] = shapes(line({ago(at): Decimal(5) for at in range(9)}, "x"), "line")
    assert len({point.split()[1] for point in drawn.attrib["d"][1:].split("L")}) == 1


def test_fifty_thousand_days_are_thinned_out_and_no_peak_is_lost() -> None:
    by_day = {date.fromordinal(650_000 + at): Decimal(at % 7) for at in range(50_000)}
    by_day[date.fromordinal(680_000)] = Decimal(1000)
    for draw in (line, bars, calendar, weekdays):
        chart = draw(by_day, "steps")
        read(chart)
        assert len(chart.svg) < 160_000
        assert len(chart.table.rows) <= 220
    [drawn] = shapes(line(by_day, "steps"), "line")
    assert min(float(point.split()[1]) for point in drawn.attrib["d"][1:].split("L")) == 58


@pytest.mark.parametrize(
    ("days", "name", "bars_there"),
    [(1, "day", 1), (45, "day", 45), (46, "week", 7), (365, "week", 53), (800, "month", 27)],
)
def test_bars_add_up_days_where_there_are_too_many(days: int, name: str, bars_there: int) -> None:
    chart = bars({ago(at): Decimal(2) for at in range(days)}, "run", "km")
    assert len(shapes(chart, "bar")) == bars_there == len(chart.table.rows)
    assert words(chart, "dim")[0].startswith(f"by {name}: {amount(Decimal(2 * days))} km in all")


def test_bars_below_nothing_hang_from_it() -> None:
    above, below = shapes(bars({ago(1): Decimal(5), TODAY: Decimal(-3)}, "balance", "€"), "bar")
    assert float(above.attrib["y"]) + float(above.attrib["height"]) == pytest.approx(
        float(below.attrib["y"]), abs=0.1
    )


def test_a_month_is_a_sheet_and_a_year_are_weeks() -> None:
    by_day = {ago(at): Decimal(1) for at in range(5)}
    month = calendar(by_day, "diary", first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert words(month, "on-level") + words(month, "on-strong") == [
        str(day) for day in (*range(1, 18), *range(23, 31), *range(18, 23))
    ]
    assert (len(shapes(month, "empty")), len(shapes(month, "level-4"))) == (25, 5)
    year = calendar(by_day, "diary", first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert (len(shapes(year, "empty")), len(shapes(year, "level-4"))) == (360, 5)
    assert year.summary == "diary: 5 of 365 days, 5 in a row at most, 1 Jan to 31 Dec 2026."


def test_the_feelings_of_a_month() -> None:
    chart = feelings({TODAY: Decimal("4.5"), ago(1): Decimal(1), ago(40): Decimal(2)}, "mood", TODAY)
    assert words(chart, "on-level") == ["1", "5"]
    assert "great 1" in words(chart, "dim")
    assert chart.table.rows == [("21 Nov 2026", "1 awful"), ("22 Nov 2026", "5 great")]
    assert words(feelings({}, "mood", TODAY), "dim")[0] == "November 2026: none"


def test_how_often_by_weekday() -> None:
    chart = weekdays({ago(at): Decimal(at) for at in range(0, 28, 7)}, "run", "km", ago(27), TODAY)
    assert words(chart, "dim")[0] == "By weekday, most often on Sun: 4 of 4"
    assert words(chart, "ink") == ["0"] * 6 + ["4"]
    assert chart.table.rows[-1] == ("Sun", "4", "4", "10.5 km")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("78.20", "kg", "78.2 kg"),
        ("7.5", "h", "7h30"),
        ("8", "h", "8 h"),
        ("7.9999", "h", "8 h"),
        ("1234", "", "1234"),
        ("123456", "steps", "123k steps"),
        ("1250000", "", "1.25M"),
        ("5600000000", "€", "5.6bn €"),
        ("1e40", "h", "1e40 h"),
        ("-0.00001234", "", "-1.23e-5"),
        ("-0.0", "", "0"),
        ("0.05", "", "0.05"),
    ],
)
def test_amounts_are_short(value: str, unit: str, shown: str) -> None:
    assert amount(Decimal(value), unit) == shown


@settings(max_examples=60)
@given(VALUES, VALUES)
def test_a_scale_holds_its_values_and_few_round_numbers(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    scale = scale_of(low, high)
    assert 2 <= len(scale.ticks) <= 5
    assert scale.part(low) <= scale.part(high)
    assert all(0 <= scale.part(tick) <= 1 for tick in scale.ticks)


@settings(max_examples=60)
@given(DAYS, st.integers(0, 60_000))
def test_a_few_days_are_written_below(first: date, more: int) -> None:
    ticks = day_ticks(first, first + timedelta(more))
    assert len(ticks) <= 5
    assert [*ticks] == sorted(ticks)
    assert all(first <= day <= first + timedelta(more) for day, _ in ticks)


@pytest.mark.parametrize("title", ["体重" * 40, "👩‍👩‍👧‍👦" * 40, "Wm" * 60, "é" * 100, "a\u0301" * 90])
def test_a_long_title_is_cut_between_characters(title: str) -> None:
    shown, size = fitted(title, WIDTH - 28, 17, 12)
    assert size == 12
    assert width_of(shown, size) <= WIDTH - 28
    assert title.startswith(shown[:-1])
    assert title[len(shown) - 1] in {"体", "重", "👩", "W", "m", "é", "a"}


def test_what_people_wrote_is_only_words() -> None:
    title = '<script>&"\x00\ud800\u202e]]>'
    chart = line({TODAY: Decimal(1)}, title, "<b>")
    assert read(chart)[0].text == '<script>&"]]>'
    assert "<script" not in chart.svg


def test_small_bars_show_whatever_is_more_than_nothing() -> None:
    drawn = small_bars([0, 1, 1000], "<Texts>")
    root = ET.fromstring(drawn.svg)  # noqa: S314 - ours
    assert (root[0].text, drawn.most) == ("<Texts>", 1000)
    assert [shape.get("height") for shape in root[1:]] == ["2", "100"]
    assert small_bars([], "").most == 0
