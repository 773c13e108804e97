"""Everything that Språng holds in one file, and back again, on either database."""
