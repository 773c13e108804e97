"""Paths of claims, below a platform's address."""

from django.urls import path

from .views import answering, people

urlpatterns = [
    path("natverket/<uuid:uid>/folk/", people.organisation_people, name="organisation-people"),
    path("natverket/<uuid:uid>/folk/doman/", people.domain_shut, name="domain-shut"),
    path("natverket/<uuid:uid>/folk/<uuid:person>/", people.claimed_end, name="claimed-end"),
    path("ansprak/", answering.claim_list, name="claim-list"),
    path("ansprak/<uuid:uid>/svar/", answering.claim_answer, name="claim-answer"),
    path("ansprak/<uuid:uid>/aterkallande/", people.claim_withdraw, name="claim-withdraw"),
]
