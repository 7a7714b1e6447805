"""Numbers beside a chart: short, whatever their size."""

from decimal import ROUND_HALF_EVEN, Decimal

from core.tracking.durations import in_clock

_LARGE = ((Decimal("1e9"), "bn"), (Decimal("1e6"), "M"), (Decimal("1e4"), "k"))
_SIZES = {"bn": Decimal("1e9"), "M": Decimal("1e6"), "k": Decimal("1e3")}
_HUGE, _TINY = Decimal("1e13"), Decimal("1e-4")
_DIGITS = 3
_CLOCK, _HOURS = "h", Decimal(10_000)


def amount(value: Decimal, unit: str = "") -> str:
    """A value with its unit, in three digits or as many as stand before the point: `78.5 kg`, `7h30`, `1.25M`."""
    shown = short(value, unit)
    return shown if not unit or _CLOCK in shown else f"{shown} {unit}"


def short(value: Decimal, unit: str = "") -> str:
    """A value without its unit, in three digits or as many as stand before the point. Of hours, minutes are told."""
    if _is_clock(value, unit):
        return in_clock(value)
    size = abs(value)
    if size >= _HUGE or 0 < size < _TINY:
        return f"{value:.2e}".replace("e+", "e").replace(".00e", "e")
    for least, sign in _LARGE:
        if size >= least:
            return _rounded(value / _SIZES[sign]) + sign
    return _rounded(value)


def _is_clock(value: Decimal, unit: str) -> bool:
    return unit == _CLOCK and abs(value) < _HOURS and value % 1 != 0


def _rounded(value: Decimal) -> str:
    """To three digits, or as many as stand before the point."""
    if not value:
        return "0"
    places = max(0, _DIGITS - 1 - value.adjusted())
    shown = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN):f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown
