"""A paper as PDF through Typst; the office's licensed fonts come first when they lie in its fonts folder."""

import functools
import json
import threading
from pathlib import Path

import typst
from django.conf import settings

from .blocks import Block

TEMPLATE = Path(__file__).with_name("official.typ")
_one_at_a_time = threading.Lock()  # the compiler refuses a second paper while it sets the first


@functools.cache
def _compiler(template: Path) -> typst.Compiler:
    fonts = [str(folder) for folder in settings.FONTS if folder.exists()]
    return typst.Compiler(str(template), root=str(template.parent), font_paths=fonts)


def make(blocks: list[Block]) -> bytes:
    """The file of a paper; text is handed over as data, so nothing in it can act as Typst."""
    data = json.dumps([block.as_json() for block in blocks], ensure_ascii=False)
    with _one_at_a_time:
        return _compiler(TEMPLATE).compile(format="pdf", sys_inputs={"blocks": data})
