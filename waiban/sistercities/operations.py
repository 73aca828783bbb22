"""What the office takes over from the national list of ties: a date, or a tie it has not registered."""

from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused
from waiban.places.models import City
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.opening import begun

from .models import Kind, Stage, Tie, TieStage
from .national import Line


def source(name: str, line: Line) -> str:
    """How history tells where it came from."""
    number = line.sn or line.row
    return _("national list of ties “%(name)s”, no. %(number)s") % {"name": name, "number": number}


def take_date(tie: Tie, line: Line, *, by, name: str, expect: int) -> Tie:
    """The signing stands on the list's date; everything else of the tie stays."""
    if not line.day:
        raise Refused(_("The list gives no date for this tie."))
    stages = list(tie.stages.all())
    signing = next((row for row in stages if row.stage == Stage.SIGNED), None)
    if signing is None:
        signing = TieStage(stage=Stage.SIGNED)
        after = next((at for at, row in enumerate(stages) if row.stage == Stage.IN_FORCE), len(stages))
        stages.insert(after, signing)
    signing.on = line.day
    return records.save(tie, by=by, rows={"stages": stages}, note=source(name, line), expect=expect)


def draft(city: City, line: Line, *, by, name: str) -> Tie:
    """The missing tie, with its signing where the list dates it; of the person's division."""
    tie = begun(catalogue["sistercities/tie"], by)
    tie.city, tie.kind = city, Kind.FRIENDSHIP
    stages = [TieStage(stage=Stage.SIGNED, on=line.day)] if line.day else []
    return records.save(tie, by=by, rows={"stages": stages}, note=source(name, line))
