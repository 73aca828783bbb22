"""The map of packages holds for imports and for the tables alike."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

from .tree import BASE, contracts, floors

pytestmark = pytest.mark.structure
FLOOR = {package: number for number, line in enumerate(floors()) for package in line}


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("waiban.")]


def test_packages_import_only_what_stands_below_them():
    tool = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([tool, "--no-cache"], cwd=BASE, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    kept = sum(name.startswith("importlinter:contract:") for name in contracts())
    assert kept > 5 and f"{kept} kept" in done.stdout


def test_a_table_points_only_at_tables_below_it_or_in_its_own_package():
    """Foreign keys are strings, so import-linter cannot see them."""
    models, wrong = own_models(), []
    assert len(models) > 20
    for model in models:
        here = model._meta.app_label
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            there = field.related_model._meta.app_label
            if there in FLOOR and there != here and FLOOR[there] <= FLOOR[here]:
                wrong.append(f"{model._meta.label}.{field.name} points up at {there}")
    assert not wrong, "\n".join(wrong)


def test_every_domain_package_is_kept_from_the_targets_and_the_reports():
    """A new register is reached through the catalogue; nobody may forget to say so in .importlinter."""
    top, bottom = FLOOR["targets"], FLOOR["documents"]
    domains = {package for package, floor in FLOOR.items() if top < floor < bottom} - {"reader"}
    built = {f"waiban.{package}" for package in domains if (BASE / "waiban" / package / "__init__.py").exists()}
    for contract in ("questions", "figures"):
        assert built == set(contracts()[f"importlinter:contract:{contract}"]["forbidden_modules"].split())
    assert built <= set(contracts()["importlinter:contract:inside"]["containers"].split())


def test_the_map_in_words_names_every_package():
    words = (BASE / "docs" / "map.md").read_text(encoding="utf-8")
    packages = [path.parent.name for path in (BASE / "waiban").glob("*/__init__.py")]
    assert len(packages) > 10
    assert not [package for package in packages if f"`{package}`" not in words]


def test_every_package_of_registers_has_its_first_four_files():
    for package in contracts()["importlinter:contract:inside"]["containers"].split():
        folder = BASE / package.replace(".", "/")
        missing = [
            file
            for file in ("__init__.py", "models.py", "registers.py", "tests")
            if not ((folder / file).exists() or (folder / file.removesuffix(".py")).exists())
        ]
        assert not missing, f"{package} lacks {missing}"
