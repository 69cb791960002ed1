"""pydantic's core by itself: the extension that checks values, without the Python package that wraps it.

Importing the package makes a class for every kind of core schema, four times the work of loading what is used here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError, SchemaValidator, ValidationError
    from pydantic_core import __version__ as VERSION  # noqa: N812
    from pydantic_core.core_schema import ValidationInfo, ValidatorFunctionWrapHandler
else:
    import sys
    from importlib.machinery import PathFinder
    from importlib.util import find_spec, module_from_spec

    def _extension(name: str):
        """The extension module, as the package itself would import it and will find it if it is imported later."""
        if name not in sys.modules:
            spec = PathFinder.find_spec(name, find_spec(name.partition(".")[0]).submodule_search_locations)
            sys.modules[name] = module_from_spec(spec)
            spec.loader.exec_module(sys.modules[name])
        return sys.modules[name]

    _core = _extension("pydantic_core._pydantic_core")
    PydanticCustomError = _core.PydanticCustomError
    SchemaValidator = _core.SchemaValidator
    ValidationError = _core.ValidationError
    VERSION = _core.__version__

__all__ = [
    "VERSION",
    "CoreSchema",
    "ErrorDetails",
    "PydanticCustomError",
    "SchemaValidator",
    "ValidationError",
    "ValidationInfo",
    "ValidatorFunctionWrapHandler",
]
