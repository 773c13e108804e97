"""A mailbox on loopback: as much of IMAP4rev1 (RFC 3501) as fetching takes."""

import re
import socketserver
import threading


class Handler(socketserver.StreamRequestHandler):
    server: "ImapServer"

    def handle(self) -> None:
        self.say("* OK here")
        while line := self.rfile.readline().decode().strip():
            tag, verb, *rest = line.split(" ", 2)
            words = rest[0] if rest else ""
            if verb == "UID":
                verb, words = words.split(" ", 1)
            done = getattr(self, f"do_{verb.lower()}")(words)
            self.say(f"{tag} {done or 'OK done'}")
            if verb == "LOGOUT":
                return

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def do_capability(self, _words: str) -> None:
        self.say("* CAPABILITY IMAP4rev1")

    def do_login(self, words: str) -> str:
        return "" if words == 'behov "hemligt"' else "NO who are you"

    def do_create(self, words: str) -> str:
        folder = words.strip('"')
        if folder in self.server.folders:
            return "NO it is there"
        self.server.folders[folder] = {}
        return ""

    def do_select(self, _words: str) -> None:
        self.say(f"* {len(self.server.inbox)} EXISTS")

    def do_search(self, _words: str) -> None:
        self.say(" ".join(["* SEARCH", *map(str, sorted(self.server.inbox))]))

    def do_fetch(self, words: str) -> None:
        uid, what = words.split(" ", 1)
        most = int(re.findall(r"<0\.(\d+)>", what)[0])
        raw = self.server.inbox[int(uid)][:most]
        self.wfile.write(f"* {uid} FETCH (UID {uid} BODY[]<0> {{{len(raw)}}}\r\n".encode() + raw)
        self.say(")")

    def do_copy(self, words: str) -> str:
        uid, folder = words.split(" ", 1)
        if self.server.dies_before_copy:
            self.server.dies_before_copy = False
            raise ConnectionAbortedError
        self.server.folders[folder.strip('"')][int(uid)] = self.server.inbox[int(uid)]
        return ""

    def do_store(self, words: str) -> None:
        self.server.deleted.add(int(words.split(" ", 1)[0]))

    def do_expunge(self, _words: str) -> None:
        for uid in self.server.deleted & self.server.inbox.keys():
            del self.server.inbox[uid]

    def do_logout(self, _words: str) -> None:
        self.say("* BYE")


class ImapServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *mails: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.inbox = dict(enumerate(mails, start=1))
        self.folders: dict[str, dict[int, bytes]] = {}
        self.deleted: set[int] = set()
        self.dies_before_copy = False
        """Once: as if who fetches were killed between taking in and moving."""
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"imap://behov:hemligt@127.0.0.1:{self.server_address[1]}/INBOX"

    def handle_error(self, *_about: object) -> None:
        """It was told to die."""

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
