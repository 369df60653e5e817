"""The bots under test, one small file each: `async def run(ours: Options)`."""
