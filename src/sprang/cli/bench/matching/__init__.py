"""`sprang bench matching`: Språng's index beside others, on the same made-up texts."""
