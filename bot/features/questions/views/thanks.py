"""Sentences of thanks that an asker can choose from, so that nobody has to write one."""

from typing import Final

from bot.i18n import Translator

SENTENCES: Final = (1, 2, 3)


def sentences(t: Translator) -> dict[int, str]:
    """Return the sentences by number; the asker reads them on buttons, the helper in a message."""
    return {
        # limit: button 40
        # Translators: one of three ways to thank a mentor for an answer.
        1: t.gettext("I know my next step now."),
        # limit: button 40
        2: t.gettext("I feel less alone with this."),
        # limit: button 40
        3: t.gettext("This saves me a lot of time."),
    }
