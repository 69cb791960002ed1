"""The core schema of ``banxin.glossary.GlossaryFile``; made by ``make schema``, not by hand."""

# ruff: noqa
# mypy: ignore-errors

import banxin.glossary
import banxin.reading.leaves

_dafd09354505 = {'type': 'no-info', 'function': banxin.glossary.GlossaryFile._keep_place}
_f370b4be724b = {'type': 'no-info', 'function': banxin.glossary.Term._keep_place}
_4e8d210b87b5 = {'type': 'no-info', 'function': banxin.reading.leaves._text}
_828dcfe824a4 = {'type': 'str', 'min_length': 1, 'max_length': 80}
_f409e3d5c582 = {'type': 'function-before', 'function': _4e8d210b87b5, 'schema': _828dcfe824a4}
_8cd30fd2d823 = {'type': 'model-field', 'schema': _f409e3d5c582}
_2d548b4ba7ef = {'type': 'str', 'max_length': 200}
_fc4b76d90dbc = {'type': 'function-before', 'function': _4e8d210b87b5, 'schema': _2d548b4ba7ef}
_9d5e30faf659 = {'type': 'default', 'schema': _fc4b76d90dbc, 'default': ''}
_3c9ce47caea8 = {'type': 'model-field', 'schema': _9d5e30faf659}
_dab8a3026345 = {'type': 'str', 'min_length': 1}
_391bb25a081d = {'type': 'function-before', 'function': _4e8d210b87b5, 'schema': _dab8a3026345}
_0dfb1ddd6035 = {'type': 'model-field', 'schema': _391bb25a081d}
_3ecbe7c3c7b1 = {'type': 'str', 'max_length': 400}
_8ec5dfbd53e9 = {'type': 'function-before', 'function': _4e8d210b87b5, 'schema': _3ecbe7c3c7b1}
_1904e6d46938 = {'type': 'default', 'schema': _8ec5dfbd53e9, 'default': ''}
_a6eac30f6bcd = {'type': 'model-field', 'schema': _1904e6d46938}
_636777a498f1 = {'term': _8cd30fd2d823, 'full': _3c9ce47caea8, 'text': _0dfb1ddd6035, 'pinyin': _a6eac30f6bcd}
_80e84a23baeb = {'type': 'model-fields', 'fields': _636777a498f1, 'model_name': 'Term', 'computed_fields': []}
_fdbbaa257884 = {'extra_fields_behavior': 'forbid', 'title': 'Term'}
_4ab166546316 = {'type': 'model', 'cls': banxin.glossary.Term, 'schema': _80e84a23baeb, 'custom_init': False, 'root_model': False, 'config': _fdbbaa257884}
_d13cbd959b0c = {'type': 'function-wrap', 'function': _f370b4be724b, 'schema': _4ab166546316, 'ref': 'banxin.glossary.Term'}
_388d4fcf7e4e = {'type': 'tuple', 'items_schema': [_d13cbd959b0c], 'variadic_item_index': 0, 'min_length': 1, 'max_length': 100000}
_8dc3f2be1ee4 = {'type': 'model-field', 'schema': _388d4fcf7e4e}
_db14258ec2d8 = {'terms': _8dc3f2be1ee4}
_3cd5f325b106 = {'type': 'model-fields', 'fields': _db14258ec2d8, 'model_name': 'GlossaryFile', 'computed_fields': []}
_b4b6d27fad68 = {'extra_fields_behavior': 'forbid', 'title': 'GlossaryFile'}
_a34e283631a8 = {'type': 'model', 'cls': banxin.glossary.GlossaryFile, 'schema': _3cd5f325b106, 'custom_init': False, 'root_model': False, 'config': _b4b6d27fad68}
_5105fc53fb79 = {'type': 'function-wrap', 'function': _dafd09354505, 'schema': _a34e283631a8, 'ref': 'banxin.glossary.GlossaryFile'}

VERSION = '2.50.4'
SCHEMA = _5105fc53fb79
