"""Which digits are telephone numbers: the plans of the countries our people come from."""

import re
from functools import cache, lru_cache
from typing import Final

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

HOME: Final = "GB"
REGIONS: Final = (
    "GB", "SY", "UA", "IR", "AF", "SD", "ER", "ET", "SO", "IQ", "EG", "TR", "PK", "YE", "PS",
    "LB", "JO", "LY", "NG", "IN", "ZW", "MM", "VE", "LK",
)  # fmt: skip
PERSONAL: Final = ("mobile", "fixed_line", "personal_number", "voip", "pager")
PUBLIC: Final = ("toll_free", "uan")  # 0800, 0808, 03…: only services have them
NO_NUMBER: Final = "(?!)"


def _plan(region: str, *kinds: str) -> str:
    """Return a pattern for the national numbers of a region, without the 0 before them."""
    metadata = PhoneMetadata.metadata_for_region(region)
    found = (getattr(metadata, kind) for kind in kinds) if metadata else ()
    patterns = [one.national_number_pattern for one in found if one]
    return "|".join(f"(?:{pattern})" for pattern in patterns if pattern) or NO_NUMBER


@cache
def _compiled(kinds: tuple[str, ...], regions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_plan(region, *kinds) for region in regions))


def is_public(digits: str) -> bool:
    """Tell whether only a service can have this number: a helpline, an office."""
    national = digits.removeprefix("00").removeprefix("44").removeprefix("0")
    return _compiled(PUBLIC, (HOME,)).fullmatch(national) is not None


def is_national(digits: str) -> bool:
    """Tell whether it is a number in one of our countries, as dialled there or without the 0."""
    return _compiled(PERSONAL, REGIONS).fullmatch(digits.removeprefix("0")) is not None


def is_mobile(digits: str) -> bool:
    """Tell whether it is the number of a mobile in one of our countries, without the 0."""
    return _compiled(("mobile",), REGIONS).fullmatch(digits) is not None


@lru_cache(maxsize=1024)
def is_international(digits: str) -> bool:
    """Tell whether it begins with the code of a country and goes on as a number there."""
    for size in (1, 2, 3):
        regions = COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:size] or 0), ())
        rest = digits[size:].removeprefix("0")  # +44 (0)20
        if regions and _compiled(("general_desc",), tuple(regions[:1])).fullmatch(rest):
            return True
    return False


@cache
def our_codes() -> frozenset[str]:
    """Return the codes of our countries, as they stand after a plus."""
    return frozenset(
        str(code)
        for code, regions in COUNTRY_CODE_TO_REGION_CODE.items()
        if set(regions[:1]) & set(REGIONS)
    )
