"""`sprang bench NAME`: what Språng costs, measured beside a named peer in the same run."""
