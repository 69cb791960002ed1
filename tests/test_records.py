"""Records: values made of their fields, as frozen dataclasses are."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.records import changing, field, named_fields, record, replace


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


@changing
class Heap:
    things: list[int] = field(default_factory=list)
    name: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        self.said = f"heap {self.name}"


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
    assert replace(Spot(3), x=4) == Spot(4) and Spot(4).twice == 8
    assert replace(Spot(3, near=(1,)), name="there") == Spot(3, "there", (1,))
    with pytest.raises(TypeError):
        replace(Spot(3), z=4)  # type: ignore[call-arg]
    assert repr(Spot(1)) == "Spot(x=1, name='here')"


def test_a_record_has_its_fields_and_no_others() -> None:
    with pytest.raises(AttributeError):
        Spot(1).colour = "red"  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Spot()  # type: ignore[call-arg]


def test_a_changing_value_has_its_own_lists_and_equals_only_itself() -> None:
    one, two = Heap(), Heap()
    one.things.append(1)
    one.name = "one"
    assert (one.things, one.name, two.things, two.name) == ([1], "one", [], "")
    assert one != two and Heap() != Heap() and repr(two) == "Heap(things=[], name='', said='heap ')"


def test_a_record_survives_pickling_and_copying() -> None:
    assert pickle.loads(pickle.dumps(Spot(3, "there"))) == copy.copy(Spot(3, "there")) == Spot(3, "there")


def test_a_record_names_its_fields_and_nothing_else_does() -> None:
    assert named_fields(Spot(3)) == ("x", "name", "near") and named_fields(Empty()) == named_fields("text") == ()
