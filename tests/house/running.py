"""An import and a job that have been done."""

from django.core.files.base import ContentFile

from sprang.foundation.models import ImportRun, Job, User
from tests.cast import City


def a_run(city: City, who: User) -> ImportRun:
    return ImportRun.objects.create(
        kind="needs",
        platform=city.platform,
        by=who,
        name="behov.csv",
        content=ContentFile(b"Rubrik;Text\nNycklar;Vi letar\n", name="behov.csv"),
        state=ImportRun.State.DONE,
    )


def a_job(who: User) -> Job:
    return Job.objects.create(kind="import", by=who, state=Job.State.DONE)
