"""What the clock does: one module per feature, each a sweep over what is due."""

from bot.ticks import Job
from scheduler import (
    answers,
    attendance,
    attention,
    audit,
    checkins,
    concerns,
    content,
    events,
    kit,
    meetings,
    mentors,
    notices,
    questions,
    retention,
    rules,
    surveys,
    tidying,
    votes,
)

JOBS: tuple[Job, ...] = (
    Job("answers", 3600, answers.run),
    Job("audit", 3600, audit.run),
    Job("checkins", 60, checkins.run),
    Job("concerns", 30, concerns.run),
    Job("content", 60, content.run),
    Job("events", 30, events.run),
    Job("kit", 300, kit.run),
    Job("meetings", 30, meetings.run),
    Job("questions", 30, questions.run),
    Job("tidying", 10, tidying.run),
    Job("mentors", 900, mentors.run),
    Job("retention", 3600, retention.run),
    Job("rules", 300, rules.run),
    Job("attendance", 60, attendance.run),
    Job("surveys", 60, surveys.run),
    Job("votes", 60, votes.run),
    Job("notices", 10, notices.run),
    Job("attention", 2, attention.run),  # last: what the others have proposed may go at once
)
