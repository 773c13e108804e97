"""The database: caching in it, SQLite's letters, and telling when it is away."""
