"""One good chart of every kind, with the numbers of the design's mock pages where it has any."""

from __future__ import annotations

from textwrap import dedent

_SAMPLES = {
    "tiers": """
        levels:
          - tiers.unicorn
          - {name: 潜力独角兽企业, value: 200, unit: 家}
          - tiers.gazelle
          - {name: 潜力瞪羚企业, value: 400, unit: 家}
        total: tiers.total
        """,
    "shares": """
        rows:
          - name: 独角兽企业
            part: {name: 上海, value: 64, unit: 家}
            whole: {name: 中国, value: 343, unit: 家}
            ranks: [{figure: rank.second, name: 全国}]
          - name: 瞪羚企业
            part: {name: 上海, value: 73, unit: 家}
            whole: {name: 中国, value: 278, unit: 家}
            growth: {name: 比上年增加, value: 6, unit: 家}
            ranks: [{figure: rank.first, name: 全国}, {figure: rank.second, name: 全球}]
        """,
    "bar": """
        rows:
          - {name: 甲, value: 100, unit: 家}
          - {name: 乙, value: 78, unit: 家}
          - {name: 丙, value: 62, unit: 家}
        compared: [乙]
        """,
    "ranking": """
        rows:
          - {name: 甲, value: 62, unit: 家}
          - {name: 乙, value: 100, unit: 家}
          - {name: 丙, value: 62, unit: 家}
          - {name: 丁, value: 35, unit: 家}
        """,
    "column": """
        rows: [{name: 2021, value: 45}, {name: 2022, value: 55}, {name: 2023, value: 62}]
        """,
    "line": """
        axis: [2021, 2022, 2023, 2024]
        series:
          - {name: 甲, unit: 家, values: [25, 42, null, 92]}
          - {name: 乙, unit: 家, values: [56, 53, 58, 61]}
          - {name: 丙, unit: 家, values: [14, 17, 15.5, 24.0]}
        """,
    "combination": """
        axis: [2021, 2022, 2023, 2024]
        over: {name: 增速, unit: "%", values: [6.1, 9.5, 8.2, 10.8]}
        under: {name: 总量, unit: 亿元, values: [45, 55, 62, 75]}
        """,
    "stacked": """
        parts: [一类, 二类, 三类, 四类]
        rows:
          - {name: 甲, unit: 家, values: [84, 60, 36, 20]}
          - {name: 乙, unit: 家, values: [69, 50, 30, 1]}
        """,
    "doughnut": """
        rings:
          - {percent: share.joint, count: {name: 多单位合作项目, value: 134, unit: 个}}
          - {percent: {value: 58, unit: "%"}, count: {name: 企业牵头或参与项目, value: 111, unit: 个}}
        """,
    "progress": """
        rows:
          - {name: 甲, done: {value: 72, unit: "%"}, plan: {value: 60, unit: "%"}}
          - {name: 乙, done: {value: 50, unit: "%"}, plan: {value: 65, unit: "%"}}
        """,
}

SAMPLES: dict[str, str] = {kind: dedent(keys) for kind, keys in _SAMPLES.items()}
"""Keys of a chart by its kind."""
