"""What a question may be about, as data: an id, and its label in the reader's language."""

from bot.i18n import Translator

STEP = "step"  # asked from a step of a pathway
OTHER = "other"


def topics(t: Translator) -> dict[str, str]:
    """Return the labels of the topics to choose from, by id, in order."""
    return {
        # limit: button 26
        "registration": t.gettext("Registration"),
        # limit: button 26
        "exams": t.gettext("Exams"),
        # limit: button 26
        "english": t.gettext("English"),
        # limit: button 26
        "papers": t.gettext("Missing papers"),
        # limit: button 26
        "money": t.gettext("Costs and funding"),
        # limit: button 26
        "work": t.gettext("Jobs and interviews"),
        # limit: button 26
        "attachment": t.gettext("Clinical attachments"),
        # limit: button 26
        OTHER: t.gettext("Something else"),
    }


def label(t: Translator, topic: str) -> str:
    """Return the name of a topic, also of one that is no longer offered."""
    return topics(t).get(topic) or t.gettext("A step of my plan")
