"""What the screens about privacy say."""

from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.screen import screen


def before_first_text(
    t: Translator, continue_action: Action, back: Action | None = None
) -> Message:
    """Say who may read what one writes here; `continue_action` is the way on (PRODUCT, H9)."""
    lines = (
        html(t.gettext("• Telegram can read what is written here.")),
        html(t.gettext("• Do not write names, places or hospitals: yours or anybody else's.")),
        html(t.gettext("• A photo or a voice can show who you are.")),
        html(t.gettext("• Others can take a picture of their screen.")),
        html(t.gettext("• Somebody here could pretend to be another person.")),
        html(t.gettext("• This is no emergency service. In danger, call 999.")),
    )
    title = html(t.gettext("<b>Before you write</b>"))
    go_on = Button(t.gettext("✅ I have read this"), continue_action)
    return screen(t, Html("\n\n").join((title, Html("\n").join(lines))), go_on, back=back)
