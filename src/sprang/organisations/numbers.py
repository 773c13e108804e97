"""Organisation numbers: ten digits with a check digit (python-stdnum, `stdnum.se.orgnr`)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.exceptions import InvalidComponent
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.se import orgnr


def normalise_organisation_number(value: str) -> str:
    """ "556703-7485" and "165567037485" -> "5567037485"; empty stays empty.

    :raises ValidationError: where the check digit doesn't fit, or the third digit is that of a
        month: then it is a person's own number.
    """
    digits = orgnr.compact(value)
    if len(digits) == 12 and digits.startswith("16"):
        # the Swedish Tax Agency writes organisation numbers with the century 16 in front
        digits = digits[2:]
    if not digits:
        return ""
    try:
        if orgnr.validate(digits)[2] < "2":
            raise InvalidComponent
        return digits
    except WrongNumber as error:
        raise ValidationError(
            _("”%(value)s” är inget organisationsnummer. Skriv tio siffror, som 212000-1439."),
            params={"value": value},
        ) from error


def validate_organisation_number(value: str) -> None:
    normalise_organisation_number(value)
