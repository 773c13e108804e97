"""How every form looks, allauth's included: templates under `templates/django/forms/`.

Needs `FORM_RENDERER = "sprang.site.rendering.FormRenderer"`, `django.forms` in INSTALLED_APPS
and `sprang.site` before it, so that the house's templates are found first.
"""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"
