"""The self-assessment as an official report: what was frozen, as blocks of a paper."""

from collections.abc import Iterable, Iterator

from waiban.documents.blocks import Block, signature
from waiban.targets.models import FINISHED, Assessment, Remark, State

from .attachments import ENCLOSED, attachments, promises
from .phrases import day, numeral, short_day

ORDER = (State.PACE, State.MOVING, State.SOON, State.BEHIND, State.LATE, State.NONE, State.ONGOING, State.UNMEASURED)
# What is told beside a promise; an instruction is a word inside the house.
TOLD = (Remark.Kind.PROGRESS, Remark.Kind.DIFFICULTY, Remark.Kind.DELAY, Remark.Kind.STEPS, Remark.Kind.JUDGEMENT)


def report(assessment: Assessment) -> list[Block]:
    """Title, addressee, body, list of attachments, signature, and the attachments with every promise."""
    data = assessment.data
    own, year = data["own"], data["book"]["year"]
    blocks = [
        Block("title", f"关于{year}年度业务目标完成情况的自评报告"),
        Block("to", f"{own['to']}："),
        Block("p", _opening(data)),
    ]
    for number, (heading, inner) in enumerate(_parts(data), 1):
        blocks += [Block("h1", f"{numeral(number)}、{heading}"), *inner]
    blocks.append(Block("enclosures", rows=[[name] for name in ENCLOSED]))
    blocks += signature(own["signed"], day(own["dated"]))
    return [*blocks, *attachments(assessment)]


def _opening(data: dict) -> str:
    book = data["book"]
    return (
        f"按照年度业务目标考核工作要求，{book['unit'] or '我单位'}对照《{book['title']}》逐项开展自查。"
        f"现将截至{day(data['on'])}的完成情况报告如下。"
    )


def _parts(data: dict) -> Iterator[tuple[str, list[Block]]]:
    """The numbered parts: as a whole, category by category, the benchmark, what is difficult, what comes next."""
    yield "总体情况", list(overall(data))
    year = data["book"]["year"]
    for category in data["categories"]:
        numbered = enumerate(category["targets"], 1)
        name = f"{category['name']}完成情况" if category["name"] else "目标完成情况"
        yield name, [block for number, target in numbered for block in _target(number, target, year)]
    yield "标杆对比", list(_benchmark(data["benchmark"]))
    for heading, name in (("存在问题", "problems"), ("下一步打算", "next_steps")):
        yield heading, lines(data["own"][name] or suggested(data, name) or "没有登记。")


def overall(data: dict) -> Iterator[Block]:
    """Counts and shares of all, those with a number apart from the others (M-24)."""
    summary, targets = data["summary"], sum(len(c["targets"]) for c in data["categories"])
    yield Block(
        "p", f"《{data['book']['title']}》共设目标{targets}项、承诺事项{summary['total']}项。{_states(summary)}。"
    )
    named = (("有数量指标的承诺", summary["numeric"]), ("其他承诺", summary["others"]))
    told = [f"{name}{part['total']}项，{_finished(part)}" for name, part in named if part["total"]]
    if told:
        yield Block("p", f"其中，{'；'.join(told)}。各项承诺的状态、完成情况和佐证见附件。")


def _states(part: dict) -> str:
    """What is done first, then the others from good to bad."""
    counts = {row["state"]: row for row in part["states"]}
    early = counts.get(State.EARLY, {}).get("count", 0)
    done = _finished(part) + (f"（其中提前完成{early}项）" if early else "")
    rest = [counts[state] for state in ORDER if state in counts]
    return "；".join([done, *(f"{row['label']}{row['count']}项，占{row['share']}%" for row in rest)])


def _finished(part: dict) -> str:
    number = sum(row["count"] for row in part["states"] if row["state"] in FINISHED)
    return f"已完成{number}项，占{100 * number / (part['total'] or 1):.1f}%"


def _target(number: int, target: dict, year: int) -> Iterator[Block]:
    """A target with its promises; those without a register stand together at its end, then the clerk's words."""
    yield Block("h2", f"（{numeral(number)}）{target['name']}")
    if target["account"]:
        yield Block("p", target["account"])
    unmeasured = []
    for promise in promises(target):
        numbered = f"{promise['number']}. {_words(promise)}"
        if promise["state"] == State.UNMEASURED:
            unmeasured.append(numbered)
            continue
        yield Block("h3", f"{numbered}（{promise['state_label']}）")
        yield Block("p", promise["paragraph"] + _said(promise["remarks"], year))
    if unmeasured:
        yield Block("p", f"另有{len(unmeasured)}项尚无登记簿，未作计量，佐证材料另附：{'；'.join(unmeasured)}。")
    yield from lines(target["own"])


def _words(promise: dict) -> str:
    return promise["text"].rstrip("。；")


def _said(remarks: Iterable[dict], year: int) -> str:
    """困难（8月14日）：…。"""
    told = [r for r in remarks if r["kind"] in TOLD]
    return "".join(f"{r['kind_label']}（{short_day(r['on'], year)}）：{r['text'].rstrip('。')}。" for r in told)


def _benchmark(benchmark: dict) -> Iterator[Block]:
    if benchmark["city"]:
        yield Block("p", f"标杆城市：{benchmark['city']}。")
    if benchmark["value"]:
        yield Block("p", f"标杆值：{benchmark['value'].rstrip('。')}。")
    named = (("数据来源", "source"), ("数据日期", "date"), ("比较方法", "method"))
    known = [f"{label}：{benchmark[name]}" for label, name in named if benchmark[name]]
    if known:
        yield Block("p", f"{'；'.join(known)}。")
    yield from (Block("p", sentence) for sentence in benchmark["missing"])


def suggested(data: dict, name: str) -> str:
    """What people said of unfinished promises, a line for each promise: how the clerk's own words begin."""
    found, year = [], data["book"]["year"]
    for target in (target for category in data["categories"] for target in category["targets"]):
        texts = {promise["number"]: _words(promise) for promise in promises(target)}
        for number in dict.fromkeys(remark["commitment"] for remark in target[name]):
            said = [r for r in target[name] if r["commitment"] == number]
            told = "；".join(f"{r['text'].rstrip('。')}（{short_day(r['on'], year)}）" for r in said)
            found.append(f"{len(found) + 1}. {texts[number]}：{told}。")
    return "\n".join(found)


def lines(text: str) -> list[Block]:
    """A person's words, each line a paragraph."""
    return [Block("p", line.strip()) for line in text.splitlines() if line.strip()]
