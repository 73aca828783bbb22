"""What the project keeps: nothing of one machine, nothing too big, nothing made by a program."""

import re

import pytest

from .tree import BASE, name, tracked

pytestmark = [
    pytest.mark.structure,
    pytest.mark.skipif(not tracked(), reason="The project came without git: nobody can tell which files it keeps."),
]
LARGEST = 1_000_000
# Folders of one person's machine, and addresses a package was taken from.
HOMES = r"(?<![\w/.}])/(?:home|root|Users)/\w"
HOSTS = r"https?://[\w.-]*(?:npm|pypi|pythonhosted|debian)[\w.-]*|\"resolved\": *\"http|--(?:extra-)?index-url"
PLACES = "|".join(re.escape(f"{path}/") for path in (BASE, BASE.parent / "shared", BASE.parent / ".library"))
OURS = name(BASE / "tests/structure/test_files.py")


def texts():
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data[:8000] and name(path) != OURS:
            yield name(path), data.decode("utf-8", errors="replace")


def test_no_file_names_a_machine_or_a_package_registry():
    words = re.compile(f"{HOMES}|{HOSTS}|{PLACES}")
    found = [f"{file}: {hit[0]}" for file, text in texts() if (hit := words.search(text))]
    assert not found, "\n".join(found)


def test_no_file_is_too_big_to_be_read_or_sent():
    assert not [name(path) for path in tracked() if path.stat().st_size > LARGEST]


def test_what_programs_make_is_not_kept():
    made = re.compile(r"\.(?:mo|pyc|sqlite3)$|^(?:build|var|node_modules|\.venv)/|(?:^|/)uv\.lock$|\.min\.(?:js|css)$")
    assert not [name(path) for path in tracked() if made.search(name(path))]


def test_the_locked_packages_are_proved_by_their_digests():
    lock = (BASE / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9][\w.\[\],-]*==", lock, re.MULTILINE)
    blocks = re.split(r"\n(?=[a-z0-9])", lock)[1:]
    assert len(packages) == len(blocks) > 30
    assert all("--hash=sha256:" in block for block in blocks)


def test_pages_hold_no_code_or_style_that_the_browser_would_refuse():
    """The content policy is 'self': inline scripts, handlers and style attributes do nothing there."""
    wrong = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|\sstyle=|\son[a-z]+=\"|javascript:|<style"
    )
    pages = [path for path in tracked() if path.suffix == ".html" and "templates" in path.parts]
    assert pages
    assert not [name(path) for path in pages if wrong.search(path.read_text(encoding="utf-8"))]
