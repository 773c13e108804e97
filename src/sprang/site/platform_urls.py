"""What a platform's address leads to. Each room adds its own paths."""

from django.urls import include, path

from .home import pages

urlpatterns = [
    path("", pages.platform_start, name="platform-start"),
    path("hem/", pages.home, name="home"),
    path("", include("sprang.needs.urls")),
    path("", include("sprang.solutions.urls")),
    path("", include("sprang.organisations.urls")),
    path("", include("sprang.dialogue.urls")),
    path("", include("sprang.matching.urls")),
    path("", include("sprang.rooms.urls")),
    path("", include("sprang.foundation.platform_urls")),
]
