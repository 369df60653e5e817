"""Words beside which numbers and addresses mean somebody, in the languages of our people."""
# ruff: noqa: RUF001 - words of other scripts

from typing import Final

from bot.features.questions.guard.folding import folded_words

PROVIDER: Final = folded_words(
    "g-?mail", "gamil", "hotmail", "yahoo", "outlook", "icloud", "proton(?:mail)?", "ukr", "mail",
    "live", "aol", "gmx", "yandex", "googlemail", "rambler", "msn", "bigmir", "meta", "chmail",
    "جيميل", "جي ميل", "جیمیل", "جی میل", "هوتميل", "ياهو", "یاهو", "اوتلوك", "джимейл", "гмейл",
    "жмейл", "джімейл", "хотмейл", "укр", "هاتمیل", "اوت لوك", "آوتلوک",
)  # fmt: skip
"""Where people have their e-mail."""

SAID_AT: Final = folded_words(
    "at", "آت", "ات", "ایت", "эт", "ет", "собака", "собачка", "собачкою", "песик", "равлик",
    "at sign", "at the rate", "at the", "ادساین", "أت",
)  # fmt: skip
SAID_DOT: Final = folded_words(
    "dot", "dat", "нокт", "точка", "крапка", "дот", "دوت", "نقطة", "نقطه", "دات", "دت", "نکته",
)  # fmt: skip
SAID_COM: Final = folded_words("كوم", "کام", "کوم", "ком", "кам")

NETWORK: Final = folded_words(
    "telegramm?", "tg", "insta(?:gram)?", "ig", "whats ?app", "skype", "viber", "signal",
    "snap(?:chat)?", "facebook", "fb", "linkedin", "twitter", "imo", "wechat", "tik ?tok",
    "messenger",
)  # fmt: skip
OUR_NETWORK: Final = folded_words(
    "тг", "месенджер", "твіт+ер", "ماسنجر", "مسنجر", "تويتر", "توییتر", "телеграмм?", "телега",
    "телезі", "інст", "вайбер", "скайп", "фейсбук", "фейс", "ватсап", "вотсап", "тік ?ток", "снеп",
    "снап", "تلغرام", "تليجرام", "تيليجرام", "تلجرام", "التلي", "انستا", "انستغرام", "سناب",
    "فيسبوك", "فيس", "واتساب", "وتساب", "تيك ?توك", "تلگرام", "تلگرم", "اینستا", "اینستاگرام",
    "واتساپ", "اسکایپ", "لینکدین", "ایمو", "فیسبوک", "فیس ?بوک", "اسنپ",
)  # fmt: skip
"""The same as our people write it in their own script."""

NAMED: Final = folded_words(
    "user ?name", "nick ?name", "nick", "handle", "my page", "my id", "my account",
)  # fmt: skip
OUR_NAMED: Final = folded_words(
    "يوزر", "معرفي", "المعرف", "حسابي", "صفحتي", "آیدی", "پیج", "یوزر", "نام کاربری", "нік",
    "юзернейм", "юзер", "аккаунт", "акаунт", "сторінка",
)  # fmt: skip
"""What a name on a network is called."""

IS_SAID: Final = folded_words(
    "هو", "هي", "اسمي", "باسم", "تبعي", "من", "منه", "است", "اسم", "به اسم", "це", "мій", "моя",
    "під", "ніком", "у", "в", "на",
)  # fmt: skip

HEMISPHERE: Final = folded_words(
    "[nsew]", "north", "south", "east", "west", "شمالا?", "شرقا?", "شمالی", "شرقی", r"пн\.? ?ш\.?",
    r"сх\.? ?д\.?", r"північ\w*", r"східн\w*", "غربا?", "جنوبا?", r"пд\.? ?ш\.?", r"зх\.? ?д\.?",
)  # fmt: skip

NUMBERED: Final = folded_words(
    "number", r"\bno\b", r"\bnum", r"\bnr\b", "#", r"\bpin\b", r"\bid\b", r"\bref", ":", "رقم",
    "номер", "пін", "شماره",
)  # fmt: skip

PAPER: Final = folded_words(
    "passport", "home office", "case", "ref(?:erence)?", "uan", r"\barc\b", r"\bbrp\b", "permit",
    "national id", r"\bid[ -]?(?:card|number|no\b|картк)", "identity card", "e-?visa", "visa",
    r"\bmrn\b", "hospital n", r"patient (?:id|no\b)", r"\bchi\b", "payroll", "employee",
    "staff (?:id|no\b|num)", "member(?:ship)? n", "certificate n", "diploma", "licen[cs]e n",
    "student", "диплом", "ліценз", "شهادة", "الشهادة", "القيد", "النقابة", "مدرک", "دانشجویی",
    "share code", "aspen", "nass", "gwf", "asylum claim", "birth certificate",
    "driving licen[cs]e", "tribunal", "candidate n", "application number", "epic id",
    "epic number", "student id", "جواز", "باسبور", "ملف", "قضية", "قضيتي", "مرجع", "المرجعي",
    "هوية", "هويتي", "الوطني", "إقامة", "اقامتي", "فيزا", "паспорт", "справ", "посвідчен",
    "віз[аиуо]", "реєстрац", "код", "звернен", "заяв", "іпн", "рнокпп", "گذرنامه", "پاسپورت",
    "پرونده", "کد ?ملی", "شماره ?ملی", "کارت اقامت", "ویزا", "تذکره", "تذکرہ", "شناسنامه",
    "شناسایی", "مرجع",
)  # fmt: skip
"""What carries a number of its holder."""

MONTHS: Final = folded_words(
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "січ",
    "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру", "كانون", "شباط",
    "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين", "يناير", "فبراير", "مارس",
    "أبريل", "ابريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن",
    "اسفند", "ژانویه", "فوریه", "آوریل", "ژوئن", "ژوئیه",
)  # fmt: skip
"""How the names of months begin."""

BORN: Final = folded_words(
    "born", "birth", "birthday", r"\bd\.?o\.?b\b", "ميلاد", "ولادة", "مواليد", "ولدت", "مولود",
    "народж", "народи", r"\bд\.?р\b", r"\bд\. ?н\b", r"(?<!\d )\bдн\b", r"\bр\. ?н\b", "дата нар",
    "родил", "متولد", "تولد", "بدنیا", "به ?دنیا", "زاده", "تاريخ الولاده", "خلقت",
)  # fmt: skip

UNITS: Final = folded_words(
    "£", "€", r"\$", "₴", "﷼", "%", "gbp", "usd", "eur", "uah", "pounds?", "euros?", "dollars?",
    "rials?", "tomans?", "liras?", "million", "thousand", "units?", "iu", "mg", "ml", "mcg", "km",
    "грн", "гривень", "гривен", "фунт", "євро", "долар", "ріал", "тис", "млн", "мг", "мл",
    "одиниц", "جنيه", "ليرة", "دولار", "يورو", "ريال", "دينار", r"ألف(?!\w)", "مليون", "ملغ",
    "وحدة", "تومان", "تومن", "پوند", "یورو", "دلار", "هزار", "میلیون", "میلی", "واحد",
)  # fmt: skip
"""What follows an amount."""

PHONED: Final = folded_words(
    r"\bphone", r"\bcall\b", "whats ?app", r"\bmobile", r"\btel\b", r"\bring\b", "text me", "sms",
    "my num", "contact me", "viber", "number is", r"\bfone", r"\bcell\b", "landline", "هاتف",
    "موبايل", "جوال", "واتس", "اتصل", "رقمي", "تلفون", "خليوي", "телефон", r"\bтел\b", "дзвон",
    "вайбер", "набер", "мобільн", "мій номер", "ватсап", "вотсап", "тел\\.", "набир", "نمبر",
    "شمارم", "تلیفون", "كلمني", "دقلي", "ارقامي", "تلفن", "موبایل", "تماس", "زنگ", "شماره من",
    "شماره‌ام", "گوشی",
)  # fmt: skip
