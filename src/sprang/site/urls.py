"""The map of the house: what belongs to the instance, then what belongs to a platform."""

from django.urls import include, path

from sprang.api import api

from . import design, pages

urlpatterns = [
    path("", pages.start, name="start"),
    path("design/", design.design, name="design"),
    path("konto/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("", include("sprang.foundation.urls")),
    path("<slug:platform>/", include("sprang.site.platform_urls")),
]
