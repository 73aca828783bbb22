"""The map: partners, visits and projects as points on a graticule, without any drawn border, and as a table beside it."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.kernel.dates import today
from waiban.register.declare import catalogue
from waiban.register.templatetags.show import changed

from . import places
from .naming import names

USUAL = ("sistercities/tie", "visits/visit", "projects/project")
MIDDLE = 150  # the meridian in the middle, as on maps printed in China
# What is looked at: west, north, width and height in degrees.
AREAS = {
    "world": (gettext_lazy("World"), (-30, 78, 360, 138)),
    "asia": (gettext_lazy("Asia"), (40, 60, 120, 72)),
    "europe": (gettext_lazy("Europe"), (-25, 72, 75, 40)),
    "africa": (gettext_lazy("Africa"), (-25, 40, 100, 78)),
    "america": (gettext_lazy("America"), (-170, 72, 145, 130)),
    "oceania": (gettext_lazy("Oceania"), (110, 10, 110, 62)),
}
LISTED, BEHIND = 80, 200
STEP = 30


def page(request):
    sight = Look(request.user, request.GET)
    found = places.counted(request.user, sight.chosen, sight.year)
    every, lost = places.points(found, places.NEAR * sight.box[2] / 360)
    drawn = [sight.draw(point) for point in every]
    open_point = next((p for p in every if sight.place and any(s.code == sight.place for s in p.spots)), None)
    if sight.place and open_point is None:
        sight.problems.append(_("Nothing stands at that place with what is chosen."))
    context = {
        "sight": sight, "points": [one for one in drawn if one["inside"]], "listed": drawn[:LISTED], "more": max(len(drawn) - LISTED, 0),
        "lost": lost, "number": sum(p.number for p in every), "lines": sight.graticule(), "base": bool(base_file()),
        "behind": open_point and behind(request.user, sight, open_point), "open": open_point and sight.told(open_point),
    }  # fmt: skip
    return render(request, "daily/map.html", context)


class Look:
    """What the address asks for; what it cannot mean is left out and said."""

    def __init__(self, user, query):
        self.query, self.problems = query, []
        self.every = places.seen_by(user)
        self.chosen, self.year = self._chosen(query.getlist("register")), self._year(query.get("year", ""))
        self.place = query.get("place", "")[:20]
        after = query.get("after", "")
        self.after = int(after) if after.isdecimal() and len(after) < 7 and len(self.chosen) == 1 else 0
        self.area = query.get("area", "world")
        if self.area not in AREAS:
            self.problems.append(_("There is no area “%(name)s”; the world is shown.") % {"name": self.area[:40]})
            self.area = "world"
        self.box = AREAS[self.area][1]

    def _chosen(self, given: list[str]) -> list:
        by_label = {one.register.label: one for one in self.every}
        for name in given:
            if name and name not in by_label:
                self.problems.append(_("No register “%(name)s” stands on the map.") % {"name": name[:40]})
        asked = [by_label[name] for name in dict.fromkeys(given) if name in by_label]
        return asked or [by_label[name] for name in USUAL if name in by_label]

    def _year(self, text: str) -> int | None:
        if not text:
            return None
        if text.isdecimal() and len(text) == 4 and 1950 <= int(text) <= 2150:
            return int(text)
        self.problems.append(_("“%(value)s” is no year; all years are shown.") % {"value": text[:40]})
        return None

    @property
    def years(self) -> list[int]:
        now = today().year
        return sorted({*range(now + 1, now - 6, -1), *([self.year] if self.year else [])}, reverse=True)

    def registers(self) -> list[dict]:
        """A chip for each register: pressed, it is added or taken away."""
        on = [one.register.label for one in self.chosen]
        return [
            {"label": one.register.title, "on": one.register.label in on,
             "url": changed(self.query, register=[n for n in on if n != one.register.label] if one.register.label in on
                            else [*on, one.register.label], place=None, after=None)}
            for one in self.every
        ]  # fmt: skip

    def areas(self) -> list[dict]:
        return [
            {"label": label, "on": name == self.area, "url": changed(self.query, area=name)}
            for name, (label, _box) in AREAS.items()
        ]

    @property
    def view_box(self) -> str:
        west, north, width, height = self.box
        return f"{x_of(west):g} {90 - north:g} {width:g} {height:g}"

    @property
    def unit(self) -> float:
        """A hundredth of the width: lines, points and letters are as large on every area."""
        return self.box[2] / 100

    @property
    def letters(self) -> str:
        return f"{self.unit * 1.25:.2f}"

    def draw(self, point) -> dict:
        west, north, width, height = self.box
        x, y = x_of(point.lon), 90 - point.lat
        inside = x_of(west) <= x <= x_of(west) + width and 90 - north <= y <= 90 - north + height
        r = self.unit * (1.05 + 0.32 * min(len(str(point.number)) - 1, 3) + 0.05 * min(point.number, 12))
        return {
            **self.told(point),
            "x": f"{x:.2f}",
            "y": f"{y:.2f}",
            "r": f"{r:.2f}",
            "down": f"{y + self.unit * 0.45:.2f}",
            "inside": inside,
        }

    def told(self, point) -> dict:
        others = len(point.spots) - 1
        name = str(point.spots[0])
        if others:
            name = _("%(name)s and %(n)s more places nearby") % {"name": name, "n": others}
        return {
            "name": name, "number": point.number, "url": changed(self.query, place=point.code, after=None) + "#behind",
            "counts": [(catalogue[label].title, n) for label, n in point.counts.items()],
            "on": bool(self.place) and any(s.code == self.place for s in point.spots),
        }  # fmt: skip

    def graticule(self) -> list[dict]:
        """Every thirtieth meridian and parallel, the equator among them."""
        west, north, width, height = self.box
        left, top = x_of(west), 90 - north
        found = [
            {
                "x1": x,
                "x2": x,
                "y1": top,
                "y2": top + height,
                "at": (x + self.unit * 0.4, top + self.unit * 2),
                "words": _degrees((x + MIDDLE - 180 + 180) % 360 - 180, "EW"),
            }
            for x in range(0, 361, STEP)
            if left <= x < left + width
        ]
        for lat in range(90 - STEP, -90, -STEP):
            y = 90 - lat
            if top < y < top + height:
                found.append(
                    {
                        "x1": left,
                        "x2": left + width,
                        "y1": y,
                        "y2": y,
                        "at": (left + self.unit * 0.4, y - self.unit * 0.4),
                        "words": _degrees(lat, "NS"),
                        "equator": lat == 0,
                    }
                )
        return [{**one, "x": f"{one['at'][0]:.2f}", "y": f"{one['at'][1]:.2f}"} for one in found]


def x_of(lon: float) -> float:
    """Degrees from the left edge of the whole picture."""
    return (lon - MIDDLE + 180) % 360


def _degrees(number: float, letters: str) -> str:
    number = round(number)
    return "0°" if number == 0 else "180°" if abs(number) == 180 else f"{abs(number)}°{letters[number < 0]}"


def behind(user, sight: Look, point) -> list[dict]:
    """The records of a point by register, by name and with the way to each."""
    found = places.records_at(user, sight.chosen, sight.year, point, BEHIND, sight.after)
    wanted: dict = {}
    for label, pk in found:
        wanted.setdefault(catalogue[label].model, []).append(pk)
    called, groups = names(wanted), {}
    for label, pk in found:
        register = catalogue[label]
        groups.setdefault(label, []).append((called.get((register.model, pk), ""), register.address(pk)))
    return [_group(sight, label, records, point.counts[label]) for label, records in groups.items()]


def _group(sight: Look, label: str, records: list, number: int) -> dict:
    """The records of one register, and the way to the next ones at this place."""
    shown = sight.after + len(records)
    further = changed(sight.query, register=label, after=shown) + "#behind"
    return {"register": catalogue[label], "records": records, "more": max(number - shown, 0), "further": further}


def base_file() -> Path | None:
    """The picture the operator put under the map: a file in the folder `map` of the data folder, nowhere else."""
    if not settings.BASE_MAP:
        return None
    path = Path(settings.DATA) / "map" / Path(settings.BASE_MAP).name
    return path if path.is_file() and (mimetypes.guess_type(path.name)[0] or "").startswith("image/") else None


def base(request):
    path = base_file()
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type=mimetypes.guess_type(path.name)[0])
