"""The first start: an empty database becomes a city's platform with its administrator."""
