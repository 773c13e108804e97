"""Paths of partnerships, below a platform's address. A partnership has its organisation's uid."""

from django.urls import path

from .views import agreements, detail, lists, writing

urlpatterns = [
    path("partner/", lists.partnership_list, name="partnership-list"),
    path("partner/<uuid:uid>/", detail.partnership_detail, name="partnership-detail"),
    path("partner/<uuid:uid>/andring/", writing.partnership_edit, name="partnership-edit"),
    path("partner/<uuid:uid>/borttagning/", writing.partnership_remove, name="partnership-remove"),
    path("partner/<uuid:uid>/avtal/ny/", agreements.agreement_new, name="agreement-new"),
    path("partner/<uuid:uid>/kontakter/ny/", writing.contact_new, name="contact-new"),
    path("partner/<uuid:uid>/bidrag/ny/", writing.contribution_new, name="contribution-new"),
    path("partner/avtal/<uuid:uid>/andring/", agreements.agreement_edit, name="agreement-edit"),
    path("partner/avtal/fil/<uuid:uid>/", agreements.agreement_file, name="agreement-file"),
    path("partner/bidrag/<uuid:uid>/andring/", writing.contribution_edit, name="contribution-edit"),
    path("partner/bidrag/<uuid:uid>/gjort/", writing.contribution_make, name="contribution-make"),
]
