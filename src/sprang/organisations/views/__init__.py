"""Pages of actors."""
