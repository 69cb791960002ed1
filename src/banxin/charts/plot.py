"""Chart + data + style -> Plot: order, colours, ticks, printed labels and sizes, all decided.

In: what the author wrote (``spec``), a ``resolve`` that finds the value of each entry, the style, the width in points.
Out: a ``Plot`` (``kinds``), or problems. Use, from a panel::

    made = plot(chart, resolve, style, style.main)      # chart: one of spec.Chart's kinds, with its place
    made.plot      # Plot or None when it cannot be drawn
    made.problems  # everything that is wrong with it, at chart.place

``resolve(entry) -> Datum | None`` gets a ``spec.Entry`` (a figure id or a literal row) and returns its ``Datum``; it
returns ``None`` for an unknown id, which it has reported itself. Title, note and source belong to the caption and
are not in the plot. Widths: ``style.main`` beside a caption, ``style.full`` when the author wrote ``wide: true``.
"""

from __future__ import annotations

from banxin.charts.kinds import Datum, Plot

__all__ = ["Datum", "Plot"]
