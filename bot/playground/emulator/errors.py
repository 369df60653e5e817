"""Telegram's refusals, with its error codes and texts."""

from bot.playground.emulator.wire import Json


class ApiError(Exception):
    """An answer with `ok: false`; `parameters` is Telegram's ResponseParameters."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(text: str, parameters: Json | None = None) -> ApiError:
    return ApiError(400, f"Bad Request: {text}", parameters)


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    return ApiError(409, f"Conflict: {text}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(
        429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after}
    )


def terminated_by(other: str) -> ApiError:
    """End a waiting getUpdates because another request takes its place."""
    hint = (
        "; make sure that only one bot instance is running" if other == "other getUpdates" else ""
    )
    return conflict(f"terminated by {other} request{hint}")
