"""What the tests of the house share: the files of the project and the lines of the map."""

import ast
import configparser
import subprocess
from functools import cache
from pathlib import Path

BASE = Path(__file__).resolve().parents[2]


@cache
def modules() -> tuple[Path, ...]:
    """Every module of product and demonstration, without tests and migrations."""
    found = [*BASE.glob("waiban/**/*.py"), *BASE.glob("demo/**/*.py")]
    return tuple(path for path in sorted(found) if not {"tests", "migrations"} & set(path.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return str(path.relative_to(BASE))


@cache
def tracked() -> tuple[Path, ...]:
    """The files git keeps, or () where the project came without git."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=BASE, capture_output=True, text=True)
    return tuple(BASE / file for file in done.stdout.split("\0") if file and (BASE / file).is_file())


@cache
def contracts() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(BASE / ".importlinter", encoding="utf-8")
    return parser


def floors() -> list[list[str]]:
    """The lines of the map from top to bottom, each with its packages."""
    text = contracts()["importlinter:contract:map"]["layers"]
    return [[word.strip(" ()") for word in line.split("|")] for line in text.split("\n") if line.strip()]
