"""Debian's Chromium for journey tests: found, or installed where that is allowed."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

ARGUMENTS = [
    "--no-sandbox",  # it runs as root in a container, and shows our own pages only
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",  # no way out of this machine
]


def chromium() -> str:
    """The path of the program. Installs it as root on Debian; elsewhere says what to do."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL, timeout=900)
        found = shutil.which("chromium")
    if not found:
        raise RuntimeError(
            'no chromium here: apt-get install chromium as root, or leave it out: WITHOUT="browser"'
        )
    return found


@contextmanager
def page(width: int = 1500, height: int = 1100):
    """A page of a fresh browser, closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            yield browser.new_page(viewport={"width": width, "height": height})
        finally:
            browser.close()


if __name__ == "__main__":
    sys.stdout.write(chromium() + "\n")
