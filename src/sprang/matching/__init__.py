"""Matching: who else has it, who has solved it, who may help, and why."""
