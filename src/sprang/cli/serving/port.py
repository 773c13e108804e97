"""Taking the port before anything else is started."""

import errno
import socket

from sprang.cli.faults import WRONG_USE, Fault

BACKLOG = 2048


def take(host: str, port: int) -> socket.socket:
    """A listening socket. Requests wait in it while the web server starts or restarts.

    :raises Fault: the port is taken, or the machine has no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # inherited by those who come before gunicorn sets it: else each of their pages waits 40 ms
    taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        taken.bind((host, port))
        taken.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        taken.close()
        raise _fault(error, host, port) from error
    return taken


def _fault(error: Exception, host: str, port: int) -> Fault:
    if getattr(error, "errno", None) == errno.EADDRINUSE:
        return Fault(f"Port {port} is taken by another program. Stop it or choose --port.")
    if getattr(error, "errno", None) == errno.EACCES:
        return Fault(f"May not listen on port {port}. Choose one above 1023 with --port.")
    return Fault(f"Can't listen on {host}, port {port}: {error}.", WRONG_USE)


def address(host: str, listening: socket.socket) -> str:
    """What to write in the browser on this machine."""
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1", "") else host  # noqa: S104
    return f"http://{shown}:{listening.getsockname()[1]}/"
