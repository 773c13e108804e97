"""Partnerships: agreements, contacts, what is promised and done, and how alive they are."""
