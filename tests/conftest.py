"""What every test may ask for."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # how busy the machine is says nothing about the code


def pytest_runtest_setup(item: pytest.Item) -> None:
    """``@pytest.mark.system("qpdf")``: skip where the program is missing; fail under BANXIN_SYSTEM=1 (.ci/run)."""
    for marker in item.iter_markers("system"):
        missing = [program for program in marker.args if shutil.which(program) is None]
        if not missing:
            continue
        if os.environ.get("BANXIN_SYSTEM") == "1":
            pytest.fail(f"not installed: {', '.join(missing)}")
        pytest.skip(f"not installed: {', '.join(missing)}")
