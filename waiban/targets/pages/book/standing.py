"""How the book stands: counts and shares by state, by target, by division, and what a leader looks at first."""

from collections import Counter
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import FINISHED, Commitment, Target
from ..shares import ORDER, percent
from .sight import Sight
from .typeset import Typesetter, figure_of, moved, row

FIRST = 12


class Standing:
    """The figures around the paper, each a link to the promises behind it."""

    def __init__(self, sight: Sight, setter: Typesetter):
        self.sight, self.asked, self.setter = sight, sight.asked, setter
        self.words = setter.states

    def context(self, may_judge: bool) -> dict:
        return {
            "split": self.split(), "legend": self.legend(), "divisions": self.by_division(), "changed": self.changed(),
            "attention": self.attention(), "waiting": self.waiting() if may_judge else [],
        }  # fmt: skip

    def states(self, commitments: Iterable[Commitment]) -> Counter:
        return Counter(str(self.sight.readings[c.pk].state) for c in commitments)

    def split(self) -> SafeString:
        """The whole as one line of colour; each part opens its promises."""
        return mark_safe(self._bar(self.states(self.sight.near), "split", self.asked.turned))

    def legend(self) -> list[dict]:
        counts, total = self.states(self.sight.near), len(self.sight.near)
        return [
            {
                "state": str(state), "word": self.words[state], "number": counts[state],
                "share": percent(counts[state], total), "url": self.asked.turned(str(state)),
                "on": state in self.asked.states,
            }
            for state in ORDER
            if counts[state] or state in self.asked.states
        ]  # fmt: skip

    def _bar(self, counts: Counter, name: str, url=None) -> str:
        total, x, found = sum(counts.values()), 0, []
        for state in ORDER:
            if not (number := counts[state]):
                continue
            rect = (
                f'<rect class="{state}" x="{x}" width="{number}" height="1">'
                f"<title>{escape(self.words[state])} {number}</title></rect>"
            )
            found.append(f'<a href="{escape(url(str(state)))}" tabindex="-1">{rect}</a>' if url else rect)
            x += number
        told = ", ".join(f"{self.words[state]} {counts[state]}" for state in ORDER if counts[state])
        return (
            f'<svg class="{name}" viewBox="0 0 {total or 1} 1" preserveAspectRatio="none" role="img" '
            f'aria-label="{escape(told)}">{"".join(found)}</svg>'
        )

    def tally(self, target: Target) -> str:
        """Beside a target's name: its own small line, and how many are done."""
        mine = [c for c in self.sight.near if c.measure.target_id == target.pk]
        if not mine:
            return ""
        return f'<span class="tally">{self._bar(self.states(mine), "split mini")}{self._done(mine)}</span>'

    def _done(self, commitments: list[Commitment]) -> str:
        done = sum(self.sight.readings[c.pk].state in FINISHED for c in commitments)
        words = _("%(done)s of %(all)s done") % {"done": done, "all": len(commitments)}
        return f'<span class="num" title="{escape(words)}">{done} / {len(commitments)}</span>'

    def by_division(self) -> list[dict]:
        """Each division with its line; the figures are those of the whole book."""
        found = []
        for code, division in self.sight.divisions.items():
            mine = [c for c in self.sight.commitments if c.division_id == division.pk]
            on = code == self.asked.division
            found.append({
                "name": str(division), "url": self.asked.address(division="" if on else code), "on": on,
                "bar": mark_safe(self._bar(self.states(mine), "split")), "done": mark_safe(self._done(mine)),
            })  # fmt: skip
        return found

    def attention(self) -> list[dict]:
        """Late, behind, due soon: the figure, who acts, and the reason somebody gave."""
        found = []
        for commitment in self.sight.attention[:FIRST]:
            remark = self.sight.told.get(commitment.pk)
            line = self._line(commitment, *figure_of(commitment, self.sight.readings[commitment.pk], self.asked.day))
            found.append(line | {"reason": remark.text if remark else ""})
        return found

    def waiting(self) -> list[dict]:
        """Records that wait for a nod, promise by promise."""
        found = []
        for commitment in self.sight.waiting:
            number = self.sight.readings[commitment.pk].candidates
            found.append(
                self._line(commitment, escape(ngettext("%(n)s to judge", "%(n)s to judge", number) % {"n": number}))
            )
        return found

    def changed(self) -> list[dict]:
        return [
            self._line(change.commitment, escape(moved(change)))
            for change in self.sight.changed.values()
            if change.commitment in self.sight.near
        ]

    def _line(self, commitment: Commitment, *why: str) -> dict:
        who = [escape(str(x)) for x in (commitment.division, commitment.person) if x]
        return {
            "state": str(self.sight.readings[commitment.pk].state), "code": commitment.code, "text": commitment.text,
            "url": mark_safe(self.setter.href(commitment)), "why": mark_safe(row([*filter(None, why), *who])),
        }  # fmt: skip
