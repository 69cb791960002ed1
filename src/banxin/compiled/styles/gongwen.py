"""The style ``gongwen``; made by ``make schema``, not by hand."""

# ruff: noqa
# mypy: ignore-errors

import banxin.measures.blocks
import banxin.measures.illustrations
import banxin.measures.letters
import banxin.measures.page
import banxin.measures.word
import banxin.reading.written
import banxin.redhead
import banxin.style

_1c9575e725dc = banxin.reading.written.made(banxin.measures.page.Paper, {'width': 595.2755905511812, 'height': 841.8897637795277, 'head': 104.88188976377954, 'foot': 99.21259842519686, 'inner': 79.37007874015748, 'outer': 73.70078740157481})
_0be1207db59d = banxin.reading.written.made(banxin.measures.page.Grid, {'columns': 4, 'column': 98.70641220472442, 'gutter': 15.793025952755906, 'side': 0, 'leading': 29.619154771653545, 'first_baseline': 117.64265470866144, 'lines': 22, 'step': 29.619154771653545})
_3e5afb5d78fc = {'ink': '#000000', 'blue': '#000000', 'mid': '#525252', 'soft': '#9E9E9E', 'pale': '#D6D6D6', 'tint': '#FFFFFF', 'accent': '#000000', 'grey': '#000000', 'rule': '#9E9E9E', 'hair': '#9E9E9E', 'watermark': '#E2E2E2', 'red': '#E60012', 'corner': '#8C8C8C'}
_a0d3f645d949 = {'accent': 3}
_c7c29837a85e = {400: 'BanxinSong-Regular.ttf', 700: 'BanxinSong-Bold.ttf', 900: 'BanxinSong-Heavy.ttf'}
_bcb7f240948e = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _c7c29837a85e, 'fallback': ('serif', ), 'word': '宋体', 'word_latin': 'Times New Roman', 'word_alternative': 'Liberation Serif', 'word_heavy': '方正小标宋简体', 'drop': 0.072, 'latin': '', 'borrow': {}})
_fe3115fd5356 = {400: 'BanxinHei-Regular.ttf', 500: 'BanxinHei-Medium.ttf', 700: 'BanxinHei-Bold.ttf'}
_892daed6527c = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _fe3115fd5356, 'fallback': ('sans', 'song', ), 'word': '黑体', 'word_latin': 'Arial', 'word_alternative': 'Liberation Sans', 'word_heavy': '', 'drop': 0.069, 'latin': '', 'borrow': {}})
_81dbc225ee0e = {400: 'BanxinKai-Regular.ttf'}
_509fb7542f0e = {'song': '×★☆！？《》〈〉'}
_0fc9b2562d95 = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _81dbc225ee0e, 'fallback': ('song', ), 'word': '楷体_GB2312', 'word_latin': 'Times New Roman', 'word_alternative': 'Liberation Serif', 'word_heavy': '', 'drop': 0.046, 'latin': 'serif', 'borrow': _509fb7542f0e})
_075c9cf0ade2 = {400: 'LiberationSerif-Regular.ttf', 700: 'LiberationSerif-Bold.ttf'}
_ca2a27f6c338 = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _075c9cf0ade2, 'fallback': ('song', ), 'word': '宋体', 'word_latin': 'Times New Roman', 'word_alternative': 'Liberation Serif', 'word_heavy': '', 'drop': 0.0, 'latin': '', 'borrow': {}})
_2dad81ef4022 = {400: 'LiberationSans-Regular.ttf', 700: 'LiberationSans-Bold.ttf'}
_b7c9016d5907 = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _2dad81ef4022, 'fallback': (), 'word': '黑体', 'word_latin': 'Arial', 'word_alternative': 'Liberation Sans', 'word_heavy': '', 'drop': 0.0, 'latin': '', 'borrow': {}})
_d83b186f6f8a = {400: 'gpl/BanxinFang-Regular.ttf'}
_c9f0f396ac05 = {'song': '×★☆！？《》〈〉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'}
_c42b443bff0c = banxin.reading.written.made(banxin.measures.letters.Faces, {'weights': _d83b186f6f8a, 'fallback': ('song', ), 'word': '仿宋_GB2312', 'word_latin': 'Times New Roman', 'word_alternative': 'Liberation Serif', 'word_heavy': '', 'drop': 0.0, 'latin': 'serif', 'borrow': _c9f0f396ac05})
_191c99a6457c = {'song': _bcb7f240948e, 'hei': _892daed6527c, 'kai': _0fc9b2562d95, 'serif': _ca2a27f6c338, 'sans': _b7c9016d5907, 'fang': _c42b443bff0c}
_f9c9b283313b = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 10.5, 'leading': 18.0, 'colour': 'white', 'shift': 0.0})
_f931d293802f = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 9.0, 'leading': 18.0, 'colour': 'white', 'shift': 0.0})
_727553e8d96d = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 128.0, 'leading': 128.0, 'colour': 'white', 'shift': -7.0})
_94491fdae104 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 900, 'size': 42.0, 'leading': 54.0, 'colour': 'blue', 'shift': 0.0})
_29656c50c223 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 16.0, 'leading': 24.0, 'colour': 'ink', 'shift': 0.0})
_a20071b8d932 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 10.5, 'leading': 18.0, 'colour': 'blue', 'shift': 0.0})
_4c455c767389 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 10.5, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_f21a26c5a620 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 15.793025952755906, 'leading': 29.619154771653545, 'colour': 'ink', 'shift': 0.0})
_570b2adc3cf2 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'kai', 'weight': 400, 'size': 15.793025952755906, 'leading': 29.619154771653545, 'colour': 'ink', 'shift': 0.0})
_4d5a5ddb362f = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'fang', 'weight': 400, 'size': 15.793025952755906, 'leading': 29.619154771653545, 'colour': 'ink', 'shift': 0.0})
_1426bb494acc = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 9.0, 'leading': 13.5, 'colour': 'accent', 'shift': 0.0})
_5fb9842d7a2e = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 14.0, 'leading': 21.0, 'colour': 'blue', 'shift': 0.0})
_b47d225201be = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 15.793025952755906, 'leading': 16.0, 'colour': 'blue', 'shift': 0.0})
_40678d38882d = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 700, 'size': 12.0, 'leading': 18.0, 'colour': 'blue', 'shift': 0.0})
_e58968e56549 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 36.0, 'leading': 36.0, 'colour': 'blue', 'shift': 0.0})
_6f134f7c9602 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 9.0, 'leading': 13.5, 'colour': 'ink', 'shift': 0.0})
_2f0f63408f33 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'serif', 'weight': 700, 'size': 28.0, 'leading': 28.0, 'colour': 'ink', 'shift': 0.0})
_6f20502665fe = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'fang', 'weight': 400, 'size': 14.0, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_369d579c7d54 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 14.0, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_966fb77989a2 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 9.0, 'leading': 13.5, 'colour': 'grey', 'shift': 0.0})
_683e1c2818f7 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 24.0, 'leading': 24.0, 'colour': 'blue', 'shift': -1.0})
_25314219719f = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'fang', 'weight': 400, 'size': 10.5, 'leading': 13.5, 'colour': 'ink', 'shift': 0.0})
_619285e774cd = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 500, 'size': 9.0, 'leading': 13.5, 'colour': 'mid', 'shift': 0.0})
_911b3e60e71a = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 14.0, 'leading': 29.619154771653545, 'colour': 'ink', 'shift': 0.0})
_8f8509523fa1 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'fang', 'weight': 400, 'size': 12.0, 'leading': 29.619154771653545, 'colour': 'ink', 'shift': 0.0})
_9f05e24fcac8 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'fang', 'weight': 400, 'size': 12.0, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_92d71d84ea94 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'fang', 'weight': 400, 'size': 9.0, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_c8b5aeb5d8bf = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'hei', 'weight': 400, 'size': 8.0, 'leading': 12.0, 'colour': 'grey', 'shift': 0.0})
_8a0fda2a7b37 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 14.0, 'leading': 18.0, 'colour': 'ink', 'shift': 0.0})
_09d601fa52cd = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 22.0, 'leading': 35.82, 'colour': 'ink', 'shift': 0.0})
_0938d7197817 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 140.0, 'leading': 140.0, 'colour': 'watermark', 'shift': 0.0})
_08a49001cea6 = banxin.reading.written.made(banxin.measures.letters.Texts, {'cover_kind': _f9c9b283313b, 'cover_state': _f931d293802f, 'cover_year': _727553e8d96d, 'cover_title': _94491fdae104, 'cover_subtitle': _29656c50c223, 'cover_number': _a20071b8d932, 'cover_section': _4c455c767389, 'number': _f21a26c5a620, 'h1': _f21a26c5a620, 'h2': _570b2adc3cf2, 'h3': _4d5a5ddb362f, 'h4': _4d5a5ddb362f, 'introduction': _4d5a5ddb362f, 'body': _4d5a5ddb362f, 'lead': _570b2adc3cf2, 'strong': _4d5a5ddb362f, 'figure': _4d5a5ddb362f, 'editorial': _570b2adc3cf2, 'remark': _570b2adc3cf2, 'quotation': _570b2adc3cf2, 'quotation_source': _570b2adc3cf2, 'policy_label': _1426bb494acc, 'policy_title': _5fb9842d7a2e, 'card_title': _b47d225201be, 'lead_card_title': _40678d38882d, 'card_number': _e58968e56549, 'card_unit': _6f134f7c9602, 'principle_title': _b47d225201be, 'tile_number': _2f0f63408f33, 'tile_unit': _6f20502665fe, 'tile_label': _369d579c7d54, 'tile_qualifier': _966fb77989a2, 'small_tile_number': _683e1c2818f7, 'small_tile_unit': _6f134f7c9602, 'small_tile_label': _6f134f7c9602, 'tile_change': _25314219719f, 'status': _619285e774cd, 'caption_number': _911b3e60e71a, 'caption_title': _911b3e60e71a, 'caption_note': _8f8509523fa1, 'table_number': _911b3e60e71a, 'table_title': _911b3e60e71a, 'table_unit': _8f8509523fa1, 'table_header': _369d579c7d54, 'table_group': _369d579c7d54, 'table_cell': _6f20502665fe, 'table_figure': _6f20502665fe, 'table_total': _369d579c7d54, 'table_qualifier': _6f20502665fe, 'table_page': _6f20502665fe, 'table_note': _8f8509523fa1, 'table_turnover': _9f05e24fcac8, 'footnote': _9f05e24fcac8, 'footnote_mark': _92d71d84ea94, 'running_head': _c8b5aeb5d8bf, 'folio': _8a0fda2a7b37, 'contents_title': _09d601fa52cd, 'contents_h1': _f21a26c5a620, 'contents_h2': _4d5a5ddb362f, 'contents_h3': _4d5a5ddb362f, 'contents_label': _f21a26c5a620, 'contents_figure': _4d5a5ddb362f, 'contents_page': _4d5a5ddb362f, 'watermark': _0938d7197817, 'index': _4d5a5ddb362f, 'index_letter': _f21a26c5a620})
_284a74a1cddc = banxin.reading.written.made(banxin.measures.letters.Chinese, {'squeeze': 'quanjiao', 'squeeze_weight': 'gentle', 'gap': 0.25, 'gap_least': 0.125, 'gap_most': 0.5, 'indent': 2.0, 'prohibition': 'gb', 'hyphenate': False})
_602dd39fb5a2 = banxin.reading.written.made(banxin.measures.blocks.PointMeasures, {'mark': 3.2, 'mark_at': 4.7379077858267715, 'mark_rise': 3.2, 'mark_colour': 'blue', 'text_at': 23.68953892913386})
_942e97432ba4 = banxin.reading.written.made(banxin.measures.blocks.Policy, {'rule': 1.2, 'hang': 15.793025952755906, 'title_at': 28.0, 'title_to_points': 33.0, 'bottom': 18.0})
_79dc3922c9b9 = banxin.reading.written.made(banxin.measures.blocks.CardMeasures, {'rule': 1.2, 'padding': 15.793025952755906, 'title_at': 17.0, 'title_to_text': 22.0, 'long_title_to_text': 24.0, 'bottom': 12.0, 'between': 31.586051905511813, 'row_text_at': 21.0, 'row_bottom': 14.0, 'row_between': 7.0, 'lead_number_below': 56.0, 'lead_number_bottom': 10.0, 'open_rule': 0.6, 'halves_at_most': 66, 'thirds_at_most': 95, 'rows_when_longer_by': 1.6, 'rows_when_lines_over': 6})
_10256e5dd34a = banxin.reading.written.made(banxin.measures.blocks.TileMeasures, {'rule': 1.6, 'rule_colour': 'blue', 'qualifier_at': 15.0, 'number_at': 61.0, 'unit_gap': 2.5, 'label_below': 21.0, 'pitch': 120.0, 'across': 2, 'number_steps': (36.0, 30.0, )})
_e60535962607 = banxin.reading.written.made(banxin.measures.blocks.TileMeasures, {'rule': 0.8, 'rule_colour': 'mid', 'qualifier_at': 0.0, 'number_at': 34.0, 'unit_gap': 2.5, 'label_below': 19.0, 'pitch': 108.0, 'across': 3, 'number_steps': (21.0, 18.0, )})
_de46e736542a = banxin.reading.written.made(banxin.measures.blocks.Status, {'width': 35.7, 'height': 15.0, 'outline': 0.7, 'colour': 'mid', 'rule_above': 19.0})
_1691d943b84b = banxin.reading.written.made(banxin.measures.illustrations.Illustrations, {'head_rule': 0.8, 'end_rule': 0.5, 'content_at': 10.0, 'content_to_end': 12.0, 'close_above': 22.0, 'number_at': 13.0, 'title_below': 15.0, 'note_below': 18.0, 'wide_caption_at': 16.0, 'moves': False})
_eb2dbe71281b = banxin.reading.written.made(banxin.measures.illustrations.Charts, {'name_size': 12.0, 'value_size': 12.0, 'note_size': 10.5, 'least_size': 10.5, 'inside_size': 12.0, 'cut': 0.8, 'keyline': 0.5, 'leader': 0.4, 'base': 0.8, 'hair': 0.5, 'clearance': 4.0, 'pyramid_form': 'bars', 'pyramid_layer': 60.0, 'pyramid_base': 272.0, 'pyramid_names': 317.0, 'pyramid_bar': 42.0, 'pyramid_between': 3.0, 'pyramid_longest': 236.8953892913386, 'pyramid_centre': 221.10236333858268, 'pyramid_cut': 1.0, 'pyramid_name': 12.0, 'pyramid_number': 20.0, 'pyramid_total_rule': 7.0, 'pyramid_total': 21.0, 'share_bar': 29.0, 'share_longest': 284.2744671496063, 'share_pitch': 84.0, 'share_head': 6.0, 'share_rank': 16.0, 'bar': 16.0, 'bar_pitch': 29.619, 'bar_name_most': 142.13723357480316, 'bar_value': 5.0, 'axis_name': 16.0, 'coloured_words': True, 'column': 37.90326228661417, 'column_pitch': 78.96512976377953, 'column_value': 4.0, 'column_name': 15.0, 'column_height': 108.0, 'line_height': 90.0, 'line_label': 10.0, 'line_apart': 14.0, 'line_weights': (1.8, 1.4, 1.2, ), 'stacked_bar': 19.0, 'stacked_pitch': 29.619, 'doughnut_cell': 203.7300347905512, 'doughnut_radius': 46.0, 'doughnut_ring': 13.0, 'doughnut_cut': 1.4, 'doughnut_percent': 22.0, 'doughnut_sign': 11.0, 'doughnut_count': 24.0, 'doughnut_count_at': 14.0, 'doughnut_count_below': 2.0, 'doughnut_label_below': 20.0, 'progress_bar': 8.0, 'progress_pitch': 34.0, 'progress_tick': 14.0})
_bc168c6c2689 = banxin.reading.written.made(banxin.measures.blocks.TableMeasures, {'head_rule': 1.2, 'under_head': 0.6, 'foot_rule': 1.2, 'part_rule': 0.6, 'row_rule': 0.5, 'row': 18.0, 'leading_of_two': 12.0, 'baseline': 12.5, 'padding': 7.896512976377953, 'between': 15.793025952755906, 'indent': 7.896512976377953, 'group_ground': 'tint', 'caption_above': 10.0, 'qualifier_gap': 3.0, 'least_rows': 3, 'group_break': 6, 'split': 'tall', 'zebra': None})
_58380e5f9efa = banxin.reading.written.made(banxin.measures.page.Heads, {'opener_rule': 2.0, 'opener_rule_at': 84.0, 'opener_line': 5, 'introduction_line': 8, 'side_rule': 0.8, 'side_rule_above': 19.0})
_993561fe94ff = banxin.reading.written.made(banxin.measures.page.Furniture, {'head_baseline': 52.0, 'head_rule_at': 60.0, 'head_rule': 0.5, 'folio_baseline': 803.0, 'note_rule': 0.5, 'note_rule_length': 105.0, 'note_first': 13.0, 'note_mark_rise': 2.6, 'notes': 'page', 'watermark_turn': 45.0})
_73758c109b0d = banxin.reading.written.made(banxin.measures.page.Cover, {'ground': 'blue', 'ground_to': 480.0, 'kind_at': 97.0, 'year_at': 460.0, 'title_at': 541.0, 'subtitle_below': 38.0, 'title_sizes': (42.0, 36.0, 30.0, ), 'title_leading': 1.286, 'list_at': 640.0, 'list_row': 36.0, 'list_rule': 0.5, 'list_text': 19.5, 'list_title': 55.27559083464567})
_ebb45219fe05 = banxin.reading.written.made(banxin.measures.page.ContentsMeasures, {'title_line': 3, 'rule': 0.8, 'rule_above': 20.0, 'title_at': 47.37907785826772, 'h3_at': 71.06861678740158, 'after_h1': 27.0, 'before_h1': 45.0, 'before_h2': 27.0, 'row': 18.0, 'leader_dot': 0.9, 'leader_step': 5.25, 'leader_from': 6.0, 'page_width': 31.586051905511813, 'list_rule': 0.5, 'before_list': 57.0})
_feac380a4ad6 = banxin.reading.written.made(banxin.measures.page.IndexMeasures, {'columns': 2, 'between': 31.586051905511813})
_fc8a8f65ee7c = banxin.reading.written.made(banxin.measures.page.Pages, {'short_lines': 8, 'least_before_opener': 0.0, 'spread_most': 0.0, 'close_most': 0.0, 'early_end': 250.0, 'front': 'continued', 'openers': 'next'})
_ce00a81a52e8 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 900, 'size': 50.9, 'leading': 50.9, 'colour': 'red', 'shift': 0.0})
_1eb2019a7e33 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 900, 'size': 64.0, 'leading': 64.0, 'colour': 'red', 'shift': 0.0})
_95dab921931a = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 700, 'size': 18.0, 'leading': 29.619154771653545, 'colour': 'ink', 'shift': 0.0})
_fb9210a168ec = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'fang', 'weight': 400, 'size': 14.0, 'leading': 29.619154771653545, 'colour': 'ink', 'shift': 0.0})
_4944a2c24e42 = banxin.reading.written.made(banxin.measures.letters.TextRole, {'family': 'song', 'weight': 400, 'size': 9.0, 'leading': 12.0, 'colour': 'corner', 'shift': 0.0})
_e53fc78d2a76 = banxin.reading.written.made(banxin.redhead.OfficialTexts, {'mark': _ce00a81a52e8, 'name': _1eb2019a7e33, 'title': _09d601fa52cd, 'item': _95dab921931a, 'label': _f21a26c5a620, 'person': _570b2adc3cf2, 'imprint': _fb9210a168ec, 'marking': _911b3e60e71a, 'state': _4944a2c24e42})
_229baf3520ab = banxin.reading.written.made(banxin.redhead.OfficialMeasures, {'text': _e53fc78d2a76, 'red': 'red', 'mark_at': 204.0944881889764, 'order_mark_at': 161.5748031496063, 'letter_mark_at': 85.03937007874016, 'letter_mark': 51.6, 'name_at': 144.56692913385828, 'mark_widest': 408.1889763779528, 'mark_least': 0.65, 'head_rule': 1.4173228346456694, 'head_rule_below': 11.338582677165356, 'title_widest': 18.5, 'title_pitch': 'own', 'outer_rule': 0.9921259842519685, 'inner_rule': 0.7086614173228347, 'letter_thick': 1.984251968503937, 'letter_thin': 0.7086614173228347, 'letter_apart': 1.7007874015748032, 'letter_rules': 481.8897637795276, 'letter_foot': 56.69291338582678, 'folio_at': 19.84251968503937, 'sealed_above': 2, 'mirror': False})
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
_bb669d2e1e4c = banxin.reading.written.made(banxin.style.Style, {'name': 'gongwen', 'title': '公文', 'em': 15.793025952755906, 'paper': _1c9575e725dc, 'grid': _0be1207db59d, 'colours': _3e5afb5d78fc, 'accents': {}, 'tiers': ('blue', 'mid', 'soft', 'pale', ), 'series': ('blue', 'accent', 'soft', 'pale', ), 'rare': _a0d3f645d949, 'families': _191c99a6457c, 'text': _08a49001cea6, 'chinese': _284a74a1cddc, 'points': _602dd39fb5a2, 'policy': _942e97432ba4, 'card': _79dc3922c9b9, 'lead_tile': _10256e5dd34a, 'small_tile': _e60535962607, 'status': _de46e736542a, 'illustration': _1691d943b84b, 'chart': _eb2dbe71281b, 'table': _bc168c6c2689, 'heads': _58380e5f9efa, 'furniture': _993561fe94ff, 'cover': _73758c109b0d, 'contents': _ebb45219fe05, 'index': _feac380a4ad6, 'pages': _fc8a8f65ee7c, 'layout': 'official', 'heading_labels': ('一、', '（一）', '1.', '（1）', ), 'official': _229baf3520ab, 'word': _e24a4b5df079, 'space': _ab58e7ba1be3, 'tops': _6c51b8693ae3})

DIGEST = 'e148b65fc44a4eb9c6178c1c0de42ac0035a786cd4bd9a57483c6ffba6a231b2'
STYLE = _bb669d2e1e4c
