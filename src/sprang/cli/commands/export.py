def export() -> None:
    """Not yet."""
