"""From the rows of a sheet to checked records, chunk by chunk: what is new, what changes, what is wrong in which cell."""

import hashlib
from collections.abc import Iterator
from itertools import islice

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from waiban.kernel.text import labelled, series

from .. import checking, judging, records, unique
from ..declare import Register
from ..names import Names, number, related
from ..opening import begun
from ..rights import visible, why_not_change
from . import cells
from .layout import NUMBER
from .match import Purpose
from .outcomes import Fault, Outcome
from .places import Place, Unfound, places_of
from .row_sheets import RowSheet

CHUNK = 1_000


class Plan:
    """The reading of a file for one person; `lock` keeps the records it finds from changing until they are written."""

    def __init__(self, register: Register, user, purposes: list[Purpose], lock: bool = False):
        self.register, self.user, self.lock = register, user, lock
        self.main = purposes[0]
        self.names: dict[type[models.Model], Names] = {}
        self.places = places_of(self.main, register.columns, self.names_of)
        if self.main.sheet.adds:
            for place in self.places:
                place.empty = place.empty if place.path in register.key else cells.NEVER
        self.by_path = {place.path: place for place in self.places}
        self.number_at = self.main.places.get(NUMBER)
        self.row_sheets = [RowSheet(self, purpose) for purpose in purposes[1:]]
        self.seen: dict[int, int] = {}
        self.fingerprint = hashlib.sha256()

    def names_of(self, model) -> Names:
        if model not in self.names:
            self.names[model] = Names(model, self.user)
        return self.names[model]

    def chunks(self) -> Iterator[list[Outcome]]:
        """All rows below the headings, then the records that only further sheets name."""
        for sheet in self.row_sheets:
            sheet.gather()
        below = (Outcome(row, values) for row, values in self.main.sheet.rows() if row > self.main.head)
        while chunk := list(islice(below, CHUNK)):
            yield self._judged(chunk)
        rest = (Outcome(row, values) for sheet in self.row_sheets for row, values in sheet.unclaimed())
        while chunk := list(islice(rest, CHUNK)):
            yield self._judged(chunk, further=True)

    def _judged(self, chunk: list[Outcome], further: bool = False) -> list[Outcome]:
        self._read(chunk)
        self._find(chunk, further)
        for outcome in chunk:
            if outcome.record is not None:
                self._apply(outcome)
        for sheet in self.row_sheets:
            sheet.apply(chunk)
        for outcome in chunk:
            if outcome.staged:
                self._stage_follows(outcome)
            if outcome.why and outcome.changes:
                outcome.faults.append(self._row_fault(outcome, outcome.why))
        self._check([o for o in chunk if o.record is not None and (o.changes or not o.stored)])
        for outcome in chunk:
            if outcome.status in ("new", "changed"):
                record = outcome.record
                self.fingerprint.update(
                    f"{outcome.row} {record.pk if outcome.stored else ''} {record.version};".encode()
                )
        return chunk

    def _read(self, chunk):
        for place in self.places:
            place.prepare(outcome.values for outcome in chunk)
        empty = self.main.sheet.facts.empty
        faulty = self.main.sheet.facts.faults
        for outcome in chunk:
            for place in self.places:
                try:
                    value = place.read(outcome.values)
                except ValidationError as error:
                    self.blame(outcome, place, error.messages[0])
                else:
                    if value is not cells.NEVER:
                        outcome.given[place.path] = value
        if empty or faulty:
            self._unstored(chunk, set(empty), faulty)

    def _unstored(self, chunk, empty, faulty):
        """Cells whose formula was never calculated, and cells that show an error."""
        for outcome in chunk:
            for place in self.places:
                address = self.main.sheet.address(outcome.row, place.index)
                if address in empty:
                    self.blame(
                        outcome,
                        place,
                        _("This cell holds a formula without a result. Open the file, save it and hand it in again."),
                    )
                elif address in faulty:
                    self.blame(
                        outcome,
                        place,
                        _("This cell shows the error %(word)s. Correct it in the sheet.") % {"word": faulty[address]},
                    )

    def blame(self, outcome, place: Place | None, sentence, index=None, sheet=None, row=None):
        """Put a sentence beside a cell of the row (once for each cell)."""
        index = place.index if place else index
        purpose = sheet or self.main
        row = row or outcome.row
        if place and any(f.index == index and f.row == row and f.sheet == purpose.sheet.name for f in outcome.faults):
            return
        heading = purpose.heads[index] if index is not None and index < len(purpose.heads) else ""
        cell = cells.plain(place.raw(outcome.values))[:80] if place and sheet is None else ""
        outcome.faults.append(Fault(purpose.sheet.name, row, index, heading, cell, str(sentence)))

    # Which record a row means

    def _find(self, chunk, further):
        """By its number; a number nobody has here (of another office, of a record removed) leaves it to the key."""
        for outcome in chunk:
            outcome.code = self._code(outcome)
        keys = {id(o): key for o in chunk if (key := self.key_of(o.given))}
        by_pk, by_key = self._stored({o.code for o in chunk if o.code}, list(keys.values()))
        for outcome in chunk:
            key = keys.get(id(outcome))
            found = [by_pk[outcome.code]] if outcome.code in by_pk else by_key.get(key, [])
            self._claim(outcome, found, key, further)

    def _code(self, outcome) -> int | None:
        text = (
            cells.plain(outcome.values[self.number_at])
            if self.number_at is not None and self.number_at < len(outcome.values)
            else ""
        )
        if not text:
            return None
        code = number(text)
        if code is None:
            self._no_record(outcome)
        return code

    def _no_record(self, outcome):
        outcome.faults.append(
            Fault(
                self.main.sheet.name, outcome.row, self.number_at, self.main.heads[self.number_at],
                cells.plain(outcome.values[self.number_at])[:80],
                str(_("No record has this number. Leave the cell empty for a new record.")),
            )
        )  # fmt: skip

    def key_of(self, given: dict) -> tuple | None:
        """What tells the record from others; of several parts the further ones may say nothing (a person without title)."""
        key = tuple(given.get(name) for name in self.register.key)
        known = key and key[0] != "" and not any(part is None or isinstance(part, Unfound) for part in key)
        return key if known else None

    def _stored(self, pks: set[int], keys: list[tuple]):
        """The records with these numbers or keys: one question for each."""
        by_pk, by_key, names = {}, {}, self.register.key
        queryset = visible(self.user, self.register).select_related(*related(self.register.columns))
        queryset = queryset.select_for_update(of=("self",)) if self.lock else queryset
        for record in queryset.filter(pk__in=pks) if pks else ():
            by_pk[record.pk] = record
        for record in unique.with_keys(queryset, names, keys) if keys else ():
            by_pk[record.pk] = record
            by_key.setdefault(tuple(getattr(record, name) for name in names), []).append(record)
        return by_pk, by_key

    def _claim(self, outcome, found, key, further):
        if len(found) > 1:
            outcome.faults.append(
                self._row_fault(outcome, _("Several records have this key. Add the column with the record number."))
            )
        elif found:
            self._once(outcome, ("record", found[0].pk))
            outcome.record, outcome.stored = found[0], True
            outcome.why = why_not_change(self.user, self.register, found[0]) or ""
        elif outcome.code and not key:
            self._no_record(outcome) if not outcome.faults else None
        elif further:
            outcome.faults.append(
                self._row_fault(
                    outcome, _("This row names a record that is not on the first sheet and not registered.")
                )
            )
        else:
            if key:
                self._once(outcome, ("key", key))
            outcome.record = begun(self.register, self.user)

    def _row_fault(self, outcome, sentence) -> Fault:
        return Fault(self.main.sheet.name, outcome.row, None, "", "", str(sentence))

    def _once(self, outcome, what):
        """The same record twice in a sheet: nobody could say which row counts."""
        first = self.seen.setdefault(hash(what), outcome.row)
        if first != outcome.row:
            outcome.faults.append(
                self._row_fault(outcome, _("Row %(row)s is about the same record. Keep one of them.") % {"row": first})
            )

    # What the row makes of it

    def _apply(self, outcome):
        record = outcome.record
        for path, value in outcome.given.items():
            place = self.by_path[path]
            if place.settled(record, value):
                continue
            if isinstance(value, Unfound):
                self.blame(outcome, place, value.sentence)
                continue
            if not place.writable:
                outcome.staged = place.path == "stage" and bool(value) and self.register.stages is not None
                continue
            if outcome.stored:
                outcome.changes.append((place.path, place.text(place.current(record)), place.text(value)))
            place.put(record, value)

    def _stage_follows(self, outcome):
        """The stage a sheet names must be the one that the dated stages give."""
        stages, place, record = self.register.stages, self.by_path["stage"], outcome.record
        if not outcome.stored or stages.name in outcome.rows:
            records._prepare(self.register, record, {}, outcome.rows)
        if record.stage != outcome.given["stage"]:
            sentence = _(
                "The stage follows from the dated stages. Add it with its date in the sheet “%(sheet)s”, or let this column be “not read”."
            )
            self.blame(outcome, place, sentence % {"sheet": stages.rows.label})

    def _check(self, outcomes):
        for outcome in outcomes:
            if not outcome.stored:
                records._prepare(self.register, outcome.record, {}, outcome.rows)
        for outcome, problems in zip(outcomes, checking.check_many([o.record for o in outcomes]), strict=True):
            for name, sentences in problems.items():
                self._blame_field(outcome, name, sentences[0])
        self._twice(outcomes)
        right = [outcome for outcome in outcomes if not outcome.faults]
        stopped = judging.against(self.register, [o.record for o in right], [o.rows for o in right])
        for outcome, said in zip(right, stopped, strict=True):
            for one in said:
                self._stopped(outcome, one)

    def _stopped(self, outcome, said: judging.Said):
        """A rule's sentence in the cell it is about, where the sheet has it; of a row in its own sheet."""
        sheet = next((s for s in self.row_sheets if s.rows.name == said.field and s.rows.name in outcome.rows), None)
        if sheet and said.row is not None:
            lines = [row for purpose, row, _values in outcome.lines if purpose is sheet.purpose]
            place = next((p for p in sheet.places if p.path == said.column), None)
            self.blame(outcome, place, said, sheet=sheet.purpose, row=lines[said.row])
        elif said.field in self.by_path:
            self._blame_field(outcome, said.field, said)
        else:
            outcome.faults.append(self._row_fault(outcome, said))

    def _blame_field(self, outcome, name, sentence):
        place = self.by_path.get(name)
        if place is None and name != NON_FIELD_ERRORS:
            label = self.register.model._meta.get_field(name).verbose_name
            sentence = labelled(label, sentence)
        if place is None:
            outcome.faults.append(self._row_fault(outcome, sentence))
        else:
            self.blame(outcome, place, sentence)

    def _twice(self, outcomes):
        """What must be unique, over chunks (inside one `check_many` sees it)."""
        for names in unique.keys(self.register.model):
            fields = [self.register.model._meta.get_field(name) for name in names]
            before = dict.fromkeys(()) if not self.seen else self.seen
            fresh = {}
            for outcome in outcomes:
                key = tuple(getattr(outcome.record, f.attname) for f in fields)
                if None in key or "" in key:
                    continue
                mark = hash((names, key))
                if mark in before:
                    label = series(f.verbose_name for f in fields)
                    self._blame_field(outcome, names[-1], _("%(label)s stands twice in this sheet.") % {"label": label})
                fresh[mark] = outcome.row
            self.seen |= fresh
