"""Records: values made of their fields, as frozen dataclasses are."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.records import record, replace


@record
class Spot:
    x: int
    name: str = "here"
    near: tuple[int, ...] = field(default=(), repr=False)

    @property
    def twice(self) -> int:
        return 2 * self.x


@record
class Other:
    x: int
    name: str = "here"
    near: tuple[int, ...] = ()


@record
class Noted:
    x: int
    note: str = field(compare=False)


@record
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class Plain:
    x: int
    name: str = "here"
    near: tuple[int, ...] = ()


FIELDS = st.tuples(st.integers(0, 2), st.sampled_from("ab"), st.sampled_from([(), (1,)]))


@record
class Named:
    x: int
    name: str

    def __hash__(self) -> int:
        return hash(self.name)


@given(FIELDS, FIELDS)
def test_equality_and_hash_are_those_of_a_dataclass(one: tuple[int, str, tuple[int]], two: tuple[int, str, tuple[int]]) -> None:
    assert (Spot(*one) == Spot(*two)) is (Plain(*one) == Plain(*two))
    assert (len({Spot(*one), Spot(*two)}) == 1) is (one == two)


def test_records_of_two_classes_differ() -> None:
    assert Spot(1) != Other(1) and Spot(1) != 1 and Empty() == Empty() and len({Empty(), Empty()}) == 1


def test_a_field_may_stay_out_of_comparisons() -> None:
    assert Noted(1, "a") == Noted(1, "b") and hash(Noted(1, "a")) == hash(Noted(1, "b")) and Noted(1, "a").note == "a"


def test_a_record_may_say_how_it_is_hashed() -> None:
    assert hash(Named(1, "a")) == hash("a") and Named(1, "a") != Named(2, "a") and len({Named(1, "a"), Named(1, "a")}) == 1


def test_a_record_is_taken_apart_replaced_and_shown() -> None:
    match Spot(3, "there"):
        case Spot(x, name):
            assert (x, name) == (3, "there")
    assert replace(Spot(3), x=4) == dataclasses.replace(Spot(3), x=4) == Spot(4) and Spot(4).twice == 8
    assert replace(Spot(3, near=(1,)), name="there") == Spot(3, "there", (1,))
    with pytest.raises(TypeError):
        replace(Spot(3), z=4)  # type: ignore[call-arg]
    assert repr(Spot(1)) == "Spot(x=1, name='here')"


def test_a_record_has_its_fields_and_no_others() -> None:
    with pytest.raises(AttributeError):
        Spot(1).colour = "red"  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Spot()  # type: ignore[call-arg]
