"""Texts as Telegram handles them: formatting, trimming, lengths, what it detects."""
