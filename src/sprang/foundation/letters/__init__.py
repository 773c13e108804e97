"""What all letters have in common: how long they are tried, and the way out of them."""
