"""Pages for those who administer a platform; for everybody else they don't exist."""
