"""What is answered when something failed, and what the log tells of it."""
