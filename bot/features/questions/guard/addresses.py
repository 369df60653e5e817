"""Addresses that are no number: e-mail, links, maps."""

import re
from collections.abc import Iterator
from typing import Final

from bot.features.questions.guard.kinds import Kind
from bot.features.questions.guard.spans import Span
from bot.features.questions.guard.words import (
    HEMISPHERE,
    PROVIDER,
    SAID_AT,
    SAID_COM,
)

# E-mail, also in words: "name at gmail dot com"

LOCAL = r"(?<![\w.+%'-])[\w.+%'-]{1,64}"
HOST = r"[\w-]{1,63}"
SAID = rf"[(\[{{]\s?(?:@|a|{SAID_AT})\s?[)\]}}]"
DOT = r"\s?\.\s?"
END = rf"(?:com|org|net|uk|co|ac|edu|ua|ir|sy|ru|me|gov|nhs|info|{SAID_COM})\b"
SIGN = rf"(?:@\s?|\s@\s|\s?{SAID}\s?)"
NAMELIKE = r"(?=[a-z])(?=[\w.-]{0,40}(?:\d|[a-z]{3}[._][a-z]{3}))[\w.-]{6,60}(?<=\w)(?![\w@])"
MAIL: Final = re.compile(
    rf"{LOCAL}{SIGN}{HOST}(?:\.{HOST}){{1,6}}"
    rf"|{LOCAL}{SIGN}{HOST}(?:{DOT}{HOST}){{0,4}}{DOT}{END}"
    rf"|{LOCAL}\s?(?:@|{SAID})\s?{PROVIDER}\b"
    rf"|{LOCAL}\s{PROVIDER}[\s.]{{1,3}}(?:com|co\.uk|{SAID_COM})\b"
    rf"|{LOCAL}{SIGN}{HOST}\s(?:com|net|co uk|{SAID_COM})\b"
    rf"|(?<!\w){PROVIDER}\w{{0,3}}(?:\s(?:is|هو|це|است))?[\s:=-]{{1,3}}{NAMELIKE}"
    rf"|(?<![\w.+%'-]){NAMELIKE}\s(?:\w{{1,4}}\s)?(?!mail|live|meta|ukr){PROVIDER}\b"
    rf"|(?<![\w.+%'-])\w{{1,64}}[._\d][\w.+-]{{0,64}}\s{SAID_AT}\s{HOST}(?:\.{HOST}){{0,2}}\.{END}",
    re.IGNORECASE,
)

# Links and maps

DOMAINS = (
    "com|org|net|info|uk|gov|edu|io|app|dev|ly|gle|gl|ua|ru|ir|sy|eg|sa|ae|tr|af|pk|sd|er|et|de|"
    "fr|eu|online|site|xyz|health|care|london|wales|scot|link|page|club|blog"
)
SHORT_HOSTS = r"(?:t|wa|m|fb)\.me|telegram\.me|youtu\.be|g\.co|t\.co|discord\.gg|zoom\.us"
PATH = r"(?:[/?#][^\s<>\"\x00]*)?"
LINK: Final = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{1,11}://|www\.|tel:|mailto:|tg:|geo:)[^\s<>\"\x00]+"
    rf"|(?<![\w.@-])(?:{SHORT_HOSTS})\b{PATH}"
    r"|(?<![\w.@-])(?:t|wa|bit|tinyurl|cutt|goo)\s?[. ]\s?(?:me|ly|com|gl)\s?[/ ]\s?[\w+-]{4,}"
    rf"|(?<![\w.@-])(?=[^.]{{2}})(?:{HOST}\.){{1,6}}(?:{DOMAINS})\b(?!\.\w){PATH}"
    r"|(?<![\w./@-])(?:com|me|ly|[a-z][\w-]{1,63}\.[a-z]{2,12})/[^\s<>\"\x00]{3,}",
    re.IGNORECASE,
)
AFTER = ".,;:!?)]}'\u00bb\u201d\u061f\u061b"  # belongs to the sentence
OFFICIAL: Final = (
    "gov.uk", "gov.scot", "gov.wales", "nhs.uk", "nhs.scot", "nhs.wales", "hscni.net",
    "gmc-uk.org", "nmc.org.uk", "gdc-uk.org", "hcpc-uk.org", "pharmacyregulation.org",
    "psni.org.uk", "nhsemployers.org", "bma.org.uk", "bda.org", "rcn.org.uk", "rcm.org.uk",
    "rpharms.com", "rcp.ac.uk", "rcseng.ac.uk", "rcgp.org.uk", "rcpsych.ac.uk", "rcog.org.uk",
    "rcpch.ac.uk", "enic.org.uk", "ielts.org", "oet.com", "occupationalenglishtest.org",
    "e-lfh.org.uk", "ecfmg.org", "refuaid.org", "refugeecouncil.org.uk", "redcross.org.uk",
    "migranthelpuk.org", "citizensadvice.org.uk", "samaritans.org", "mind.org.uk", "acas.org.uk",
    "nice.org.uk", "resus.org.uk", "bnf.org", "cara.ngo",
)  # fmt: skip
"""Hosts, with all below them, where nobody has a page of their own."""
OFFICIAL_PAGE: Final = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:" + "|".join(map(re.escape, OFFICIAL)) + r")"
    r"(?:/(?!\S*\d{5})[\w./#,%~-]*)?",
    re.IGNORECASE,
)
"""An address there without a query and without a long number: either could name somebody."""
MAP_LINK: Final = re.compile(
    r"(?:https?://)?(?:maps\.|goo\.gl/maps|(?:www\.)?google\.[a-z.]+/maps|(?:www\.)?osm\.org"
    r"|(?:www\.)?openstreetmap\.org|(?:www\.)?what3words\.com|w3w\.co|(?:\w+\.)?waze\.com)|geo:",
    re.IGNORECASE,
)
MINUTES = r"(?:\d{1,2}(?:\.\d+)?\s?['\u2032\u2019]\s?)?"
SECONDS = r"(?:\d{1,2}(?:\.\d+)?\s?(?:[\"\u2033\u201d]|'')\s?)?"
DEGREES = rf"\d{{1,3}}\s?°\s?{MINUTES}{SECONDS}{HEMISPHERE}?"
COORDINATES: Final = re.compile(
    r"(?<![\d.])\d{1,3}[.,]\d{4,}(?!\.\d)[^\d\n\x00]{1,20}?"  # a phone number may hold dots
    rf"\d{{1,3}}[.,]\d{{4,}}°?\s?{HEMISPHERE}?(?!\d)"
    rf"|{DEGREES}[,;\s]{{0,3}}{DEGREES}"
    r"|(?:///|(?:what ?3 ?words|w3w)[\s:]{1,3})\w+\.\w+\.\w+"
    r"|\d{1,2} \d{1,2} \d{1,2}(?:\.\d+)?\s?[ns]\W{1,3}\d{1,3} \d{1,2} \d{1,2}(?:\.\d+)?\s?[ew]\b"
    r"|(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)",  # plus code
    re.IGNORECASE,
)


def mails(text: str) -> Iterator[Span]:
    for found in MAIL.finditer(text):
        yield Span(Kind.EMAIL, *found.span())


def coordinates(text: str) -> Iterator[Span]:
    for found in COORDINATES.finditer(text):
        yield Span(Kind.MAP, *found.span())


def links(text: str) -> Iterator[Span]:
    """Yield links; those to pages of authorities, which name nobody, are harmless."""
    for found in LINK.finditer(text):
        address = found[0].rstrip(AFTER) or found[0]
        kind = Kind.MAP if MAP_LINK.match(address) else Kind.LINK
        official = OFFICIAL_PAGE.fullmatch(address)
        yield Span(None if official else kind, found.start(), found.start() + len(address))
