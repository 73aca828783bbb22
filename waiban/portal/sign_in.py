"""Signing in and out; in the demonstration city, and only there, one click takes a role."""

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from waiban.accounts.roles import Role

ORDER = (Role.LEADER, Role.CLERK, Role.HEAD, Role.OFFICER, Role.ASSESSOR, Role.APPLICANT, Role.ADMIN)
WORDS = {
    Role.LEADER: _("one look: what is late, why, who acts"),
    Role.CLERK: _("read the book in, follow it, write the self-assessment"),
    Role.HEAD: _("the promises and records of the division"),
    Role.OFFICER: _("keep the registers once, see what they prove"),
    Role.ASSESSOR: _("the book with its evidence, read-only"),
    Role.APPLICANT: _("own cases only"),
    Role.ADMIN: _("users, units, settings"),
}


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    template_name = "portal/sign_in.html"
    redirect_authenticated_user = True

    def get_form(self, form_class=None):
        """Where roles are offered by one click, the field below them does not draw the page down to itself."""
        form = super().get_form(form_class)
        form.fields["username"].widget.attrs["autofocus"] = not settings.DEMO
        return form

    def get(self, request, *args, **kwargs):
        """A part of a page that finds nobody signed in any more lets the whole page ask who is there."""
        if request.htmx:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(demo=demo_people() if settings.DEMO else (), **kwargs)


def demo_people() -> list[dict]:
    """One row for each role, with the people of the demonstration city who hold it."""
    people = list(get_user_model().objects.filter(is_active=True).select_related("division"))
    return [
        {"role": role.label, "words": WORDS[role], "people": [p for p in people if p.role == role]}
        for role in ORDER
        if any(p.role == role for p in people)
    ]


@login_not_required
@require_POST
def demo(request):
    """Take the place of a person of the demonstration city; there is no such page with real data."""
    if not settings.DEMO:
        raise Http404
    try:
        person = get_object_or_404(get_user_model(), pk=int(request.POST.get("person", "")), is_active=True)
    except ValueError as error:
        raise Http404 from error
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")


sign_out = LogoutView.as_view(next_page="sign_in")
