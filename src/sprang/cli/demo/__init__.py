"""The demo: six cities with invented people, needs and solutions, loaded through the same actions
that everybody uses."""
