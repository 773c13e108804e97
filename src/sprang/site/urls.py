"""The map of the house: what belongs to the instance, then what belongs to a platform."""

from django.urls import include, path

from sprang.api import api

from . import appearance, demo, design, health, language, me, pages, signing_in, tokens

urlpatterns = [
    path("", pages.start, name="start"),
    path("design/", design.design, name="design"),
    path("sprak/", language.set_language, name="set-language"),
    path("utseende/", appearance.set_theme, name="set-theme"),
    path("konto/", me.me, name="me"),
    path("konto/hem/", signing_in.after_login, name="after-login"),
    path("konto/overallt/", me.sign_out_everywhere, name="sign-out-everywhere"),
    path("konto/login/", signing_in.sign_in, name="account_login"),
    path("konto/login/code/", signing_in.ask_for_code, name="account_request_login_code"),
    path("konto/demo/", demo.demo_sign_in, name="demo-sign-in"),
    path("konto/nycklar/", tokens.token_list, name="token-list"),
    path("konto/nycklar/<uuid:uid>/aterkallelse/", tokens.token_revoke, name="token-revoke"),
    path("konto/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("halsa/", health.health, name="health"),
    path("", include("sprang.site.setup.urls")),
    path("", include("sprang.foundation.urls")),
    path("<slug:platform>/", include("sprang.site.platform_urls")),
]
