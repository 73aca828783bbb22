"""The first page of each role."""

from django.shortcuts import redirect

from waiban.accounts.roles import Role


def home(request):
    """Leader and assessor begin with the book, everyone else with what waits for them."""
    return redirect("targets:book" if request.user.role in (Role.LEADER, Role.ASSESSOR) else "work")
