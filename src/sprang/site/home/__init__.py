"""Pages that gather from all rooms: the start, a city's face, a person's day."""
