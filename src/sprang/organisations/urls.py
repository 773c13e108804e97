"""Paths of actors, below a platform's address."""

from django.urls import path

from .views import network

urlpatterns = [
    path("natverket/", network.organisation_list, name="organisation-list"),
    path("natverket/<uuid:uid>/", network.organisation_detail, name="organisation-detail"),
]
