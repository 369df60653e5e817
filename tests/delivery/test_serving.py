"""Whether somebody waits for an answer: sweeps ask it before they begin."""

from bot.playground.emulator.calls import Call
from tests.conftest import World


async def test_who_has_tapped_a_button_is_served_until_the_answer_is_out(world: World) -> None:
    served: list[bool] = []
    assert world.app
    runtime = world.app.runtime

    def look(call: Call) -> None:
        if call.method == "answerCallbackQuery":
            served.append(runtime.is_serving())

    amina = world.emulator.add_person("Amina")
    amina.start()
    await world.settle()
    world.emulator.on_call.append(look)
    amina.tap_label("English")
    await world.settle()
    await world.app.ticks.all()
    await world.settle()
    assert served == [True]
    assert not runtime.is_serving()
