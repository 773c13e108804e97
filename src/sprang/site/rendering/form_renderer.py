"""How every form looks, allauth's included: templates under `templates/django/forms/`.

Needs `FORM_RENDERER = "sprang.site.rendering.form_renderer.FormRenderer"`, `django.forms` in
INSTALLED_APPS and `sprang.site` before it, so that the house's templates are found first.
"""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.safestring import SafeString

from . import selects


class FormRenderer(TemplatesSetting):
    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        if template_name == selects.TEMPLATE:
            return selects.select(context["widget"])
        return SafeString(super().render(template_name, context, request))
