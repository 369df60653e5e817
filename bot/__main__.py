"""The entrance: `python -m bot`."""

import gc


def main() -> None:
    """Import the program, and run a command.

    What is imported stays. To look for garbage among it would take a seventh of the start.
    """
    gc.disable()
    from bot.commands import main as run  # noqa: PLC0415 -- behind the line above

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
