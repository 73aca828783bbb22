"""Takes the README's pictures of the demonstration city in Chromium, so that they show the product as it is."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

BASE = Path(__file__).resolve().parents[1]
PICTURES = BASE / "docs" / "pictures"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@contextmanager
def demonstration():
    """A server of the demonstration city with a folder of its own; its address."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {**os.environ, "WAIBAN_DATA": folder, "WAIBAN_DEMO": "1", "WAIBAN_DATABASE": ""}
        for words in (["migrate", "--verbosity", "0"], ["demo"]):
            subprocess.run([sys.executable, "manage.py", *words], cwd=BASE, env=environment, check=True)
        command = [
            str(BASE / ".venv/bin/gunicorn"),
            "waiban.config.wsgi",
            "--bind",
            f"127.0.0.1:{port}",
            "--threads",
            "4",
        ]
        server = subprocess.Popen([*command, "--log-level", "error"], cwd=BASE, env=environment)
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait(port: int) -> None:
    for _try in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def enter(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/sign-in/")
    page.get_by_role("button", name=name).first.click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"docs/pictures/{name}.png")


def book(page: Page, address: str) -> None:
    enter(page, address, "祝庭屿")
    page.locator("[data-commitment]", has_text="围绕新能源").click()
    page.locator("#panel .gauge").first.wait_for()
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")
    take(page, "book")


def registers(page: Page, address: str) -> None:
    enter(page, address, "覃晚枝")
    page.goto(f"{address}/r/agreements/agreement/?segment=signed")
    page.keyboard.press("j")
    take(page, "list")
    page.locator("tr[data-row]", has_text="大西洋锡港务公司").first.locator("td.t a").click()
    take(page, "record")


def phone(page: Page, address: str) -> None:
    enter(page, address, "祝庭屿")
    take(page, "book-phone")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with demonstration() as address, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for scene, width, height in ((book, 1440, 1000), (registers, 1440, 800), (phone, 390, 844)):
            context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
            scene(context.new_page(), address)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
