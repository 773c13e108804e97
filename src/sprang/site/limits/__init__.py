"""Limits on every door: the rules, and what holds them."""
