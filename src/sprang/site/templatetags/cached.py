"""`{% cached "footer" language home.tagline %} … {% endcached %}`: a part of the shell, drawn once.

Everything that the part says must be named after its name: two readers for whom all of that is
the same see the same. `{% cached_while … %}` is for what is made of records and places too: it is
kept until something in the house changes. See `sprang.site.rendering.fragment_cache`.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from sprang.site.rendering import fragment_cache

from .forms import marks

register = template.Library()


@register.simple_tag(takes_context=True)
def here(context: Context) -> str:
    """The address of this page, for a form that leads back to it."""
    if fragment_cache.is_drawing():
        return fragment_cache.HERE
    request = context.get("request")
    return request.get_full_path() if request else ""


@register.tag("cached")
@register.tag("cached_while")
def cached_tag(parser: Parser, token: Token) -> "Cached":
    tag, *made_of = token.split_contents()
    inner = parser.parse((f"end{tag}",))
    parser.delete_first_token()
    keep = fragment_cache.cached if tag == "cached" else fragment_cache.drawn_while
    return Cached(inner, [parser.compile_filter(each) for each in made_of], keep)


class Cached(template.Node):
    def __init__(self, nodelist: NodeList, made_of: list[FilterExpression], keep: Any) -> None:
        self.nodelist, self.made_of, self.keep = nodelist, made_of, keep

    def render(self, context: Context) -> SafeString:
        request = context.get("request")
        if request is None:
            return self.nodelist.render(context)
        key = tuple(str(each.resolve(context, ignore_failures=True)) for each in self.made_of)
        html = self.keep(key, lambda: str(self.nodelist.render(context)))
        return mark_safe(  # noqa: S308  drawn by a template; the address is escaped
            fragment_cache.filled(html, lambda: marks(context), request.get_full_path())
        )
