"""Needs (behov): what hurts, said by those who feel it, sharpened until someone can answer."""
