"""Feeds of the calendar (ICS): a person makes, lists and revokes their addresses; the address itself needs no sign-in."""

from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from waiban.accounts.models import Division
from waiban.kernel import ids
from waiban.register import records

from .entries import sources
from .ics import calendar_of
from .models import Feed, Wish

MOST = 20  # addresses of one person


@require_http_methods(["GET", "POST"])
def mine(request):
    """The person's own settings: the summary by mail, and the addresses of her feeds."""
    user, made = request.user, request.session.pop("feed_made", None)
    wish = Wish.objects.filter(person=user).first() or Wish(person=user, language=translation.get_language())
    if request.method == "POST":
        wish.mail = request.POST.get("mail") == "1"
        wish.language = _language(request.POST.get("language"))
        wish.save()
        messages.success(request, _("Saved."))
        return redirect("feeds")
    context = {
        "feeds": [(feed, told(feed)) for feed in user.feeds.filter(revoked_at=None).select_related("division")], "made": made,
        "wish": wish, "languages": settings.LANGUAGES, "reads": user.may("read"), "mail_is_set_up": settings.MAIL,
        "divisions": Division.objects.all(), "registers": registers(user),
    }  # fmt: skip
    return render(request, "daily/feeds.html", context)


def registers(user) -> list:
    """The registers of which a feed can be made."""
    found = {s.register.label: s.register for s in sources() if s.register and s.seen_by(user)}
    return list(found.values())


def told(feed: Feed) -> str:
    """What a feed holds, in words."""
    if feed.scope == Feed.Scope.REGISTER:
        return next(
            (str(s.register.title) for s in sources() if s.register and s.register.label == feed.register),
            feed.register,
        )
    return str(feed.division) if feed.scope == Feed.Scope.DIVISION else _("What is mine")


@require_POST
def make(request):
    """A new address, shown once on the next page."""
    user, of = request.user, request.POST.get("of", "")
    feed = _asked(user, of)
    if feed is None:
        messages.error(request, _("Choose what the calendar shall hold: what is mine, a division or a register."))
    elif user.feeds.filter(revoked_at=None).count() >= MOST:
        messages.error(request, _("You have %(n)s feeds. Revoke one that nobody reads any more.") % {"n": MOST})
    else:
        secret = feed.new_secret()
        records.save(feed, by=user, verb="shared", note=told(feed))
        path = reverse("feed", args=(feed.code, secret))
        request.session["feed_made"] = {"address": request.build_absolute_uri(path), "told": told(feed)}
    return redirect("feeds")


def _asked(user, of: str) -> Feed | None:
    """`me`, `division:CODE` or `register:LABEL` of those the person may see; None for anything else."""
    feed = Feed(owner=user, language=translation.get_language() or settings.LANGUAGE_CODE)
    kind, _mark, value = of.partition(":")
    if not user.may("read") or kind not in Feed.Scope.values:
        return None
    feed.scope = kind
    if kind == Feed.Scope.REGISTER:
        feed.register = value
        return feed if value in [register.label for register in registers(user)] else None
    if kind == Feed.Scope.DIVISION:
        feed.division = next((d for d in Division.objects.all() if d.code == value), None)
        return feed if feed.division else None
    return feed


@require_POST
def revoke(request, code: int):
    """From now on the address answers nobody; other people's addresses are not touched."""
    feed = request.user.feeds.filter(pk=code, revoked_at=None).first()
    if feed:
        feed.revoked_at = timezone.now()
        records.save(feed, by=request.user, verb="revoked", note=told(feed))
        messages.success(request, _("Revoked: the address answers nobody any more."))
    else:
        messages.error(request, _("There is no such feed of yours."))
    return redirect("feeds")


@login_not_required
@require_GET
def feed(request, code: str, secret: str):
    """The calendar for whoever knows the address; why not, in a sentence, where it answers no more."""
    found = None
    with suppress(ValueError):
        found = Feed.objects.select_related("owner", "division").filter(pk=ids.decode(code)).first()
    if not (found or Feed(digest="")).opens(secret) or found is None:
        return _no(404, _("There is no such calendar. Make a new address on the page “Calendars and mail”."))
    with translation.override(found.language):
        if found.revoked_at:
            return _no(410, _("This address was revoked. Make a new one on the page “Calendars and mail”."))
        if not found.owner.is_active:
            return _no(410, _("Whoever made this address no longer signs in here. Ask the office for a new one."))
        if not _may(found):
            return _no(
                410, _("Whoever made this address may no longer see these records. Ask the office for a new one.")
            )
        answer = HttpResponse(
            calendar_of(found, told(found), request.build_absolute_uri("/")),
            content_type="text/calendar; charset=utf-8",
        )
    answer["Content-Disposition"] = 'inline; filename="waiban.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _may(feed: Feed) -> bool:
    if feed.scope == Feed.Scope.REGISTER:
        return feed.register in [register.label for register in registers(feed.owner)]
    return feed.owner.may("read")


def _no(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


def _language(given: str | None) -> str:
    return given if given in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
