"""Our bot beside its peers, all in one run: `make bench` (see PERFORMANCE.md)."""
