"""What a read target book is: targets, measures and commitments as stretches of the one text the book page shows."""

from dataclasses import asdict, dataclass, field


@dataclass
class Mention:
    what: str  # place, party, quantity or deadline
    start: int
    end: int
    text: str
    value: object = None
    doubtful: bool = False
    why: str = ""


@dataclass
class ReadCommitment:
    start: int
    end: int
    kind: str = "continuing_work"
    verb: str | None = None
    object: str | None = None
    quantity: float | int | None = None
    unit: str | None = None
    deadline: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def values(self, what: str) -> list[str]:
        """Named places or parties, each once, in the order of the text."""
        return list(dict.fromkeys(str(mention.value) for mention in self.mentions if mention.what == what))


@dataclass
class ReadMeasure:
    ordinal: str | None
    start: int
    end: int
    commitments: list[ReadCommitment] = field(default_factory=list)


@dataclass
class ReadTarget:
    category: str | None
    no: str | None
    name: str
    start: int
    end: int
    owners: list[str] = field(default_factory=list)
    leaders: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    deadline: str | None = None
    measures: list[ReadMeasure] = field(default_factory=list)


@dataclass
class ReadBook:
    text: str
    title: str = ""
    unit: str | None = None
    year: int | None = None
    leader: str | None = None
    contact: str | None = None
    phone: str | None = None
    benchmark_city: str | None = None
    benchmark_value: str | None = None
    targets: list[ReadTarget] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        """The agreed exchange shape; what the shape has no place for stands under x_ keys."""
        groups: list[dict] = []
        for target in self.targets:
            if not groups or groups[-1]["name"] != target.category:
                groups.append({"name": target.category, "targets": []})
            groups[-1]["targets"].append(self._target(target))
        bench = self.benchmark_city or self.benchmark_value
        return {
            "unit": self.unit,
            "year": self.year,
            "leader": self.leader,
            "contact": self.contact,
            "phone": self.phone,
            "categories": groups,
            "benchmark": {"city": self.benchmark_city, "value": self.benchmark_value} if bench else None,
            "x_title": self.title,
            "x_doubts": self.doubts,
        }

    def _target(self, target: ReadTarget) -> dict:
        shown = {"no": target.no, "name": target.name, "measures": [self._measure(m) for m in target.measures]}
        for key in ("owners", "leaders", "phones", "deadline"):
            if value := getattr(target, key):
                shown[key] = value
        return shown | {"x_span": [target.start, target.end]}

    def _measure(self, measure: ReadMeasure) -> dict:
        return {
            "ordinal": measure.ordinal,
            "text": self.text[measure.start : measure.end],
            "commitments": [self._commitment(commitment) for commitment in measure.commitments],
            "x_span": [measure.start, measure.end],
        }

    def _commitment(self, promise: ReadCommitment) -> dict:
        return {
            "text": self.text[promise.start : promise.end],
            "kind": promise.kind,
            "verb": promise.verb,
            "object": promise.object,
            "parties": promise.values("party"),
            "places": promise.values("place"),
            "quantity": promise.quantity,
            "unit": promise.unit,
            "deadline": promise.deadline,
            "x_span": [promise.start, promise.end],
            "x_mentions": [asdict(mention) for mention in promise.mentions],
            "x_doubts": promise.doubts,
        }
