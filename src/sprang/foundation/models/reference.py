"""Numbers that people say aloud: B26-0142. Gapless for each platform, letter and year."""

from django.db import connection, models

from .platform import Platform


class ReferenceCounterManager(models.Manager["ReferenceCounter"]):
    def next(self, platform: Platform, letter: str, year: int) -> str:
        """Take the next number under a row lock; a transaction that fails gives it back."""
        last = self._raise(platform.pk, letter, year)
        if last is None:
            self.get_or_create(platform=platform, letter=letter, year=year)
            last = self._raise(platform.pk, letter, year)
        return f"{letter}{year % 100:02d}-{last:04d}"

    def _raise(self, *key: int | str) -> int | None:
        """In one statement, which Django has no words for: an import takes thousands of numbers."""
        table = connection.ops.quote_name(self.model._meta.db_table)
        where = "platform_id = %s AND letter = %s AND year = %s"
        sql = f"UPDATE {table} SET last = last + 1 WHERE {where} RETURNING last"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, key)
            found = cursor.fetchone()
        return int(found[0]) if found else None


class ReferenceCounter(models.Model):
    platform = models.ForeignKey(Platform, models.CASCADE)
    letter = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = ReferenceCounterManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "letter", "year"], name="reference_counter_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter}{self.year}: {self.last}"
