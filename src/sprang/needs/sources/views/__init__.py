"""Pages of what comes in from outside: the sender's, and those of whoever leads."""
