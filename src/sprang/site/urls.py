"""The map of the house: what belongs to the instance, then what belongs to a platform."""

from allauth.account import views as account
from allauth.mfa.totp import views as totp
from django.urls import include, path

from sprang.api.mount import api
from sprang.dialogue.views import news
from sprang.matching.letter_views import letters_end

from . import health
from .account import demo, me, own_data, proving, restoring, session_pages, signing_in, token_pages
from .design import living_page
from .home import pages
from .shell import appearance, language

handler500 = "sprang.site.failures.server.failed"
urlpatterns = [
    path("", pages.start, name="start"),
    path("design/", living_page.design, name="design"),
    path("sprak/", language.set_language, name="set-language"),
    path("utseende/", appearance.set_theme, name="set-theme"),
    path("konto/", me.me, name="me"),
    path("konto/hem/", signing_in.after_login, name="after-login"),
    path("konto/inloggningar/", session_pages.session_list, name="session-list"),
    path("konto/inloggningar/<str:key>/avslut/", session_pages.session_end, name="session-end"),
    path("konto/ovriga/", session_pages.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("konto/overallt/", session_pages.sign_out_everywhere, name="sign-out-everywhere"),
    path("konto/bevis/", proving.prove, name="prove"),
    path("konto/aterta/<str:key>/", restoring.email_restore, name="email-restore"),
    path("konto/uppgifter/", own_data.own_data, name="own-data"),
    path("konto/avslut/", own_data.account_close, name="account-close"),
    # what gives the account away, behind a fresh proof also for those who have no password
    path("konto/email/", proving.proved(account.email), name="account_email"),
    path("konto/password/set/", proving.proved(account.password_set), name="account_set_password"),
    path("konto/2fa/totp/activate/", proving.proved(totp.activate_totp), name="mfa_activate_totp"),
    path("konto/login/", signing_in.sign_in, name="account_login"),
    path("konto/login/code/", signing_in.ask_for_code, name="account_request_login_code"),
    path("konto/demo/", demo.demo_sign_in, name="demo-sign-in"),
    path("konto/nycklar/", token_pages.token_list, name="token-list"),
    path("konto/nycklar/<uuid:uid>/aterkallelse/", token_pages.token_revoke, name="token-revoke"),
    path("konto/brev/<str:key>/", letters_end, name="watch-letters-end"),
    path("konto/nytt/<str:key>/", news.letters_end, name="news-letters-end"),
    path("konto/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("halsa/", health.health, name="health"),
    path("", include("sprang.site.setup.urls")),
    path("", include("sprang.foundation.urls")),
    path("<slug:platform>/", include("sprang.site.platform_urls")),
]
handler400 = "sprang.site.failures.request.bad_request"
