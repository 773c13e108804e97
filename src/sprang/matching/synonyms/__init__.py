"""The words that mean the same in a city: the list that leads keep, and what asks it."""
