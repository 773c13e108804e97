"""Paths below a platform's address."""

from django.urls import path

from .views import imports

urlpatterns = [
    path("inlasning/", imports.import_list, name="import-list"),
    path("inlasning/<uuid:uid>/", imports.import_detail, name="import-detail"),
    path("inlasning/<uuid:uid>/start/", imports.import_start, name="import-start"),
    path("inlasning/<uuid:uid>/avbrott/", imports.import_stop, name="import-stop"),
    path("inlasning/<uuid:uid>/rader/", imports.import_faults, name="import-faults"),
]
