"""Accounts: signing in and proving who one is, one's own page, sessions, tokens and data."""
