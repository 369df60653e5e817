"""Search: everything there is to read, found by a few words, also mistyped ones."""
