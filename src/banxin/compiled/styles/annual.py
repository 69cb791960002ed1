"""The style ``annual``; made by ``make schema``, not by hand."""

# ruff: noqa
# mypy: ignore-errors

import banxin.measures.blocks
import banxin.measures.illustrations
import banxin.measures.letters
import banxin.measures.page
import banxin.measures.word
import banxin.reading.written
import banxin.style

_2a35a8531e1b = banxin.reading.written.made(banxin.measures.page.Paper, {'width': 595.2755905511812, 'height': 841.8897637795277, 'head': 84.0, 'foot': 73.89, 'inner': 56.14, 'outer': 56.14})
_364a27eae9ff = banxin.reading.written.made(banxin.measures.page.Grid, {'columns': 12, 'column': 21.0, 'gutter': 21.0, 'side': 3, 'leading': 18.0, 'first_baseline': 97.0, 'lines': 38, 'step': 6.0})
_c0a1f3d80432 = {'ink': '#1C232B', 'blue': '#14375E', 'mid': '#44698F', 'soft': '#7A98B7', 'pale': '#CCD8E4', 'tint': '#F0F3F7', 'accent': '#AE4A24', 'grey': '#59626C', 'rule': '#AEB7C0', 'hair': '#D5DAE0', 'watermark': '#E4E8ED'}
_a0d3f645d949 = {'accent': 3}
_c7c29837a85e = {400: 'BanxinSong-Regular.ttf', 700: 'BanxinSong-Bold.ttf', 900: 'BanxinSong-Heavy.ttf'}
_64e2525ddf20 = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _c7c29837a85e, 'fallback': ('serif', ), 'word': '宋体', 'word_latin': 'Times New Roman', 'word_alternative': 'Liberation Serif', 'word_heavy': '', 'drop': 0.0, 'latin': '', 'borrow': {}})
_fe3115fd5356 = {400: 'BanxinHei-Regular.ttf', 500: 'BanxinHei-Medium.ttf', 700: 'BanxinHei-Bold.ttf'}
_fc81bcfafca0 = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _fe3115fd5356, 'fallback': ('sans', 'song', ), 'word': '黑体', 'word_latin': 'Arial', 'word_alternative': 'Liberation Sans', 'word_heavy': '', 'drop': 0.0, 'latin': '', 'borrow': {}})
_81dbc225ee0e = {400: 'BanxinKai-Regular.ttf'}
_66b4b31d88fe = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _81dbc225ee0e, 'fallback': ('song', ), 'word': '楷体', 'word_latin': 'Times New Roman', 'word_alternative': 'Liberation Serif', 'word_heavy': '', 'drop': 0.0, 'latin': '', 'borrow': {}})
_075c9cf0ade2 = {400: 'LiberationSerif-Regular.ttf', 700: 'LiberationSerif-Bold.ttf'}
_53c58b734bcb = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _075c9cf0ade2, 'fallback': (), 'word': '宋体', 'word_latin': 'Times New Roman', 'word_alternative': 'Liberation Serif', 'word_heavy': '', 'drop': 0.0, 'latin': '', 'borrow': {}})
_2dad81ef4022 = {400: 'LiberationSans-Regular.ttf', 700: 'LiberationSans-Bold.ttf'}
_b7c9016d5907 = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _2dad81ef4022, 'fallback': (), 'word': '黑体', 'word_latin': 'Arial', 'word_alternative': 'Liberation Sans', 'word_heavy': '', 'drop': 0.0, 'latin': '', 'borrow': {}})
_8f43ffdd6c66 = {'song': _64e2525ddf20, 'hei': _fc81bcfafca0, 'kai': _66b4b31d88fe, 'serif': _53c58b734bcb, 'sans': _b7c9016d5907}
_f9c9b283313b = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 10.5, 'leading': 18.0, 'colour': 'white', 'shift': 0.0})
_f931d293802f = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 9.0, 'leading': 18.0, 'colour': 'white', 'shift': 0.0})
_727553e8d96d = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 128.0, 'leading': 128.0, 'colour': 'white', 'shift': -7.0})
_94491fdae104 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 900, 'size': 42.0, 'leading': 54.0, 'colour': 'blue', 'shift': 0.0})
_29656c50c223 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 16.0, 'leading': 24.0, 'colour': 'ink', 'shift': 0.0})
_a20071b8d932 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 10.5, 'leading': 18.0, 'colour': 'blue', 'shift': 0.0})
_4c455c767389 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 10.5, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_08386702973a = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 54.0, 'leading': 54.0, 'colour': 'blue', 'shift': -2.0})
_0faaaddd6500 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 24.0, 'leading': 32.0, 'colour': 'blue', 'shift': -1.0})
_40678d38882d = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 12.0, 'leading': 18.0, 'colour': 'blue', 'shift': 0.0})
_21390e5b338f = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 12.0, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_41d9913fc61b = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 10.5, 'leading': 18.0, 'colour': 'blue', 'shift': 0.0})
_c4fd28cd1a69 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'kai', 'weight': 400, 'size': 12.0, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_4128bd695733 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 10.5, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_f03a248e22a1 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 10.5, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_377d536fc7cf = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 10.5, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_2d9cbca1adf6 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 10.5, 'leading': 18.0, 'colour': 'blue', 'shift': 0.0})
_6d071eee7b65 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'kai', 'weight': 400, 'size': 10.5, 'leading': 18.0, 'colour': 'grey', 'shift': 0.0})
_e83e2564f7a2 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'kai', 'weight': 400, 'size': 10.5, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_c8b5aeb5d8bf = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 8.0, 'leading': 12.0, 'colour': 'grey', 'shift': 0.0})
_1426bb494acc = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 9.0, 'leading': 13.5, 'colour': 'accent', 'shift': 0.0})
_5fb9842d7a2e = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 14.0, 'leading': 21.0, 'colour': 'blue', 'shift': 0.0})
_9fd5fb17e8cf = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 10.5, 'leading': 16.0, 'colour': 'blue', 'shift': 0.0})
_e58968e56549 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 36.0, 'leading': 36.0, 'colour': 'blue', 'shift': 0.0})
_6f134f7c9602 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 9.0, 'leading': 13.5, 'colour': 'ink', 'shift': 0.0})
_1fb906c6296c = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 44.0, 'leading': 44.0, 'colour': 'blue', 'shift': -2.0})
_c283b6642814 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 12.0, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_966fb77989a2 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 9.0, 'leading': 13.5, 'colour': 'grey', 'shift': 0.0})
_683e1c2818f7 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 24.0, 'leading': 24.0, 'colour': 'blue', 'shift': -1.0})
_619285e774cd = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 9.0, 'leading': 13.5, 'colour': 'mid', 'shift': 0.0})
_b0dbbdffdda1 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 9.0, 'leading': 13.5, 'colour': 'blue', 'shift': 0.0})
_ea69ff141a0b = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 9.0, 'leading': 13.5, 'colour': 'ink', 'shift': 0.0})
_503c6befee4b = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 9.0, 'leading': 12.0, 'colour': 'ink', 'shift': 0.0})
_c1b90a67c3b3 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 9.0, 'leading': 12.0, 'colour': 'blue', 'shift': 0.0})
_a56edb5c0349 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 9.5, 'leading': 12.0, 'colour': 'ink', 'shift': 0.0})
_46f484c434e6 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 9.5, 'leading': 12.0, 'colour': 'ink', 'shift': 0.0})
_f8c38d8019fb = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 9.5, 'leading': 12.0, 'colour': 'ink', 'shift': 0.0})
_9397f4c474e8 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 9.0, 'leading': 12.0, 'colour': 'ink', 'shift': 0.0})
_81b7145ef195 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 9.5, 'leading': 12.0, 'colour': 'grey', 'shift': 0.0})
_92e09c833d8c = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 8.0, 'leading': 12.0, 'colour': 'ink', 'shift': 0.0})
_c8e20307653f = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 6.5, 'leading': 12.0, 'colour': 'ink', 'shift': 0.0})
_2040faf0d65c = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 9.0, 'leading': 12.0, 'colour': 'ink', 'shift': 0.0})
_4b24ce54875f = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 24.0, 'leading': 32.0, 'colour': 'blue', 'shift': 0.0})
_0938d7197817 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 140.0, 'leading': 140.0, 'colour': 'watermark', 'shift': 0.0})
_d1187abd7cc7 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 9.0, 'leading': 15.0, 'colour': 'ink', 'shift': 0.0})
_0f06e3b57143 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 10.5, 'leading': 15.0, 'colour': 'blue', 'shift': 0.0})
_842733a78115 = banxin.reading.written.made(banxin.measures.letters.Texts, {'cover_kind': _f9c9b283313b, 'cover_state': _f931d293802f, 'cover_year': _727553e8d96d, 'cover_title': _94491fdae104, 'cover_subtitle': _29656c50c223, 'cover_number': _a20071b8d932, 'cover_section': _4c455c767389, 'number': _08386702973a, 'h1': _0faaaddd6500, 'h2': _40678d38882d, 'h3': _21390e5b338f, 'h4': _41d9913fc61b, 'introduction': _c4fd28cd1a69, 'body': _4128bd695733, 'lead': _f03a248e22a1, 'strong': _377d536fc7cf, 'figure': _2d9cbca1adf6, 'editorial': _6d071eee7b65, 'remark': _6d071eee7b65, 'quotation': _e83e2564f7a2, 'quotation_source': _c8b5aeb5d8bf, 'policy_label': _1426bb494acc, 'policy_title': _5fb9842d7a2e, 'card_title': _9fd5fb17e8cf, 'lead_card_title': _40678d38882d, 'card_number': _e58968e56549, 'card_unit': _6f134f7c9602, 'principle_title': _9fd5fb17e8cf, 'tile_number': _1fb906c6296c, 'tile_unit': _c283b6642814, 'tile_label': _4c455c767389, 'tile_qualifier': _966fb77989a2, 'small_tile_number': _683e1c2818f7, 'small_tile_unit': _6f134f7c9602, 'small_tile_label': _6f134f7c9602, 'tile_change': _1426bb494acc, 'status': _619285e774cd, 'caption_number': _b0dbbdffdda1, 'caption_title': _ea69ff141a0b, 'caption_note': _c8b5aeb5d8bf, 'table_number': _a20071b8d932, 'table_title': _f03a248e22a1, 'table_unit': _c8b5aeb5d8bf, 'table_header': _503c6befee4b, 'table_group': _c1b90a67c3b3, 'table_cell': _a56edb5c0349, 'table_figure': _46f484c434e6, 'table_total': _f8c38d8019fb, 'table_qualifier': _9397f4c474e8, 'table_page': _81b7145ef195, 'table_note': _92e09c833d8c, 'table_turnover': _c8b5aeb5d8bf, 'footnote': _92e09c833d8c, 'footnote_mark': _c8e20307653f, 'running_head': _c8b5aeb5d8bf, 'folio': _2040faf0d65c, 'contents_title': _4b24ce54875f, 'contents_h1': _40678d38882d, 'contents_h2': _f03a248e22a1, 'contents_h3': _4128bd695733, 'contents_label': _41d9913fc61b, 'contents_figure': _4128bd695733, 'contents_page': _4c455c767389, 'watermark': _0938d7197817, 'index': _d1187abd7cc7, 'index_letter': _0f06e3b57143})
_2440568f6aab = banxin.reading.written.made(banxin.measures.letters.Chinese, {'squeeze': 'quanjiao', 'squeeze_weight': 'gentle', 'gap': 0.25, 'gap_least': 0.125, 'gap_most': 0.35, 'indent': 2.0, 'prohibition': 'gb', 'hyphenate': False})
_54dd3f19c916 = banxin.reading.written.made(banxin.measures.blocks.PointMeasures, {'mark': 3.2, 'mark_at': 3.15, 'mark_rise': 3.2, 'mark_colour': 'blue', 'text_at': 15.75})
_9ad375dbc413 = banxin.reading.written.made(banxin.measures.blocks.Policy, {'rule': 1.2, 'hang': 10.5, 'title_at': 28.0, 'title_to_points': 33.0, 'bottom': 18.0})
_c0ecd350ad61 = banxin.reading.written.made(banxin.measures.blocks.CardMeasures, {'rule': 1.2, 'padding': 10.5, 'title_at': 17.0, 'title_to_text': 22.0, 'long_title_to_text': 24.0, 'bottom': 12.0, 'between': 21.0, 'row_text_at': 21.0, 'row_bottom': 14.0, 'row_between': 7.0, 'lead_number_below': 56.0, 'lead_number_bottom': 10.0, 'open_rule': 0.6, 'halves_at_most': 66, 'thirds_at_most': 95, 'rows_when_longer_by': 1.6, 'rows_when_lines_over': 6})
_10256e5dd34a = banxin.reading.written.made(banxin.measures.blocks.TileMeasures, {'rule': 1.6, 'rule_colour': 'blue', 'qualifier_at': 15.0, 'number_at': 61.0, 'unit_gap': 2.5, 'label_below': 21.0, 'pitch': 120.0, 'across': 2, 'number_steps': (36.0, 30.0, )})
_e60535962607 = banxin.reading.written.made(banxin.measures.blocks.TileMeasures, {'rule': 0.8, 'rule_colour': 'mid', 'qualifier_at': 0.0, 'number_at': 34.0, 'unit_gap': 2.5, 'label_below': 19.0, 'pitch': 108.0, 'across': 3, 'number_steps': (21.0, 18.0, )})
_de46e736542a = banxin.reading.written.made(banxin.measures.blocks.Status, {'width': 35.7, 'height': 15.0, 'outline': 0.7, 'colour': 'mid', 'rule_above': 19.0})
_1691d943b84b = banxin.reading.written.made(banxin.measures.illustrations.Illustrations, {'head_rule': 0.8, 'end_rule': 0.5, 'content_at': 10.0, 'content_to_end': 12.0, 'close_above': 22.0, 'number_at': 13.0, 'title_below': 15.0, 'note_below': 18.0, 'wide_caption_at': 16.0, 'moves': False})
_f6ca2fd1637d = banxin.reading.written.made(banxin.measures.illustrations.Charts, {'name_size': 9.0, 'value_size': 9.0, 'note_size': 8.0, 'least_size': 8.0, 'inside_size': 10.5, 'cut': 0.8, 'keyline': 0.5, 'leader': 0.4, 'base': 0.8, 'hair': 0.5, 'clearance': 4.0, 'pyramid_form': 'bars', 'pyramid_layer': 60.0, 'pyramid_base': 272.0, 'pyramid_names': 317.0, 'pyramid_bar': 42.0, 'pyramid_between': 3.0, 'pyramid_longest': 210.0, 'pyramid_centre': 194.25, 'pyramid_cut': 1.0, 'pyramid_name': 10.5, 'pyramid_number': 20.0, 'pyramid_total_rule': 7.0, 'pyramid_total': 21.0, 'share_bar': 29.0, 'share_longest': 257.25, 'share_pitch': 72.0, 'share_head': 6.0, 'share_rank': 16.0, 'bar': 16.0, 'bar_pitch': 24.0, 'bar_name_most': 126.0, 'bar_value': 5.0, 'axis_name': 12.0, 'coloured_words': True, 'column': 31.5, 'column_pitch': 46.2, 'column_value': 4.0, 'column_name': 11.0, 'column_height': 108.0, 'line_height': 90.0, 'line_label': 7.0, 'line_apart': 11.0, 'line_weights': (1.8, 1.4, 1.2, ), 'stacked_bar': 19.0, 'stacked_pitch': 24.0, 'doughnut_cell': 168.0, 'doughnut_radius': 46.0, 'doughnut_ring': 13.0, 'doughnut_cut': 1.4, 'doughnut_percent': 22.0, 'doughnut_sign': 11.0, 'doughnut_count': 24.0, 'doughnut_count_at': 14.0, 'doughnut_count_below': 2.0, 'doughnut_label_below': 16.0, 'progress_bar': 8.0, 'progress_pitch': 28.0, 'progress_tick': 14.0})
_3d32447907a9 = banxin.reading.written.made(banxin.measures.blocks.TableMeasures, {'head_rule': 1.2, 'under_head': 0.6, 'foot_rule': 1.2, 'part_rule': 0.6, 'row_rule': 0.5, 'row': 18.0, 'leading_of_two': 12.0, 'baseline': 12.5, 'padding': 5.25, 'between': 10.5, 'indent': 5.25, 'group_ground': 'tint', 'caption_above': 10.0, 'qualifier_gap': 3.0, 'least_rows': 3, 'group_break': 6, 'split': 'tall', 'zebra': None})
_58380e5f9efa = banxin.reading.written.made(banxin.measures.page.Heads, {'opener_rule': 2.0, 'opener_rule_at': 84.0, 'opener_line': 5, 'introduction_line': 8, 'side_rule': 0.8, 'side_rule_above': 19.0})
_993561fe94ff = banxin.reading.written.made(banxin.measures.page.Furniture, {'head_baseline': 52.0, 'head_rule_at': 60.0, 'head_rule': 0.5, 'folio_baseline': 803.0, 'note_rule': 0.5, 'note_rule_length': 105.0, 'note_first': 13.0, 'note_mark_rise': 2.6, 'notes': 'page', 'watermark_turn': 45.0})
_68cb85d6552b = banxin.reading.written.made(banxin.measures.page.Cover, {'ground': 'blue', 'ground_to': 480.0, 'kind_at': 97.0, 'year_at': 460.0, 'title_at': 541.0, 'subtitle_below': 38.0, 'title_sizes': (42.0, 36.0, 30.0, ), 'title_leading': 1.286, 'list_at': 640.0, 'list_row': 36.0, 'list_rule': 0.5, 'list_text': 19.5, 'list_title': 36.75})
_64df6afeb886 = banxin.reading.written.made(banxin.measures.page.ContentsMeasures, {'title_line': 3, 'rule': 0.8, 'rule_above': 20.0, 'title_at': 31.5, 'h3_at': 47.25, 'after_h1': 27.0, 'before_h1': 45.0, 'before_h2': 27.0, 'row': 18.0, 'leader_dot': 0.9, 'leader_step': 5.25, 'leader_from': 6.0, 'page_width': 21.0, 'list_rule': 0.5, 'before_list': 57.0})
_0c4a2177553e = banxin.reading.written.made(banxin.measures.page.IndexMeasures, {'columns': 3, 'between': 21.0})
_f3a551669184 = banxin.reading.written.made(banxin.measures.page.Pages, {'short_lines': 8, 'least_before_opener': 0.333, 'spread_most': 12.0, 'close_most': 18.0, 'early_end': 0.0, 'front': 'continued', 'openers': 'next'})
_e24a4b5df079 = banxin.reading.written.made(banxin.measures.word.WordFile, {'grid': 'lines', 'embed_fonts': False})
_1ed6b6d67ffe = {'any': 54.0}
_b51f43b5aacb = {'card': 33.0, 'row': 33.0, 'table': 46.0, 'figure': 33.0, 'tile': 33.0, 'h2': 60.0, 'any': 36.0}
_4777b893d611 = {'text': 18.0, 'quotation': 30.0, 'h2': 70.0, 'h3': 46.0, 'h4': 36.0, 'card': 24.0, 'tile': 24.0, 'figure': 46.0, 'policy': 45.0, 'table': 46.0, 'rule': 36.0, 'columns': 36.0, 'any': 18.0}
_e5951bf0f334 = {'introduction': 18.0, 'text': 36.0, 'columns': 36.0, 'h2': 70.0, 'h3': 58.0, 'h4': 54.0, 'point': 36.0, 'figure': 46.0, 'policy': 45.0, 'any': 46.0}
_1394ac617884 = {'quotation': 18.0, 'h2': 70.0, 'h3': 46.0, 'h4': 36.0, 'any': 30.0}
_5203ab467277 = {'point': 24.0, 'quotation': 30.0, 'text': 24.0, 'h2': 64.0, 'h3': 46.0, 'h4': 36.0, 'card': 27.0, 'tile': 27.0, 'figure': 46.0, 'policy': 45.0, 'table': 46.0, 'project': 46.0, 'rule': 36.0, 'columns': 36.0, 'any': 24.0}
_48520fc3378c = {'h2': 70.0, 'h3': 46.0, 'h4': 36.0, 'figure': 46.0, 'policy': 45.0, 'table': 46.0, 'project': 46.0, 'any': 36.0}
_3228de9a2ac7 = {'card': 17.0, 'row': 17.0, 'table': 24.0, 'figure': 24.0, 'tile': 17.0, 'policy': 30.0, 'any': 26.0}
_5fcf36816567 = {'text': 26.0, 'point': 26.0, 'h4': 26.0, 'card': 17.0, 'tile': 17.0, 'figure': 20.0, 'any': 26.0}
_59a2759d4aa2 = {'text': 18.0, 'point': 18.0, 'card': 14.0, 'tile': 14.0, 'figure': 20.0, 'any': 18.0}
_aa4d5550b87c = {'card': 21.0, 'row': 21.0, 'h2': 58.0, 'h3': 40.0, 'h4': 40.0, 'text': 36.0, 'point': 36.0, 'figure': 46.0, 'policy': 45.0, 'any': 36.0}
_743f761deef7 = {'row': 7.0, 'card': 21.0, 'h2': 58.0, 'h3': 40.0, 'h4': 40.0, 'any': 36.0}
_21f842fecfa6 = {'h2': 78.0, 'h3': 60.0, 'h4': 60.0, 'note': 25.0, 'any': 60.0}
_1df89cee050c = {'text': 40.0, 'quotation': 40.0, 'point': 40.0, 'h2': 70.0, 'h3': 46.0, 'h4': 46.0, 'card': 46.0, 'tile': 46.0, 'any': 46.0}
_ce4f6de6a3eb = {'h2': 73.0, 'h3': 55.0, 'h4': 55.0, 'text': 30.0, 'point': 30.0, 'any': 46.0}
_18d47368a31f = {'h2': 66.0, 'any': 48.0}
_dbdb96fa4e4f = {'h2': 79.0, 'h3': 55.0, 'any': 40.0}
_51cab9b2e1d0 = {'any': 24.0}
_4c6cb8f0fce0 = {'any': 26.0}
_c6e59ff9c0c3 = {'h2': 70.0, 'h3': 46.0, 'any': 24.0}
_ab58e7ba1be3 = {'h1': _1ed6b6d67ffe, 'excerpt': _b51f43b5aacb, 'text': _4777b893d611, 'introduction': _e5951bf0f334, 'quotation': _1394ac617884, 'point': _5203ab467277, 'columns': _48520fc3378c, 'h2': _3228de9a2ac7, 'h3': _5fcf36816567, 'h4': _59a2759d4aa2, 'card': _aa4d5550b87c, 'row': _743f761deef7, 'tile': _21f842fecfa6, 'note': _1df89cee050c, 'figure': _ce4f6de6a3eb, 'policy': _18d47368a31f, 'table': _dbdb96fa4e4f, 'rule': _51cab9b2e1d0, 'project': _4c6cb8f0fce0, 'any': _c6e59ff9c0c3}
_6c51b8693ae3 = {'text': 13.0, 'note': 13.0, 'quotation': 13.0, 'introduction': 13.0, 'point': 13.0, 'h2': 11.0, 'h3': 11.0, 'h4': 13.0, 'project': 11.0, 'table': 13.0, 'index': 13.0, 'columns': 13.0, 'any': 0.0}
_7c3eccffe845 = banxin.reading.written.made(banxin.style.Style, {'name': 'annual', 'title': '年度报告', 'em': 10.5, 'paper': _2a35a8531e1b, 'grid': _364a27eae9ff, 'colours': _c0a1f3d80432, 'accents': {}, 'tiers': ('blue', 'mid', 'soft', 'pale', ), 'series': ('blue', 'accent', 'soft', 'pale', ), 'rare': _a0d3f645d949, 'families': _8f43ffdd6c66, 'text': _842733a78115, 'chinese': _2440568f6aab, 'points': _54dd3f19c916, 'policy': _9ad375dbc413, 'card': _c0ecd350ad61, 'lead_tile': _10256e5dd34a, 'small_tile': _e60535962607, 'status': _de46e736542a, 'illustration': _1691d943b84b, 'chart': _f6ca2fd1637d, 'table': _3d32447907a9, 'heads': _58380e5f9efa, 'furniture': _993561fe94ff, 'cover': _68cb85d6552b, 'contents': _64df6afeb886, 'index': _0c4a2177553e, 'pages': _f3a551669184, 'layout': 'report', 'heading_labels': (), 'official': None, 'word': _e24a4b5df079, 'space': _ab58e7ba1be3, 'tops': _6c51b8693ae3})

DIGEST = 'e148b65fc44a4eb9c6178c1c0de42ac0035a786cd4bd9a57483c6ffba6a231b2'
STYLE = _7c3eccffe845
