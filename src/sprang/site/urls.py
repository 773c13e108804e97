"""The map of the house: what belongs to the instance, then what belongs to a platform."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("allauth.urls")),
    path("", include("sprang.foundation.urls")),
    path("<slug:platform>/", include("sprang.site.platform_urls")),
]
