"""Paths of actors, below a platform's address."""

from django.urls import path

from .claims.urls import urlpatterns as of_claims
from .doubles import views as doubles
from .partners.urls import urlpatterns as of_partnerships
from .views import network, writing
from .views.admin import companies, members, units, words

urlpatterns = [
    path("natverket/", network.organisation_list, name="organisation-list"),
    path("natverket/ny/", writing.organisation_new, name="organisation-new"),
    path("natverket/<uuid:uid>/", network.organisation_detail, name="organisation-detail"),
    path("natverket/<uuid:uid>/andring/", writing.organisation_edit, name="organisation-edit"),
    path(
        "natverket/<uuid:uid>/partner/", writing.organisation_partner, name="organisation-partner"
    ),
    path("natverket/<uuid:uid>/dubblett/", doubles.organisation_merge, name="organisation-merge"),
    path("natverket/<uuid:uid>/delning/", doubles.organisation_part, name="organisation-part"),
    path("installningar/", words.platform_settings, name="platform-settings"),
    path("installningar/medlemmar/", members.member_list, name="member-list"),
    path("installningar/medlemmar/ny/", members.member_add, name="member-add"),
    path("installningar/medlemmar/<int:pk>/avslut/", members.member_end, name="member-end"),
    path("installningar/medlemmar/<uuid:uid>/tva-steg/", members.member_reset, name="member-reset"),
    path("installningar/organisationer/", companies.company_list, name="company-list"),
    path("installningar/organisationer/ny/", companies.company_add, name="company-add"),
    path("installningar/enheter/", units.unit_list, name="unit-list"),
    path("installningar/enheter/ny/", units.unit_add, name="unit-add"),
    path("installningar/enheter/<uuid:uid>/namn/", units.unit_rename, name="unit-rename"),
    *of_partnerships,
    *of_claims,
]
