"""Lists: filtered, sorted, counted, and paged by keyset."""
