"""A room that only these tests have, in an earlier and in a later version."""
