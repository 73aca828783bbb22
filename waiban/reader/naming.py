"""The verb and the object a promise is shown with: as the sentence says them, whatever word told its kind."""

import re

from .clauses import Clause
from .words import either, words

V = either("verbs")
ADVERBS = "|".join(word for word in words("adverbs") if len(word) > 1)  # 新 and 再 begin verbs too
FIRST = re.compile(
    rf"^(?:{ADVERBS}|[,、\s])*?(?P<v>(?:新建|改建|{V})(?:[、和](?:{V}|改造提升|购置)(?![一-龥]{{0,2}}(?:等|的)))*)(?P<o>.+)$"
)
HEDGE = re.compile(
    r"^(?:推动|推进|促成|促进|争取|力争|加快|积极|鼓励|支持|配合|协助|指导|组织|策划|带动|牵头|联合|会同|利用|加大)"
)
STAGED = re.compile(
    r"^(?:组织|策划|指导|带动|牵头|统筹|协助|配合|委托)(?P<who>[^,“]{0,12}?)(?P<v>开展|举办|实施|完成|做好|参加|召开|参与|编制|制定|评选|推进)(?P<o>.+)$"
)
BUILT = re.compile(
    r"^(?:推动|推进|加快|加大|促成)(?P<o>[^,]{3,}?)(?P<v>开工建设|建设|改造|开发|落地|实施|投产|签约)(?:力度|工作|进度)?$"
)
LATE = re.compile(r"^(?P<o>[^,]{4,}?)(?P<v>予以|给予|提供)(?P<rest>[^,]{2,12})$")
EDGE = " ,、的:;。"


def shown(clause: Clause) -> tuple[str | None, str | None]:
    deed, core = clause.deed, clause.core
    text = _stripped(core)
    if clause.quantity:
        number = clause.text[clause.quantity.start - clause.start : clause.quantity.end - clause.start]
        lead = text.split(number)[0]
        if re.fullmatch(rf"(?:{V}|改造提升|优化提升)+", lead) and (rest := text.split(number, 1)[1].strip(EDGE)):
            return lead, _tidy(rest)
        text = (
            re.sub(r"(?:不少于|不低于|达到|超过|突破|达)$", "", text.split(number)[0])
            if not text.startswith(number)
            else text
        )
    if match := STAGED.match(text):
        return match["v"], _tidy(match["o"])
    if (match := BUILT.match(text)) and re.search(r"项目|中心|工程|基地|园区|平台", match["o"]):
        return match["v"], _tidy(match["o"])
    if match := LATE.match(text):
        return match["v"], _tidy(match["rest"])
    first = FIRST.match(text)
    if first and not HEDGE.match(first["v"]) and (deed.verb is None or _names_work(first["v"], deed.verb)):
        return first["v"], _tidy(first["o"])
    if deed.verb and not deed.object and deed.verb in clause.core:
        return deed.verb, _tidy(clause.core.split(deed.verb, 1)[1])
    return deed.verb, _unmasked(core, deed.object)


def _names_work(first: str, told: str) -> bool:
    """完成…布展: the sentence's own verb stands, unless the other one is what is done to the deliverable."""
    return (
        first.startswith(("完成", "做好", "抓好", "新建", "启动", "举办", "开展", "新设"))
        or "、" in first
        or first == told
    )


def _stripped(core: str) -> str:
    return re.sub(rf"^(?:{ADVERBS}|全年|年内)+(?=(?:{V}|新建|新设))", "", core).strip(EDGE) or core


def _unmasked(core: str, found: str | None) -> str | None:
    """Names in quotation marks were covered while the kind was told; the object shows them."""
    if not found or "某" not in found:
        return _tidy(found)
    pattern = re.sub("某+", lambda match: f".{{{len(match.group())}}}", re.escape(found).replace("\\", "\\"))
    match = re.search(pattern, core)
    return _tidy(match.group() if match else found)


def _tidy(text: str | None) -> str | None:
    text = re.sub(r"\s+", "", text or "").strip(EDGE)
    return text or None
