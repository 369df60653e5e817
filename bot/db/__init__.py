"""Storage: engines, keys, sealed values, migrations."""
