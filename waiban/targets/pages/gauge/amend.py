"""An issued promise is changed by an amendment only: before its date, with ground, approver and document (M-8)."""

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.register.writing.fields import form_field

from ... import operations
from ...models import Amendment, Commitment
from ...terms import terms
from ..draft.rows import Row
from ..opening import opened, refused
from .page import Promises, address


class AmendmentForm(forms.ModelForm):
    """When, why, by whom and in which document; and what holds from then on."""

    class Meta:
        model = Amendment
        fields = ("on", "ground", "approver", "document", "quantity", "deadline", "wording")
        formfield_callback = form_field

    def record(self, commitment: Commitment, by) -> bool:
        """Carry it out; what stands against it is said beside the fields."""
        if not self.is_valid():
            return False
        try:
            operations.amend(commitment, by=by, **self.cleaned_data)
        except ValidationError as error:
            named = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
            for name, found in named.items():
                self.add_error(name if name in self.fields else None, found)
        return not self.errors


@opened(Promises, "book")
def amend(request, commitment: Commitment):
    """The promise as it holds now, and what changes in it."""
    if not commitment.locked:
        return refused(request, _("The book is a draft: change the promise itself."))
    data = request.POST if request.method == "POST" else None
    form = AmendmentForm(data, instance=Amendment(commitment=commitment), initial={"on": today()})
    if data is not None and form.record(commitment, request.user):
        told = _("Amended by %(document)s. The issued wording stays legible.")
        messages.success(request, told % {"document": form.cleaned_data["document"]})
        return redirect(address(commitment))
    context = {
        "commitment": commitment, "book": commitment.book, "form": form, "terms": terms(commitment),
        "row": Row(commitment, {}, None), "back": address(commitment),
    }  # fmt: skip
    return render(request, "targets/amend.html", context, status=422 if form.errors else 200)


urls = [path("amend/<rid:rid>/", amend, name="amend")]
