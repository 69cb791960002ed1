"""The sections of a style, by what they are about: each class is one key of the YAML file."""

from banxin.measures.blocks import CardMeasures, PointMeasures, Policy, Status, TableMeasures, TileMeasures
from banxin.measures.illustrations import Charts, Illustrations
from banxin.measures.letters import Chinese, Faces, TextRole, Texts
from banxin.measures.page import ContentsMeasures, Cover, Furniture, Grid, Heads, IndexMeasures, Pages, Paper
from banxin.measures.values import Hex, Ink, Points, Room, Sheet, Size
from banxin.measures.word import WordFile

__all__ = [
    "CardMeasures",
    "Charts",
    "Chinese",
    "ContentsMeasures",
    "Cover",
    "Faces",
    "Furniture",
    "Grid",
    "Heads",
    "Hex",
    "Illustrations",
    "IndexMeasures",
    "Ink",
    "Pages",
    "Paper",
    "PointMeasures",
    "Points",
    "Policy",
    "Room",
    "Sheet",
    "Size",
    "Status",
    "TableMeasures",
    "TextRole",
    "Texts",
    "TileMeasures",
    "WordFile",
]
