"""What people say of matches: the controls on a hit, the question, the measured precision."""
