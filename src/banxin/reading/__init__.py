"""YAML text + a type -> a checked value, or every mistake with its place.

``written`` holds the types that authors' YAML becomes and reads them; ``nodes`` is the tree in between, ``leaves`` and
``scalars`` its single values; ``parsing`` makes it of libyaml's events; ``syntax`` and ``mistakes`` say what is wrong
in the author's language. ``declared`` is what types say of their fields, ``core`` what checks them; ``models`` and
``compiling`` are where pydantic comes in.
"""

from banxin.reading.written import (
    ByKey,
    Fill,
    Reading,
    Written,
    check,
    load,
    read,
    several,
    wrong,
)

__all__ = ["ByKey", "Fill", "Reading", "Written", "check", "load", "read", "several", "wrong"]
