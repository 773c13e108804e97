"""Paths of the first start."""

from django.urls import path

from .views import first_start

urlpatterns = [path("start/<str:key>/", first_start, name="first-start")]
