"""Numbers as words: zero to nine hundred, and the words between them, as our people type them."""
# ruff: noqa: RUF001 - words of other scripts

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final, NamedTuple

from bot.features.questions.guard.folding import fold


class Part(Enum):
    """What a word does in a number."""

    UNIT = auto()
    TEEN = auto()
    TENS = auto()
    HUNDREDS = auto()
    HUNDRED = auto()  # multiplies the unit before it
    TIMES = auto()  # repeats the digit after it
    ZEROS = auto()  # as many zeros as the unit before it says
    OF_THEM = auto()  # makes the unit before it one that repeats
    PAIR = auto()  # the same digit twice, in one word
    AND = auto()
    THEN = auto()  # stands between two parts
    PLUS = auto()


class Numeral(NamedTuple):
    """A word of a number."""

    part: Part
    value: int = 0


UNITS: Final = (
    "zero zeero ziro oh o nought naught nul nol sifr sefr safar صفر زيرو زیرو нуль нулик ноль зеро",
    "one won wan wahad wahid wahed yek odyn واحد واحده وحده یک یه یکی один одна одну едно",
    "two tow tu tnein tnen itnein dva اثنين اثنان اتنين تنين ثنين اثنتين إثنين دو два дві две",
    "three thre tree tlate talata thalatha try ثلاثة ثلاث تلاتة تلات تلته سه три трійка",
    "four fore foor arbaa chahar chotyry أربعة أربع اربعه چهار چار чотири чотирі четыре",
    "five fiv fife faif khamsa khamse panj pyat خمسة خمس پنج пʼять пять пьять",
    "six siks sitta sitte shesh shist ستة ست شش شیش шість шисть шесть",
    "seven sevn saven sevan sefen sabaa haft sim sem سبعة سبع هفت сім семь сем",
    "eight eigth eigt eght tmane hasht visim ثمانية ثماني ثمان تمانية تمنية تماني هشت вісім восемь",
    "nine nin nain tisaa noh devyat تسعة تسع نه дев'ять девять девьять",
)
TEENS: Final = (
    "ten عشرة عشر ده десять",
    "eleven احدعش حداشر احداشر یازده одинадцять одиннадцать",
    "twelve twelv اثنعش اطنعش اتناشر اثناعش دوازده дванадцять двенадцать",
    "thirteen ثلطعش تلتاشر تلطعش ثلاثطعش سیزده тринадцять тринадцать",
    "fourteen forteen اربعطعش اربعتاشر چهارده чотирнадцять четырнадцать",
    "fifteen خمسطعش خمستاشر پانزده پونزده п'ятнадцять пятнадцять пятнадцать",
    "sixteen ستطعش سطعش ستاشر شانزده شونزده шістнадцять шестнадцать",
    "seventeen سبعطعش سبعتاشر هفده هیفده сімнадцять семнадцать",
    "eighteen ثمنطعش تمنطعش تمنتاشر هجده هژده هیجده вісімнадцять восемнадцать",
    "nineteen تسعطعش تسعتاشر نوزده дев'ятнадцять девятнадцять девятнадцать",
)
TENS: Final = (
    "twenty عشرين عشرون بیست двадцять двадцать",
    "thirty ثلاثين تلاتين ثلاثون سی тридцять тридцать",
    "forty fourty أربعين أربعون چهل сорок",
    "fifty خمسين خمسون پنجاه п'ятдесят пятдесят пятьдесят",
    "sixty ستين ستون شصت шістдесят шестьдесят",
    "seventy سبعين سبعون هفتاد сімдесят семьдесят",
    "eighty ثمانين تمانين ثمانون هشتاد вісімдесят восемьдесят",
    "ninety تسعين تسعون نود дев'яносто девяносто",
)
HUNDREDS: Final = (
    "مية مئة مائة مايه ميه صد یکصد сто",
    "ميتين مئتين مائتين دویست دوصد двісті двести",
    "ثلاثمية ثلاثمئة ثلاثمائة تلتمية تلاتمية سیصد سه‌صد триста",
    "اربعمية اربعمئة اربعمائة ربعمية چهارصد чотириста четыреста",
    "خمسمية خمسمئة خمسمائة پانصد پنجصد پونصد п'ятсот пятсот пятьсот",
    "ستمية ستمئة ستمائة ششصد شیشصد шістсот шестьсот",
    "سبعمية سبعمئة سبعمائة هفتصد сімсот семьсот",
    "ثمانمية ثمانمئة ثمانمائة تمنمية تمانمية هشتصد вісімсот восемьсот",
    "تسعمية تسعمئة تسعمائة نهصد дев'ятсот девятсот",
)
PAIRS: Final = (
    "صفرين", "", "", "ثلاثتين تلاتتين", "اربعتين", "خمستين", "ستتين", "سبعتين", "تمانيتين ثمانيتين",
    "تسعتين",
)  # fmt: skip
OTHERS: Final[Mapping[Numeral, str]] = {
    Numeral(Part.HUNDRED): "hundred hundreds",
    Numeral(Part.TIMES, 2): "double doubl dubble dabl dobl twice دبل دوبل دابل مرتين دوتا دوبار"
    " двічі подвійний подвійна подвійне дубль дважды",
    Numeral(Part.TIMES, 3): "triple tripple treble تريبل تریپل ثلاثي سه‌تا тричі потрійний трижды",
    Numeral(Part.ZEROS): "zeros zeroes ohs اصفار нулі нуля ноля",
    Numeral(Part.OF_THEM): "تا times مرات بار рази раза",
    Numeral(Part.AND): "and و і та й и",
    Numeral(Part.THEN): "then dash space ثم بعدها بعدين потім далі тире بعدش سپس",
    Numeral(Part.PLUS): "plus بلس زائد плюс مثبت پلاس بعلاوه",
}


def _read(*, tables: tuple[tuple[Part, int, tuple[str, ...]], ...]) -> dict[str, Numeral]:
    """Return what each word means; a table has a line of words for each of its numbers."""
    return {
        fold(word).text: Numeral(part, first + n)
        for part, first, lines in tables
        for n, line in enumerate(lines)
        for word in line.replace("'", "").replace("ʼ", "").split()
    }


NUMERALS: Final[Mapping[str, Numeral]] = _read(
    tables=(
        (Part.UNIT, 0, UNITS),
        (Part.TEEN, 10, TEENS),
        (Part.TENS, 2, TENS),
        (Part.HUNDREDS, 1, HUNDREDS),
        (Part.PAIR, 0, PAIRS),
        *((one.part, one.value, (words,)) for one, words in OTHERS.items()),
    )
)
"""Folded and in small letters, without apostrophes."""
