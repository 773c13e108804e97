"""Actors: organisations of every kind, their units, and how they belong to platforms."""
