"""Paths of actors, below a platform's address."""

from django.urls import path

from .views import network
from .views.admin import members, units, words

urlpatterns = [
    path("natverket/", network.organisation_list, name="organisation-list"),
    path("natverket/<uuid:uid>/", network.organisation_detail, name="organisation-detail"),
    path("installningar/", words.platform_settings, name="platform-settings"),
    path("installningar/medlemmar/", members.member_list, name="member-list"),
    path("installningar/medlemmar/ny/", members.member_add, name="member-add"),
    path("installningar/medlemmar/<int:pk>/avslut/", members.member_end, name="member-end"),
    path("installningar/enheter/", units.unit_list, name="unit-list"),
    path("installningar/enheter/ny/", units.unit_add, name="unit-add"),
    path("installningar/enheter/<uuid:uid>/namn/", units.unit_rename, name="unit-rename"),
]
