"""One need more, a worker's note of the journal's end, and an index that has read it."""

import django

if __name__ == "__main__":
    django.setup()
    from sprang.foundation.journal import readers, witness
    from sprang.foundation.models import Platform
    from sprang.needs.actions import capture_need

    capture_need(platform=Platform.objects.get(slug="boras"), by=None, text="Ett till.")
    witness.note()
    readers.run_all()
