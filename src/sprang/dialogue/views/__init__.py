"""Pages of dialogues and news."""
