def match() -> None:
    """Not yet."""
