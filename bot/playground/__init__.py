"""The playground: the whole bot without Telegram, against an emulator of its Bot API."""
