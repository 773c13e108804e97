"""Needs from people outside: told on a public page, confirmed by mail, taken in by a lead."""
