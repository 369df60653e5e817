"""The event kit: what coordinators prepare for an event, from the first idea to the thanks."""
