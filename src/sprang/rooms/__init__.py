"""Rooms: shared spaces with members, records, files, talk and tasks, that nobody else knows of."""
