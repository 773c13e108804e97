"""Pages of the ground: reading in files, watching jobs, fetching files."""
