"""`sprang platform add` and `sprang platform list`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sprang.cli.faults import Fault
from sprang.cli.house import in_english, open_with_database
from sprang.cli.terminal import say, say_json, say_table

from .options import AsJson

if TYPE_CHECKING:
    from sprang.foundation.models import Membership

app = typer.Typer(
    help="The cities of this installation: add one, list them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Slug = Annotated[str, typer.Argument(help="Its address: boras. Never changes.", metavar="SLUG")]
Municipality = Annotated[str, typer.Option(help="The municipality's code, 1490.", metavar="CODE")]
Email = Annotated[str, typer.Option(help="Address of its administrator.", metavar="EMAIL")]
Name = Annotated[str, typer.Option(help="Short name; without it, the municipality's.")]
Person = Annotated[str, typer.Option(help="The administrator's name or role.")]
English = Annotated[bool, typer.Option(help="Show the pages in English too.")]


@app.command("add")
def add(
    slug: Slug,
    municipality: Municipality,
    administrator: Email,
    name: Name = "",
    person: Person = "",
    english: English = True,
) -> None:
    """Open a platform for one more city, with its municipality and its first administrator."""
    open_with_database()
    from sprang.cli.founding import answered
    from sprang.site.setup.actions import found_next_platform

    stay_apart_from_the_demo()
    given = {"municipality_code": municipality, "slug": slug, "name": name, "english": english}
    answers = answered(given | {"email": administrator, "person": person})
    with in_english():
        held, platform = found_next_platform(answers=answers)
    welcome(held, platform)


def stay_apart_from_the_demo() -> None:
    from sprang.foundation.models import Platform

    if Platform.objects.filter(is_demo=True).exists():
        raise Fault("The database holds the demo. Give real platforms a folder: SPRANG_DATA=…")


def welcome(held: "Membership", platform: Any) -> None:
    """Where it is, and how its administrator comes in."""
    from django.conf import settings
    from django.urls import reverse

    origin = settings.ORIGIN or "http://localhost:8000"
    link = f"{origin}{reverse('account_request_login_code')}"
    say(f"{platform.name} is at {origin}{platform.get_absolute_url()}")
    say(f"{held.user.email} administers it and signs in with a code at {link}")
    say(told_by_mail(held, platform, link))


def told_by_mail(held: "Membership", platform: Any, link: str) -> str:
    from django.conf import settings

    from sprang.organisations.members import tell_member

    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return "SPRANG_MAIL is not set: codes are written in the terminal of sprang serve."
    try:
        tell_member(held, platform, link)
    except OSError as error:
        return f"The mail about it could not be sent ({error}). Pass the address on yourself."
    return "A mail about it has been sent."


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """The platforms of this installation, with their administrators."""
    open_with_database()
    rows = told()
    if as_json:
        say_json(rows)
        return
    cells = [(row["slug"], row["name"], ", ".join(row["administrators"])) for row in rows]
    say_table(("Address", "Name", "Administrators"), cells)


def told() -> list[dict[str, Any]]:
    from sprang.foundation.enums import Role
    from sprang.foundation.models import Membership, Platform

    held = Membership.objects.current().filter(role=Role.ADMINISTRATOR).order_by("user__email")
    people = held.values_list("scope", "user__email")
    return [
        {
            "slug": platform.slug,
            "name": platform.name,
            "municipality_code": platform.municipality_code,
            "languages": platform.languages.split(","),
            "administrators": [email for scope, email in people if scope == platform.pk],
        }
        for platform in Platform.objects.all()
    ]
