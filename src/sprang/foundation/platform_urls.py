"""Paths below a platform's address."""

from django.urls import path

from .views import exports, import_deeds, import_list, import_undo, imports, saved_views

urlpatterns = [
    path("inlasning/", import_list.import_list, name="import-list"),
    path("inlasning/<uuid:uid>/", imports.import_detail, name="import-detail"),
    path("inlasning/<uuid:uid>/start/", import_deeds.import_start, name="import-start"),
    path("inlasning/<uuid:uid>/avbrott/", import_deeds.import_stop, name="import-stop"),
    path("inlasning/<uuid:uid>/rader/", import_deeds.import_faults, name="import-faults"),
    path("inlasning/<uuid:uid>/angra/", import_undo.import_undo, name="import-undo"),
    path("export/", exports.export_start, name="export-start"),
    path("vyer/", saved_views.view_list, name="view-list"),
    path("vyer/<uuid:uid>/", saved_views.view_rename, name="view-rename"),
    path("vyer/<uuid:uid>/borttagning/", saved_views.view_remove, name="view-remove"),
]
