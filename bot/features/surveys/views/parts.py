"""What screens of surveys share."""

from typing import Final

from bot.content.instruments import Instrument
from bot.features.surveys.actions import AskDeleteAnswers, OpenSurvey
from bot.features.surveys.domain import Wave
from bot.i18n import Html, Translator, html
from bot.message import Button

PARAGRAPH: Final = Html("\n\n")


def title(t: Translator, instrument: Instrument) -> Html:
    return html("<b>📝 {title}</b>", title=t.content(instrument.title))


def minutes(t: Translator, instrument: Instrument) -> str:
    return t.duration(instrument.minutes, "minute")


def read(t: Translator, wave_id: int) -> Button:
    return Button(t.gettext("📝 Show me the questions"), OpenSurvey(wave_id))


def delete(t: Translator, wave: Wave) -> Button:
    return Button(t.gettext("🗑 Delete my answers"), AskDeleteAnswers(wave.id))
