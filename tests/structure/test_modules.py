"""Small modules that say what they mean, and no hidden calls between them."""

import ast

import pytest

from .tree import modules, name, tree

pytestmark = pytest.mark.structure
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def test_the_product_is_there_to_be_looked_at():
    assert len(modules()) > 60


def test_every_module_opens_with_what_it_means_to_the_office():
    silent = [name(path) for path in modules() if path.stat().st_size and not ast.get_docstring(tree(path))]
    assert not silent, f"Say in one sentence what these are for: {silent}"


def test_no_file_and_no_function_outgrows_one_idea():
    long = [name(path) for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, FUNCTION) and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
                long.append(f"{name(path)}:{node.lineno} {node.name}")
    assert not long, f"Look for a second idea in: {long}"


def test_nothing_happens_behind_the_back_of_a_caller():
    """No signal receivers: whoever saves calls what should happen."""
    found = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom):
                source = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                source = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(word.startswith("django.dispatch") or ".signals" in word for word in source):
                found.append(f"{name(path)}:{node.lineno}")
    assert not found, f"Call it instead: {found}"


def test_no_error_is_swallowed_whole():
    broad = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
    ]
    assert not broad, f"Name the error that is expected: {broad}"
