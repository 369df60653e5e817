"""Settings: the only reader of the environment. Frozen, checked at start, secrets never printed."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import StartError


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("no such time zone; use a name like Europe/London") from error
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]


def _growing(minutes: tuple[int, ...]) -> tuple[int, ...]:
    if not minutes or list(minutes) != sorted(set(minutes)):
        raise ValueError("write growing numbers of minutes, such as [15, 60, 240]")
    return minutes


class Programme(BaseModel):
    """What a coordinator's deputy may tune: `programme.yaml` in DATA_DIR, all with defaults.

    Clocks are hours unless the name says otherwise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    mentors_per_wave: int = Field(3, ge=1, le=20)
    hours_to_second_wave: int = Field(12, ge=1, le=168)
    hours_to_coordinator: int = Field(48, ge=1, le=336)
    hours_to_answer: int = Field(72, ge=1, le=336)
    hours_to_offer_call: int = Field(48, ge=1, le=336)
    hours_to_take_place: int = Field(24, ge=1, le=168)
    hours_between_alarms: int = Field(24, ge=1, le=336)
    days_to_reply: int = Field(7, ge=1, le=60)
    days_to_ask_solved: int = Field(2, ge=1, le=60)
    days_until_closed: int = Field(7, ge=2, le=90)
    conversation_days_kept: int = Field(90, ge=30, le=3650)
    mentor_weekly_cap: int = Field(3, ge=1, le=50)
    open_questions_per_person: int = Field(3, ge=1, le=20)
    photos_in_questions: bool = True
    concern_alarm_minutes: Annotated[
        tuple[Annotated[int, Field(ge=1, le=1440)], ...], AfterValidator(_growing)
    ] = (15, 60, 240)
    concern_repeat_hours: int = Field(4, ge=1, le=168)
    concern_silent_hours: int = Field(24, ge=1, le=336)
    concern_days_kept: int = Field(180, ge=30, le=3650)
    answer_review_days: int = Field(365, ge=30, le=1825)
    share_days_kept: int = Field(180, ge=30, le=3650)
    call_days_kept: int = Field(90, ge=1, le=3650)
    event_needs_days_kept: int = Field(7, ge=1, le=60)
    event_days_kept: int = Field(90, ge=7, le=3650)
    event_months_kept: int = Field(24, ge=1, le=120)
    audit_months_kept: int = Field(24, ge=1, le=120)
    weeks_to_follow_up: int = Field(8, ge=0, le=52)
    nudges_per_day: int = Field(1, ge=1, le=10)
    nudges_per_week: int = Field(3, ge=1, le=30)
    inbox_retention_hours: int = Field(48, ge=24, le=168)
    outbox_days_kept: int = Field(30, ge=3, le=365)
    invite_days: int = Field(7, ge=1, le=7)
    updates_at_once: int = Field(40, ge=10, le=10_000)
    updates_per_second: float = Field(2, gt=0, le=10_000)
    messages_per_second: float = Field(30, gt=0, le=1000)

    @property
    def invite_valid(self) -> dt.timedelta:
        return dt.timedelta(days=self.invite_days)

    @classmethod
    def load(cls, path: Path) -> "Programme":
        """Read `path` if it is there. Raises StartError naming the line that is wrong."""
        if not path.exists():
            return cls()
        try:
            return cls.model_validate(yaml.safe_load(path.read_text("utf-8")) or {})
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise StartError(f"{path.name} is not readable YAML. Mend it or delete it.") from error
        except ValidationError as error:
            raise StartError(f"{path.name}: {_first_line(error)}") from error


class Settings(BaseSettings):
    """The environment and `.env`. `.env.example` documents them; a test compares the two."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: HttpUrl = HttpUrl("https://api.telegram.org")
    webhook_url: HttpUrl | None = None
    webhook_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(8080, ge=0, le=65535)
    data_dir: Path = Path("data")
    database_url: SecretStr | None = None
    key_file: Path = Path("keys/pathways.keys")
    timezone: Zone = "Europe/London"
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    k_anonymity: int = Field(5, ge=3, le=50)

    @field_validator("telegram_bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        head, colon, tail = (token.get_secret_value() if token else "1:x").partition(":")
        if not (head.isdigit() and colon and tail):
            raise ValueError("this is not a bot token; copy it whole from @BotFather")
        return token

    @field_validator("database_url")
    @classmethod
    def _is_postgres(cls, url: SecretStr | None) -> SecretStr | None:
        if url and not url.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise ValueError("start it with postgresql:// or leave it empty for the built-in store")
        return url

    @model_validator(mode="after")
    def _fits_together(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET: any long random word")
        if self.key_file.resolve().is_relative_to(self.data_dir.resolve()):
            raise ValueError("KEY_FILE must lie outside DATA_DIR: who takes one must not get both")
        return self

    @property
    def zone(self) -> dt.tzinfo:
        return ZoneInfo(self.timezone)

    def programme(self) -> Programme:
        """Read `programme.yaml`. Raises StartError."""
        return Programme.load(self.data_dir / "programme.yaml")


def load(**overrides: Any) -> Settings:
    """Read the settings. Raises StartError: one line, the setting's name, what to do."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise StartError(f"Setting {_first_line(error)} (see .env.example)") from error


def _first_line(error: ValidationError) -> str:
    # Pydantic's own text would quote the value, and a value can be a secret.
    first = error.errors(include_input=False, include_url=False)[0]
    name = ".".join(str(part).upper() for part in first["loc"])
    return f"{name}: {first['msg']}" if name else first["msg"].removeprefix("Value error, ")
