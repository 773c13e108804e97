"""Who is told of what happens: a reader of the journal."""
