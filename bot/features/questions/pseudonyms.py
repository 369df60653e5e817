"""Pseudonyms: two words for somebody, the same each time within one pair of people."""

from bot.db.vault import Vault
from bot.i18n import Translator, plain

DIGITS = 12  # of the keyed hash: far more than there are names


def alias(vault: Vault, asker_id: int, helper_id: int, of: int) -> int:
    """Return the number of the name that `of`, one of the two, has for the other.

    From a keyed hash: without the key nobody can compute it, and the same person has another name
    for everybody else.
    """
    return int(vault.lookup("pseudonym", f"{asker_id}:{helper_id}:{of}")[:DIGITS], 16)


def name(t: Translator, number: int) -> str:
    """Return the name in the reader's language, such as "Blue Heron"."""
    colors, birds = _colors(t), _birds(t)
    which, color = divmod(number, len(colors))
    # Translators: a made-up name for a person, such as Blue Heron. Order the words as you would.
    # limit: button 32
    both = t.gettext("{color} {bird}")
    return plain(both, color=colors[color], bird=birds[which % len(birds)])


def _colors(t: Translator) -> tuple[str, ...]:
    # Translators: half of a made-up name such as Blue Heron: each colour must fit each bird.
    return (
        t.pgettext("pseudonym", "Amber"),
        t.pgettext("pseudonym", "Blue"),
        t.pgettext("pseudonym", "Brown"),
        t.pgettext("pseudonym", "Copper"),
        t.pgettext("pseudonym", "Crimson"),
        t.pgettext("pseudonym", "Golden"),
        t.pgettext("pseudonym", "Green"),
        t.pgettext("pseudonym", "Grey"),
        t.pgettext("pseudonym", "Orange"),
        t.pgettext("pseudonym", "Purple"),
        t.pgettext("pseudonym", "Red"),
        t.pgettext("pseudonym", "Silver"),
        t.pgettext("pseudonym", "Turquoise"),
        t.pgettext("pseudonym", "Violet"),
        t.pgettext("pseudonym", "White"),
        t.pgettext("pseudonym", "Yellow"),
    )


def _birds(t: Translator) -> tuple[str, ...]:
    # Translators: half of a made-up name such as Blue Heron. Where colours change with the noun's
    # gender, choose birds of one gender; it need not be the same bird as in English.
    return (
        t.pgettext("pseudonym", "Crane"),
        t.pgettext("pseudonym", "Eagle"),
        t.pgettext("pseudonym", "Falcon"),
        t.pgettext("pseudonym", "Finch"),
        t.pgettext("pseudonym", "Flamingo"),
        t.pgettext("pseudonym", "Hawk"),
        t.pgettext("pseudonym", "Heron"),
        t.pgettext("pseudonym", "Hoopoe"),
        t.pgettext("pseudonym", "Kingfisher"),
        t.pgettext("pseudonym", "Nightingale"),
        t.pgettext("pseudonym", "Peacock"),
        t.pgettext("pseudonym", "Pelican"),
        t.pgettext("pseudonym", "Raven"),
        t.pgettext("pseudonym", "Robin"),
        t.pgettext("pseudonym", "Sparrow"),
        t.pgettext("pseudonym", "Starling"),
        t.pgettext("pseudonym", "Stork"),
        t.pgettext("pseudonym", "Swan"),
        t.pgettext("pseudonym", "Swift"),
        t.pgettext("pseudonym", "Woodpecker"),
    )
