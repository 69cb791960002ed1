"""The core schema of ``banxin.glossary.GlossaryFile``; made by ``make schema``, not by hand."""

# ruff: noqa
# mypy: ignore-errors

import banxin.glossary
import banxin.reading.leaves

VERSION = '2.50.4'

_0 = {'type': 'no-info', 'function': banxin.glossary.GlossaryFile._keep_place}
_1 = {'type': 'no-info', 'function': banxin.glossary.Term._keep_place}
_2 = {'type': 'no-info', 'function': banxin.reading.leaves._text}
_3 = {'type': 'str', 'min_length': 1, 'max_length': 80}
_4 = {'type': 'function-before', 'function': _2, 'schema': _3}
_5 = {'type': 'model-field', 'schema': _4}
_6 = {'type': 'str', 'max_length': 200}
_7 = {'type': 'function-before', 'function': _2, 'schema': _6}
_8 = {'type': 'default', 'schema': _7, 'default': ''}
_9 = {'type': 'model-field', 'schema': _8}
_10 = {'type': 'str', 'min_length': 1}
_11 = {'type': 'function-before', 'function': _2, 'schema': _10}
_12 = {'type': 'model-field', 'schema': _11}
_13 = {'type': 'str', 'max_length': 400}
_14 = {'type': 'function-before', 'function': _2, 'schema': _13}
_15 = {'type': 'default', 'schema': _14, 'default': ''}
_16 = {'type': 'model-field', 'schema': _15}
_17 = {'term': _5, 'full': _9, 'text': _12, 'pinyin': _16}
_18 = {'type': 'model-fields', 'fields': _17, 'model_name': 'Term', 'computed_fields': []}
_19 = {'extra_fields_behavior': 'forbid', 'title': 'Term'}
_20 = {'type': 'model', 'cls': banxin.glossary.Term, 'schema': _18, 'custom_init': False, 'root_model': False, 'config': _19}
_21 = {'type': 'function-wrap', 'function': _1, 'schema': _20, 'ref': 'banxin.glossary.Term'}
_22 = {'type': 'tuple', 'items_schema': [_21], 'variadic_item_index': 0, 'min_length': 1, 'max_length': 100000}
_23 = {'type': 'model-field', 'schema': _22}
_24 = {'terms': _23}
_25 = {'type': 'model-fields', 'fields': _24, 'model_name': 'GlossaryFile', 'computed_fields': []}
_26 = {'extra_fields_behavior': 'forbid', 'title': 'GlossaryFile'}
_27 = {'type': 'model', 'cls': banxin.glossary.GlossaryFile, 'schema': _25, 'custom_init': False, 'root_model': False, 'config': _26}
_28 = {'type': 'function-wrap', 'function': _0, 'schema': _27, 'ref': 'banxin.glossary.GlossaryFile'}
SCHEMA = _28
