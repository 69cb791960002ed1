"""Widths of the columns of an official table that is too wide for its page: by what its cells have to say."""

from __future__ import annotations

import pytest

from banxin.layout.official.fewest import fewest

EM = 10.0


def test_a_column_of_long_names_takes_the_room_of_one_that_is_mostly_empty() -> None:
    cells = tuple((200.0, 30.0, 150.0 if row == 0 else 0.0) for row in range(20))
    made = fewest((120.0, 30.0, 120.0), cells, EM, 2 * EM)
    assert made[1] == 30.0 and sum(made) == pytest.approx(270.0)
    assert made[0] >= 200.0 > 120.0 > made[2] >= 2 * EM


def test_columns_alike_stay_as_they_are() -> None:
    cells = ((200.0, 200.0),) * 5
    assert fewest((120.0, 120.0), cells, EM, 2 * EM) == (120.0, 120.0)


def test_columns_that_hold_their_words_give_nothing() -> None:
    assert fewest((50.0, 100.0), ((50.0, 400.0),), EM, 2 * EM) == (50.0, 100.0)


@pytest.mark.parametrize("columns", [7, 20])
def test_many_narrow_columns_are_left_alike(columns: int) -> None:
    own = (30.0,) * columns
    assert fewest(own, (tuple(100.0 + at for at in range(columns)),), EM, 2 * EM) == own


def test_no_column_is_pressed_below_the_least() -> None:
    made = fewest((60.0, 60.0), ((900.0, 61.0),) * 9, EM, 5 * EM)
    assert min(made) >= 5 * EM
