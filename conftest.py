"""What all tests share: a skip is a failure where the gate says so, and data of tests never touches the office's."""

import os
import tempfile

import pytest

os.environ.setdefault("WAIBAN_DATA", tempfile.mkdtemp(prefix="waiban-test-"))
STRICT = os.environ.get("WAIBAN_NO_SKIPS") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"Skipped where nothing may be skipped: {report.longrepr}"
    return report
