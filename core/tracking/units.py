"""Units as people text them, and what one is in another."""
# ruff: noqa: RUF001 - words of other scripts

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

LONGEST_UNIT = 12
DECIMALS = Decimal("0.000001")
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how it is written, what it measures, and how many of the dimension's first unit it is."""

    shown: str
    dimension: str
    size: Decimal = Decimal(1)


_LISTED = """
mass kg 1 kg kgs kilo kilos kilogram kilograms kilogramm kilogrammes kilogramos kilogrammo кг كغ كجم 公斤 キロ
mass g 0.001 g gr gram grams gramm grammes gramos г 克 グラム
mass mg 0.000001 mg milligram milligrams
mass lb 0.45359237 lb lbs pound pounds libra libras funt
mass st 6.35029318 st stone stones
mass oz 0.028349523125 oz ounce ounces
length km 1 km kms kilometer kilometers kilometre kilometres kilómetros kilometros quilômetros chilometri км كم
length km 1 公里
length m 0.001 m meter meters metre metres metros mètres metri м 米 メートル
length cm 0.00001 cm centimeter centimeters см
length mi 1.609344 mi mile miles milles millas milhas
length ft 0.0003048 ft foot feet
length in 0.0000254 inch inches
length yd 0.0009144 yd yard yards
volume l 1 l liter liters litre litres litro litros литр литра л リットル
volume ml 0.001 ml milliliter millilitre мл
volume cl 0.01 cl
volume dl 0.1 dl
time h 1 h hr hrs hour hours stunde stunden std heure heures hora horas ora ore uur uren godz час часа часов ч
time h 1 saat ساعة 時間 小时
time min 0.016666666666666666666666667 min mins minute minutes minuten minuto minutos minuti minut минут мин
time min 0.016666666666666666666666667 dakika دقيقة 分 分钟
time s 0.000277777777777777777777778 s sec secs second seconds sekunden
energy kcal 1 kcal cal cals calories calorie kalorien calorías calorias ккал
energy kJ 0.239005736 kj
pressure mmHg 1 mmhg
temperature °C 1 °c c celsius
fahrenheit °F 1 °f f fahrenheit
share % 1 % percent prozent percento
euro € 1 € eur euro euros
dollar $ 1 $ usd dollar dollars bucks
pound-sterling £ 1 £ gbp quid
yen ¥ 1 ¥ jpy yen 円
ruble ₽ 1 ₽ rub руб рублей
rupee ₹ 1 ₹ inr rupees
lira ₺ 1 ₺ tl try lira
zloty zł 1 zł pln zl
franc CHF 1 chf
real R$ 1 r$ brl reais
count steps 1 steps step schritte pas pasos passi stappen kroków шагов adım 歩 步
count times 1 times x mal fois veces volte vezes keer razy раз kez 回 次
count reps 1 reps rep
count pages 1 pages page seiten páginas pagine stron страниц sayfa ページ
count cups 1 cups cup tassen tasses tazas tazze koppen
count glasses 1 glasses glass gläser verres vasos bicchieri
count words 1 words
count bpm 1 bpm
count sets 1 sets
count laps 1 laps lap
count hugs 1 hugs
count cigarettes 1 cigarettes cigs cigarette zigaretten
count drinks 1 drinks drink
count pills 1 pills pill tablets tablet
count units 1 units unit
"""


def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for line in _LISTED.strip().splitlines():
        dimension, shown, size, *names = line.split()
        kind = shown if dimension == "count" else dimension
        for name in names:
            found[name] = Unit(shown, kind, Decimal(size))
    return found


_DEGREES: dict[tuple[str, str], Callable[[Decimal], Decimal]] = {
    ("°F", "°C"): lambda value: (value - 32) * 5 / 9,
    ("°C", "°F"): lambda value: value * 9 / 5 + 32,
}
UNITS = _units()
"""By the words for them, in lower case."""
SIGNS = ("r$", *(name for name in UNITS if not any(sign.isalnum() for sign in name)))
"""Those that may stand before a number, or right behind it."""


def find_unit(word: str) -> Unit | None:
    """The unit of that name, if it is one of those that are known."""
    return UNITS.get(word.casefold())


def is_unit(word: str) -> bool:
    """Whether a word can be the unit of a tracker: a known one, or a short word with a letter in it."""
    return find_unit(word) is not None or (
        0 < len(word) <= LONGEST_UNIT
        and any(sign.isalpha() for sign in word)
        and all(sign.isalpha() or sign in "/%²³'-" for sign in word)
    )


def shown_unit(word: str) -> str:
    """How a unit is written; an unknown one as it is."""
    found = find_unit(word)
    return found.shown if found is not None else word


def converted(value: Decimal, said: str, wanted: str) -> Decimal | None:
    """A value in the unit that was said, in the one that is wanted; nothing if they measure different things."""
    source, target = find_unit(said), find_unit(wanted)
    if source is None or target is None:
        return value if said.casefold() == wanted.casefold() else None
    if source.shown == target.shown:
        return value
    if source.dimension == target.dimension:
        return tidy(value * source.size / target.size)
    degrees = _DEGREES.get((source.shown, target.shown))
    return degrees(value).quantize(_TENTH) if degrees is not None else None


def trimmed(value: Decimal) -> Decimal:
    """A value without zeros at its end."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def tidy(value: Decimal) -> Decimal:
    """A value without digits that nobody meant."""
    rounded = value.quantize(DECIMALS).normalize()
    return rounded if rounded == rounded.to_integral() or abs(rounded) < 1 else rounded.quantize(_hundredth(rounded))


def _hundredth(value: Decimal) -> Decimal:
    """To so many decimals a converted value is kept."""
    return Decimal("0.01") if value.copy_abs() >= 1 else DECIMALS
