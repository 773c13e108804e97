"""Standing matches: a need, a profile or a search that keeps looking."""
