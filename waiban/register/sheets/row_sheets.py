"""Further sheets with the rows of records (stages, parties, guests): the full list for each record they name."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..checking import tidy
from ..names import names_of, number, related
from . import cells
from .layout import NUMBER
from .match import Purpose
from .places import Unfound, places_of

if TYPE_CHECKING:
    from .plan import Outcome, Plan


class RowSheet:
    """One sheet of rows. Its lines are gathered by the record they name before the records' sheet is read."""

    def __init__(self, plan: "Plan", purpose: Purpose):
        self.plan, self.purpose, self.rows = plan, purpose, purpose.rows
        self.places = places_of(purpose, purpose.rows.columns, plan.names_of)
        keys = [c for c in plan.register.columns if c.path in plan.register.key]
        self.key_places = places_of(purpose, keys, plan.names_of, prefix=NUMBER)
        self.number_at = purpose.places.get(NUMBER)
        self.lines: dict[object, list[tuple[int, list]]] = defaultdict(list)

    def gather(self) -> None:
        lines = [(row, values) for row, values in self.purpose.sheet.rows() if row > self.purpose.head]
        for place in self.key_places:
            place.prepare(values for _row, values in lines)
        for row, values in lines:
            self.lines[self._names(values)].append((row, values))

    def _names(self, values):
        """The record a line belongs to: its number, else its key."""
        text = (
            cells.plain(values[self.number_at]) if self.number_at is not None and self.number_at < len(values) else ""
        )
        if text and (code := number(text)) is not None:
            return code
        given = {}
        for place in self.key_places:
            try:
                given[place.path] = place.read(values)
            except ValidationError:
                return None
        return self.plan.key_of(given)

    def unclaimed(self) -> Iterator[tuple[int, list]]:
        """Records that only this sheet names, as lines of the records' sheet with nothing but number and key."""
        for lines in self.lines.values():
            row, values = lines[0]
            line = [""] * len(self.plan.main.heads)
            if self.number_at is not None and self.plan.number_at is not None and self.number_at < len(values):
                line[self.plan.number_at] = values[self.number_at]
            for place in self.key_places:
                if (main := self.plan.by_path.get(place.path)) is not None:
                    line[main.index] = place.raw(values)
            yield row, line

    def apply(self, chunk: list["Outcome"]) -> None:
        """Hand each record its new list where it differs from the stored one."""
        named = []
        for outcome in chunk:
            lines = self._claimed(outcome)
            if lines and outcome.record is not None:
                named.append((outcome, lines))
                outcome.lines += [(self.purpose, row, values) for row, values in lines]
        for place in self.places:
            place.prepare(values for _outcome, lines in named for _row, values in lines)
        kept = self._kept([o.record.pk for o, _lines in named if o.stored])
        for outcome, lines in named:
            self._one(outcome, lines, kept.get(outcome.record.pk, []))

    def _claimed(self, outcome) -> list:
        """Its lines, by its number here, the number the sheet gives it, or its key."""
        names = (outcome.record and outcome.record.pk, outcome.code, self.plan.key_of(outcome.given))
        return [line for name in names if name for line in self.lines.pop(name, ())]

    def _kept(self, pks: list[int]) -> dict[int, list]:
        kept: dict[int, list] = defaultdict(list)
        if pks:
            paths = related([place.column for place in self.places])
            stored = self.rows.model._default_manager.filter(**{f"{self.rows.parent}__in": pks})
            for row in stored.select_related(*paths) if paths else stored:
                kept[getattr(row, f"{self.rows.parent}_id")].append(row)
        return kept

    def _one(self, outcome, lines, kept):
        wanted = [self._values(outcome, row, values, kept) for row, values in lines]
        if None in wanted:  # something in it is blamed already
            return
        before = [self._kept_values(row) for row in kept]
        if self.purpose.sheet.adds:
            lines, wanted = self._further(lines, wanted, before)
        if before == [[self._comparable(v) for v in values] for values in wanted]:
            return
        told = self._told(kept)
        built = outcome.rows[self.rows.name] = self._built(outcome, lines, wanted, kept, before)
        if outcome.stored:
            outcome.changes.append((f"rows:{self.rows.name}", told, self._told(built)))

    def _further(self, lines, wanted, before) -> tuple[list, list]:
        """The rows there are, and those of the sheet that are not among them."""
        new = [
            (line, values)
            for line, values in zip(lines, wanted, strict=True)
            if not any(self._said(values, row) for row in before)
        ]
        return [(None, []) for _row in before] + [line for line, _v in new], [*before, *(values for _l, values in new)]

    def _said(self, values, row) -> bool:
        """Whether a stored row says all of it already."""
        said = map(self._comparable, values)
        return all(value in (None, "") or value == kept for value, kept in zip(said, row, strict=True))

    def _values(self, outcome, row, values, kept) -> list | None:
        found, ok = [], True
        for place in self.places:
            try:
                value = place.read(values)
                if isinstance(value, Unfound):
                    value = self._known_here(place, value, kept)
            except ValidationError as error:
                self.plan.blame(outcome, place, error.messages[0], sheet=self.purpose, row=row)
                ok = False
            else:
                found.append(place.field.get_default() if value is cells.NEVER else value)
        return found if ok else None

    @staticmethod
    def _known_here(place, unfound: Unfound, kept):
        """A name the register does not tell apart may be that of a row the record has."""
        for row in kept:
            current = place.current(row)
            if current is not None and unfound.text in names_of(current):
                return current
        raise ValidationError(unfound.sentence)

    @staticmethod
    def _comparable(value):
        return getattr(value, "pk", value)

    def _kept_values(self, row) -> list:
        return [getattr(row, place.attname) for place in self.places]

    def _built(self, outcome, lines, wanted, kept, before) -> list:
        """The new rows; stored ones go on where they can, so that columns not in the sheet are kept."""
        same = list(zip(before, kept, strict=True))
        built: list = []
        for values in wanted:
            plain = [self._comparable(v) for v in values]
            at = next((i for i, (was, _row) in enumerate(same) if was == plain), None)
            built.append(same.pop(at)[1] if at is not None else None)
        left = [row for _was, row in same]
        for i, values in enumerate(wanted):
            if built[i] is None:
                built[i] = left.pop(0) if left else self.rows.model()
                for place, value in zip(self.places, values, strict=True):
                    setattr(built[i], place.path, value)
                self._check(outcome, lines[i][0], built[i])
        return built

    def _check(self, outcome, number_of_line, row):
        tidy(row)
        relations = [f.name for f in row._meta.concrete_fields if f.is_relation and getattr(row, f.attname) is not None]
        try:
            row.full_clean(exclude={self.rows.parent, *relations}, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                place = next((p for p in self.places if p.path == name), None)
                self.plan.blame(outcome, place, sentences[0], sheet=self.purpose, row=number_of_line)

    def _told(self, rows) -> str:
        """The list in a preview: each row in a few words."""
        told = [" ".join(filter(None, (place.text(place.current(row)) for place in self.places[:3]))) for row in rows]
        return _("%(count)s rows") % {"count": len(rows)} + (f": {'；'.join(told)}"[:200] if told else "")
