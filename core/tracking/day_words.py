"""Words for days, in the languages that people text in."""
# ruff: noqa: RUF001 - words of other scripts

_AGO = {
    0: """
today|hoy|aujourd'hui|auj|heute|oggi|hoje|vandaag|dziś|dzisiaj|dzis|сегодня|bugün|bugun|اليوم|今日|今天
tonight|this morning|heute morgen|heute früh|heute abend|esta mañana|esta noche|ce matin|ce soir
stamattina|stasera|vanmorgen|vanavond|idag|i dag|esta manhã|just now|now|आज
""",
    1: """
yesterday|ayer|hier|gestern|ieri|ontem|gisteren|wczoraj|вчера|dün|dun|أمس|امس|مبارح|昨日|きのう|昨天
last night|yesterday evening|gestern abend|anoche|hier soir|ieri sera|gisteravond|igår|i går|कल
""",
    2: """
the day before yesterday|day before yesterday|anteayer|antier|avant-hier|vorgestern|l'altro ieri
anteontem|eergisteren|przedwczoraj|позавчера|evvelsi gün|أول أمس|一昨日|おととい|前天|2 days ago
two days ago|vor zwei tagen|hace dos días
""",
    3: """
three days ago|vor drei tagen|hace tres días
""",
}
_WEEKDAYS = """
0 monday mon mondays lunes lundi montag mo lunedì lunedi segunda segunda-feira maandag poniedziałek poniedzialek
0 понедельник пн pazartesi الاثنين الإثنين 月曜日 月曜 星期一 周一 måndag
1 tuesday tue tues martes mardi dienstag di martedì martedi terça terça-feira terca dinsdag wtorek вторник вт
1 salı sali الثلاثاء 火曜日 火曜 星期二 周二 tisdag
2 wednesday wed weds miércoles miercoles mercredi mittwoch mi mercoledì mercoledi quarta quarta-feira woensdag
2 środa sroda среда среду ср çarşamba carsamba الأربعاء الاربعاء 水曜日 水曜 星期三 周三 onsdag
3 thursday thu thur thurs jueves jeudi donnerstag do giovedì giovedi quinta quinta-feira donderdag czwartek
3 четверг чт perşembe persembe الخميس 木曜日 木曜 星期四 周四 torsdag
4 friday fri viernes vendredi freitag fr venerdì venerdi sexta sexta-feira vrijdag piątek piatek пятница пятницу
4 пт cuma الجمعة 金曜日 金曜 星期五 周五 fredag
5 saturday sat sábado sabado samedi samstag sonnabend sa sabato zaterdag sobota суббота субботу сб cumartesi
5 السبت 土曜日 土曜 星期六 周六 lördag
6 sunday sun domingo dimanche sonntag so domenica zondag niedziela воскресенье вс pazar الأحد الاحد 日曜日 日曜
6 星期日 星期天 周日 söndag
"""
_MONTHS = """
1 jan january januar enero ene janvier gennaio gen janeiro januari stycznia января ocak
2 feb february februar febrero février fevrier febbraio fevereiro fev februari lutego февраля şubat
3 mar march märz maerz mär marzo mars março marco maart marca марта mart
4 apr april abril abr avril aprile kwietnia апреля nisan
5 may mai mayo maggio mag maio mei maja мая mayıs
6 jun june juni junio juin giugno giu junho czerwca июня haziran
7 jul july juli julio juillet luglio lug julho lipca июля temmuz
8 aug august agosto ago août aout augustus sierpnia августа ağustos
9 sep sept september septiembre septembre settembre set setembro września сентября eylül
10 oct october oktober okt octubre octobre ottobre ott outubro out października октября ekim
11 nov november noviembre novembre novembro listopada ноября kasım
12 dec december dezember dez diciembre dic décembre decembre dicembre dezembro grudnia декабря aralık
"""

DAYS_AGO = {
    word: ago for ago, lines in _AGO.items() for line in lines.split("\n") for word in line.split("|") if word
}
"""How many days ago a day is, by what it is called."""
WEEKDAYS = {word: int(number) for number, *words in map(str.split, _WEEKDAYS.strip().splitlines()) for word in words}
"""Weekdays by their names; 0 is Monday."""
MONTHS = {word: int(number) for number, *words in map(str.split, _MONTHS.strip().splitlines()) for word in words}
"""Months by their names; 1 is January."""
_ON = """
on for at am im an el la le il lo op w w. в во em na no den dem vom från
"""
ON = frozenset(_ON.split())
"""What may stand before a day."""
