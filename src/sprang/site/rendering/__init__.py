"""How things become HTML: fast functions for what is drawn often, and what is drawn once."""
