"""Rows in the layout of the NHS lists, made up for tests."""


def row(code: str, name: str = "THE MADE UP SURGERY", **cells: str) -> list[str]:
    """Return one row of 27 cells; `cells` by name."""
    made = [""] * 27
    places = {
        "region": 2, "address": 4, "town": 7, "postcode": 9, "opened": 10, "closed": 11,
        "status": 12, "phone": 17, "setting": 25,
    }  # fmt: skip
    usual = {"region": "Y61", "address": "1 HIGH STREET", "town": "CAMBRIDGE",
             "postcode": "CB1 2AB", "opened": "19900101", "phone": "01223 000000"}  # fmt: skip
    made[0], made[1] = code, name
    for key, value in (usual | cells).items():
        made[places[key]] = value
    return made


def gp(code: str, name: str = "THE MADE UP SURGERY", **cells: str) -> list[str]:
    return row(code, name, **({"setting": "4", "status": "A"} | cells))


def csv(*rows: list[str]) -> bytes:
    """Return rows as the official files write them."""
    lines = (",".join(f'"{cell}"' for cell in cells) for cells in rows)
    return "".join(f"{line}\r\n" for line in lines).encode()
