"""Onboarding: language, consent, a short intake, and links that bring a role."""
