"""A city and its people in the cluster's database: `python -m tests.cluster.seed`."""

from sprang.cli.house import open_house

from .people import LEAD, NURSE, PASSWORD


def main() -> None:
    open_house()
    from sprang.foundation.enums import Role
    from sprang.foundation.models import User
    from tests.cast import build_city, build_user

    city = build_city("boras", "Borås", "Vård och omsorg")
    build_user(NURSE, Role.MEMBER, city.units["Vård och omsorg"])
    build_user(LEAD, Role.LEAD, city.platform)
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()


if __name__ == "__main__":
    main()
