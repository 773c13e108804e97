"""When the dust has settled: is all there that was promised, whole, once, and everywhere?

Read out of the product's own database and files, in this process; `doctor` runs in one of its own.
"""

import hashlib
import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import close_old_connections
from django.db.models import Count

from sprang.foundation import journal
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, File, ImportRun, Job, Record
from sprang.matching.index import store
from sprang.matching.index.searching import snapshot
from sprang.matching.searchables import searchables
from sprang.needs.models import Need

from . import finding, talking
from .importing import Imports
from .processes import Tree, command, environment
from .writing import PLATFORM, Known, Writer

PATIENCE = 150.0
FAULTS = 10


def settle() -> float:
    """Wait until nothing is left to do, or for as long as that may take; seconds."""
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE and any(left_undone()):
        time.sleep(0.2)
    return time.monotonic() - begun


def left_undone() -> Iterator[str]:
    """What the workers have not come to."""
    close_old_connections()
    running = ImportRun.objects.filter(state=ImportRun.State.RUNNING, job__isnull=False)
    if runs := running.count():
        yield f"{runs} imports still go on"
    if jobs := Job.objects.unfinished().count():
        yield f"{jobs} jobs are not done"
    for name, left in readers.lag().items():
        if left:
            yield f"the reader {name} has {left} entries left"


def faults(writers: list[Writer], imports: Iterable[Imports], tree: Tree) -> list[str]:
    found = [
        *of_the_journal(),
        *(fault for writer in writers for fault in of_a_writer(writer)),
        *of_records(writers),
        *of_files(writers),
        *of_imports(imports),
        *of_jobs(),
        *of_the_index(),
        *talking.faults([writer.talker for writer in writers]),
        *finding.faults(each for writer in writers for each in writer.watcher.known.values()),
        *of_doctor(tree),
    ]
    return found[:FAULTS]


def of_the_journal() -> Iterator[str]:
    for each in journal.breaks():
        yield f"journal: entry {each.seq} {each.reason}"


def of_a_writer(writer: Writer) -> Iterator[str]:
    """What was promised is there; what was never answered is there whole or not at all."""
    here = {need.reference: need for need in Need.objects.filter(platform__slug=PLATFORM)}
    for known in writer.known:
        need = here.get(known.reference)
        if need is None:
            yield f"{known.reference} was promised and is gone"
        else:
            yield from of_a_need(known, need)


def of_a_need(known: Known, need: Need) -> Iterator[str]:
    if need.text not in known.may_say:
        yield f"{known.reference} does not say what was promised"
    if need.version - 1 < known.edits:
        yield f"{known.reference} has lost an edit"
    kept = dict(need.files.values_list("name", "sha256"))
    for name, digest in known.files.items():
        if kept.get(name) != digest:
            yield f"{known.reference} has lost the file {name}"


def of_records(writers: list[Writer]) -> Iterator[str]:
    """Numbers once and without gaps; as many entries as versions; no words that nobody sent."""
    references = Need.objects.values_list("reference", flat=True)
    numbers = sorted(int(each.split("-")[1]) for each in references)
    if len(set(numbers)) != len(numbers):
        yield "a reference is there twice"
    if numbers != list(range(1, len(numbers) + 1)):
        yield "references have a gap"
    told = Entry.objects.filter(subject_kind="need").exclude(kind="need.file_attached")
    entries = dict(told.values_list("subject_uid").annotate(n=Count("seq")))
    for uid, version, reference in Need.objects.values_list("uid", "version", "reference"):
        if entries.get(uid) != version:
            yield f"{reference} has version {version} and {entries.get(uid)} entries"
    if gone := entries.keys() - set(Record.objects.values_list("uid", flat=True)):
        yield f"{len(gone)} entries tell of needs that are not there"
    written = Counter(Need.objects.filter(external_id="").values_list("text", flat=True))
    if twice := [text for text, n in written.items() if n > 1]:
        yield f"{len(twice)} needs were sent once and are there twice"
    sent = {text for each in writers for known in each.known for text in known.may_say}
    if halves := written.keys() - sent - {text for each in writers for text in each.unsure}:
        yield f"{len(halves)} needs say what nobody sent"


def of_files(writers: list[Writer]) -> Iterator[str]:
    """Each is on the disk as it was sent, and its entry in the journal is there."""
    sent = {name: digest for writer in writers for name, digest in writer.sent_files.items()}
    told = Entry.objects.filter(kind="need.file_attached").values_list("payload", flat=True)
    entries = {payload["file"] for payload in told}
    for file in File.objects.all():
        with file.content.open("rb") as content:
            whole = hashlib.file_digest(content, "sha256").hexdigest()
        if not whole == file.sha256 == sent[file.name]:
            yield f"the file {file.name} is not what was sent"
        if str(file.uid) not in entries:
            yield f"the file {file.name} has no entry"


def of_imports(imports: Iterable[Imports]) -> Iterator[str]:
    rows = dict(
        Need.objects.exclude(external_id="").values_list("external_source").annotate(n=Count("pk"))
    )
    promised = {name: n for each in imports for name, n in each.promised.items()}
    for name, wanted in promised.items():
        if rows.get(name) != wanted:
            yield f"the import {name} has {rows.get(name, 0)} rows of {wanted}"
    for run in ImportRun.objects.filter(job__isnull=False):
        if (run.state, run.created, run.position) != ("done", run.rows, run.rows):
            yield f"the import {run.name} is {run.state}: {run.created} of {run.rows}"


def of_jobs() -> Iterator[str]:
    for job in Job.objects.exclude(state=Job.State.DONE):
        yield f"a job of kind {job.kind} is {job.state}: {job.message}"


def of_the_index() -> Iterator[str]:
    """Every item, not a sample: there, of this version, and nothing more."""
    now = snapshot(store())
    for each in searchables():
        stamps = {item.uid: item.stamp for item in each.items()}
        if now.count(each.kind) != len(stamps):
            yield f"the index has {now.count(each.kind)} of kind {each.kind}, not {len(stamps)}"
        elif now.stamps(list(stamps)) != stamps:
            yield f"the index has another version of some of kind {each.kind}"


def of_doctor(tree: Tree) -> Iterator[str]:
    told = subprocess.run(
        command("doctor", "--json"),
        # those who write without a pause were let off the limits on attempts, doctor was not
        env=environment(tree.folder, tree.database) | {"SPRANG_LIMITS": "yes"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    for each in json.loads(told.stdout):
        if each["state"] == "wrong":
            yield f"doctor: {each['check']}: {each['says']}"
