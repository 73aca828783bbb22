"""Changing one column of many records at once: chosen in a list, shown before and after, then saved together."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.text import prose

from .. import checking, judging, records
from ..opening import of_register
from ..rights import require_change, visible, why_not_change
from ..templatetags.show import shown
from .forms import form_class

AT_MOST = 500


@of_register
def edit(request, register):
    """First the column and its value, then the preview, then (`save`) the saving."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    user = request.user
    require_change(user, register)
    versions = read_selection(request.POST.getlist("id"))
    related = register.related([c for c in register.columns if c.own])
    chosen = list(visible(user, register).select_related(*related).filter(pk__in=list(versions)).order_by("id"))
    if not chosen:
        messages.warning(request, _("Nothing is selected. Select records in the list first."))
        return redirect(register.address())
    name = request.POST.get("column", "")
    form = form_class(register, user)(request.POST if name else None, instance=register.model(), user=user)
    context = {"register": register, "records": chosen, "form": form, "column": name}
    if name not in form.fields:
        asked = "asked" in request.POST
        problems = [_("Choose the column to change.")] if asked else []
        return render(request, "register/bulk.html", {**context, "problems": problems}, status=422 if asked else 200)
    try:
        value = form.fields[name].clean(form[name].data)
    except ValidationError as error:
        return render(request, "register/bulk.html", {**context, "problems": error.messages}, status=422)
    plan = preview(register, user, chosen, name, value)
    if "save" in request.POST:
        return save(request, register, plan, versions)
    raw = request.POST.get(name, "")
    label = form.fields[name].label
    free = sum(not line["against"] for line in plan)
    context |= {"plan": plan, "raw": raw, "label": label, "free": free}
    return render(request, "register/bulk_preview.html", context)


def read_selection(values) -> dict[int, int | None]:
    """Record numbers with, after the preview, the version that was seen ("code:3"); anything else is left out."""
    found: dict[int, int | None] = {}
    for part in [part for value in values for part in value.split(",")][: AT_MOST + 1]:
        code, _colon, version = part.partition(":")
        try:
            found[ids.decode(code)] = int(version) if version else None
        except ValueError:
            continue
    return dict(list(found.items())[:AT_MOST])


def preview(register, user, chosen, name, value) -> list[dict]:
    """For each record: its value before and after, and what stands against the change."""
    column = register.column(name)
    plan = []
    for record in chosen:
        before = shown(column.shown(record))
        setattr(record, name, value)
        after = shown(column.shown(record))
        against = why_not_change(user, register, record) or (_("stays as it is") if before == after else "")
        plan.append({"record": record, "before": before, "after": after, "against": against, "same": before == after})
    free = [line for line in plan if not line["against"]]
    for line, problems in zip(free, checking.check_many([line["record"] for line in free]), strict=True):
        line["against"] = prose(*(sentence for said in problems.values() for sentence in said))
    free = [line for line in free if not line["against"]]
    for line, said in zip(free, judging.against(register, [line["record"] for line in free]), strict=True):
        line["against"] = prose(*said)
    return plan


def save(request, register, plan, versions):
    """Save what nothing stands against and nobody changed since the preview."""
    ready = [line["record"] for line in plan if not line["against"]]
    fresh = [record for record in ready if versions[record.pk] in (None, record.version)]
    records.save_many(fresh, by=request.user, judged=True)
    messages.success(request, _("%(number)s records are changed.") % {"number": len(fresh)})
    if late := len(ready) - len(fresh):
        messages.warning(
            request,
            _("%(number)s were changed by somebody else meanwhile and are left as they are.") % {"number": late},
        )
    return redirect(
        f"{register.address()}?" + "&".join(f"id={record.code}" for record in fresh) if fresh else register.address()
    )
