"""Rules about the whole tree that no single module can keep by itself."""

import ast
import dataclasses
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Text

import bot.features
import handlers
import scheduler
from bot.app import ROOT
from bot.db.database import metadata
from bot.i18n import Catalogs
from bot.message import Action
from bot.people.person import Person, Role, may
from bot.routing import Answer, Command, On, acts
from bot.settings import Settings

SOURCES = sorted(p for d in ("bot", "handlers", "scheduler") for p in (ROOT / d).rglob("*.py"))
# Words that are part of a table's own language, not a person's: everything else is sealed.
PLAIN_TEXT = {
    "inbox.person", "inbox.state",
    "outbox.ref", "outbox.operation", "outbox.state",
    "occurrence.job", "occurrence.subject", "occurrence.slot",
    "people.lookup", "people.language", "people.roles", "people.zone",
    "rhythms.pace", "results.rules",
    "invites.lookup", "invites.role", "prompts.kind", "leases.role",
    "entry_reports.entry", "results.clock", "concerns.outcome", "answer_uses.answer",
    "meetings.way", "audit.actor", "audit.act", "audit.about", "concern_texts.author",
    "shared_translations.author",
    "reviews.key", "reviews.fingerprint", "survey_waves.instrument", "survey_waves.audience",
    "survey_responses.pseudonym", "survey_answers.pseudonym", "survey_answers.item",
    "ballots.poll", "votes.audience", "looks.segment",
    "partners.poster", "stops.actor", "grants.role",
    "kit_items.item", "kit_items.section", "attendances.way",
    "events.mode", "events.zone", "events.audience", "event_answers.answer", "event_answers.place",
}  # fmt: skip
# Per feature: slugs of content, states, pseudonym seeds, keyed look-ups.
PLAIN_NAMES = {
    "step", "state", "before", "pathway", "status", "topic", "ref", "reference", "language",
    "lookup", "kind", "role", "reason", "languages", "professions", "stage", "profession",
    "topics", "region", "clock",
}  # fmt: skip


# What the NHS publishes about its own organisations, and figures of content.
PUBLIC_TABLES = {"nhs_sites", "rules_told", "rule_changes"}


def tables_loaded():
    for module in pkgutil.walk_packages(bot.features.__path__, "bot.features."):
        if module.name.endswith(".tables"):
            importlib.import_module(module.name)
    return metadata


async def test_the_models_equal_what_the_migrations_build(database):
    wanted = tables_loaded()
    async with database.reader() as connection:
        found = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), wanted)
        )
    assert found == []


def test_no_table_keeps_free_text_unsealed():
    columns = {f"{t.name}.{c.name}": c for t in tables_loaded().tables.values() for c in t.columns}
    texts = {name for name, column in columns.items() if isinstance(column.type, Text)}
    loose = {n for n in texts - PLAIN_TEXT if n.split(".")[1] not in PLAIN_NAMES}
    loose = {name for name in loose if name.split(".")[0] not in PUBLIC_TABLES}
    assert loose == set(), "seal it (LargeBinary), or say here why it identifies nobody"


def test_env_example_names_exactly_the_settings():
    named = set(
        re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    )
    assert named == {name.upper() for name in Settings.model_fields}


def test_the_readme_lists_every_command():
    readme = (ROOT / "README.md").read_text("utf-8")
    for route in handlers.ROUTES:
        if isinstance(route, Command):
            assert f"`/{route.name}`" in readme
    for target in re.findall(
        r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    ):
        assert f"make {target}" in readme


def test_every_action_has_exactly_one_route():
    routed = [route.action for route in handlers.ROUTES if isinstance(route, On)]
    ours = {a for a in Action.registry.values() if a.__module__.startswith("bot.")}
    assert len(routed) == len(set(routed))
    assert set(routed) == ours


def test_every_action_is_typed_so_that_it_returns_from_the_wire():
    for action in Action.registry.values():
        for field in dataclasses.fields(action):
            assert field.type in (str, int, "str", "int"), f"{action.__name__}.{field.name}"


def test_commands_and_prompts_are_routed_once():
    names = [r.name for r in handlers.ROUTES if isinstance(r, Command)]
    prompts = [r.prompt for r in handlers.ROUTES if isinstance(r, Answer)]
    assert len(names) == len(set(names))
    assert len(prompts) == len(set(prompts))


# A2: the role table, written down a second time on purpose: who may do what is decided here.
# Commands by name, buttons by prefix; what is not here is for everybody.
ROLE_OF = {
    Role.MENTOR: "rps rpo rpn rpt rpw rpd rph rpk mask maskn mweek mweekh mweeks mcond "
    "/inbox inbox qoff qtake qno mjoin mrule mprof mproft mlang mlangt mcap mcaps "
    "mpause mread mtop mtopt mreg mregs /hours mhour mhours mday mfrom mtill mzone mzones maway "
    "maways mawayq callm callmt",
    Role.COORDINATOR: "/people qesc qread qself qlate qmove qwave qend qkind flags "
    "invr invd invp inv invl invx par paro parn parr parp pare "
    "ppl ppln stf stfo stft stfa stfs stfx stfl stfr stfq stfz mover movrem "
    "flok fds fdc /today desk failed "
    "cns cno cnr cnt cnn cnx cnxo cnb cnf shl sho she shs shp shla shok shpub shx "
    "/silent cis cin callreq callend /audit aud audx svl svi svp svn svw svc svco "
    "/results res reso resd resx rest resr resw resk resn ress "
    "seg segd segn "
    "/event eog eoe eon eob eoc eos eov eoa eol eow eop eor eoo eod eok eoz eox eoq eot eoy "
    "/content cont conts conti contv contw contb contl contt "
    "rules rule rulok rulno vol vov vow vog vos voo voc vod "
    "ek eki eko eks ekc ekw ekm ekn eka ekd ekl ekp esp eso esa ese esc esd "
    "epp epo eps epl epd epa epr "
    "ato atq atn ate atm atp ata atx atr att "
    "/notice ntl ntv nte ntw ntg ntx ntp ntf nto ntu ntud ntk ntd ntc nta ntq ntt ntz nth ntn nts "
    "ntap ntko ntr ntcr",
}


def test_every_route_is_for_whom_the_role_table_says():
    wanted = {name: role for role, names in ROLE_OF.items() for name in names.split()}
    routed = [route for route in handlers.ROUTES if not isinstance(route, Answer)]
    names = [f"/{r.name}" if isinstance(r, Command) else r.action.prefix for r in routed]
    assert set(wanted) <= set(names), "the role table names what is not there"
    for name, route in zip(names, routed, strict=True):
        assert route.role is wanted.get(name), name


# G3: what coordinators only look at, or are asked about before they do it. What is not here
# changes something, or shows what somebody wrote in confidence: it is an act for the audit log.
LOOKS = (
    "ato atq atm atp ata att "
    "vol vov vow vog vos ek eki eko ekc ekn eka ekl esp esa ese epp epo epa "
    "ntl ntv nte ntw ntg ntx ntp ntu ntc ntt ntcr "
    "cis qesc qlate qend flags fds cns cno cnn cnx shl sho she shs callreq svl svi svp svw svc aud "
    "eog eoe eon eos eoa eol eow eop eoy "
    "seg segd cont conts conti contl contt desk failed "
    "ppl ppln stf stfo stfa stfx stfr stfq invr invd invp invl par paro parn mover "
    "res reso resd resn rules rule"
)


def test_every_act_of_coordinators_is_in_the_audit_log():
    of_staff = [r for r in handlers.ROUTES if isinstance(r, On) and r.role is Role.COORDINATOR]
    assert {r.code for r in of_staff if r.act is None} == set(LOOKS.split())


def test_acts_have_codes_and_names_of_their_own():
    routes = [r for r in handlers.ROUTES if not isinstance(r, Command) and r.act]
    assert len({r.code for r in routes}) == len(routes) == len(acts(handlers.ROUTES))
    names = [r.act(Catalogs.load(ROOT / "locales").translator("en")) for r in routes]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("roles", [set(), {Role.MENTOR}, {Role.COORDINATOR}, set(Role)])
@pytest.mark.parametrize("asked", [None, *Role])
def test_may_is_true_for_those_who_hold_the_role_and_nobody_else(roles, asked):
    person = Person(1, 1, roles=frozenset(roles))
    assert may(person, asked) is (asked is None or asked in roles)
    assert may(None, asked) is (asked is None)


def test_jobs_have_names_of_their_own():
    names = [job.name for job in scheduler.JOBS]
    assert len(names) == len(set(names))


def test_a_handler_takes_at_most_twelve_lines():
    long = []
    for path in sorted((ROOT / "handlers").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            arguments = [a.arg for a in getattr(getattr(node, "args", None), "args", [])]
            if isinstance(node, ast.AsyncFunctionDef) and arguments == ["update", "context"]:
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lines = body[-1].end_lineno - body[0].lineno + 1
                if lines > 12:
                    long.append(f"{path.name}: {node.name} has {lines}")
    assert long == []


def test_no_module_is_over_three_hundred_lines():
    assert [p.name for p in SOURCES if len(p.read_text("utf-8").splitlines()) > 300] == []


def test_every_exception_to_a_rule_carries_its_reason():
    bare = re.compile(r"#\s*(noqa(:\s*[A-Z0-9, ]+)?|type:\s*ignore(\[[\w, -]+\])?)\s*$")
    found = [
        f"{path.name}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert found == []


def test_the_only_reader_of_the_environment_is_settings():
    readers = [
        p.name for p in SOURCES if re.search(r"\bos\.(environ|getenv)", p.read_text("utf-8"))
    ]
    assert readers == []


def test_nothing_runs_at_import_but_definitions():
    # Importing the program must not touch the disk, the network or the clock of this machine.
    code = "import sys; sys.addaudithook(lambda e, a: e in BAD and sys.exit(e)); import bot.app"
    code = "BAD = {'socket.connect', 'os.mkdir', 'os.remove'}; " + code
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_locks_name_versions_and_hashes_but_no_address():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "http" + "://" not in text
        assert "https" + "://" not in text
        pinned = re.findall(r"^[a-z0-9][\w.\[\]-]*==\S+", text, re.MULTILINE | re.IGNORECASE)
        assert len(pinned) > 20
        assert text.count("--hash=sha256:") >= len(pinned)


def test_the_two_locks_agree():
    def versions(name):
        text = (ROOT / name).read_text("utf-8")
        return dict(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", text, re.MULTILINE))

    runtime, development = versions("requirements.lock"), versions("requirements-dev.lock")
    assert {k: v for k, v in runtime.items() if development.get(k) != v} == {}


def test_no_path_of_a_developers_machine_is_in_the_tree():
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    suspicious = re.compile(r"(?<![\w.:])/(home|Users|root|work)/\w")
    found = []
    for name in files.stdout.split():
        path = Path(ROOT / name)
        readable = path.is_file() and path.suffix not in {".png", ".ico", ".woff2"}
        if readable and suspicious.search(path.read_text("utf-8", "ignore")):
            found.append(name)
    assert found == []


def test_only_the_planner_of_attention_reminds():
    bulk = re.compile(r"Lane\.(REMINDER|BROADCAST)")
    found = {str(p.relative_to(ROOT)) for p in SOURCES if bulk.search(p.read_text("utf-8"))}
    # A message, the end of a poll (which nobody hears), and what is sent by the one planner, and
    # mended.
    assert found == {
        "bot/message.py", "bot/unit_of_work.py", "bot/features/attention/sweep.py",
        "bot/features/attention/restating.py",
    }  # fmt: skip
