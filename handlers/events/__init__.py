"""Events: taking part, organising, and what people are told first."""

from handlers.events import taking_part

ROUTES = taking_part.ROUTES

__all__ = ["ROUTES"]
