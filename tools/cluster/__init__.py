"""Several machines on one: HAProxy, PgBouncer, PostgreSQL with a standby, two Språng.

    python -m tools.cluster up

brings up on loopback what docs/several-machines.md describes, with the same configuration, and
ends it again with Ctrl-C. `tests/cluster` walks through it.
"""
