"""Pages of partnerships."""
