"""Språng: from a need that someone feels to a measured value that others can copy."""
