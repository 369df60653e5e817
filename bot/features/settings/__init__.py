"""Settings: how, when and how often somebody wants to be reached."""
