"""Calls (utlysningar): a need is announced, those who can help answer, all are told how it went."""
