"""Two entries of the register that are one organisation: one goes on, the other leads to it."""
