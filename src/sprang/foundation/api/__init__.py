"""What every room's part of the API is made of, and the ground's own part: platforms and me.

A room's `api.py` has a `router` and the shapes of what it takes in and gives out. The room `api`
mounts all routers, decides who the caller is and says what went wrong.
"""
