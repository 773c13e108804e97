"""Who sees what, through every door there is."""
