"""Projects panel: projects with their status and progress in, one block out; a source that breaks off says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from banxin.document import Block
from banxin.document import Project as ProjectBlock
from banxin.document import Projects as ProjectsBlock
from banxin.panels.desk import Desk
from banxin.panels.points import points_of
from banxin.reading import Written
from banxin.reading.declared import Field


class Project(Written):
    """One project."""

    name: str = Field(min_length=1, max_length=200, description="项目名称")
    status: str = Field("", max_length=10, description="状态，如 在建；标题已写明的不再写")
    points: tuple[str, ...] = Field((), description="进展")


class Projects(Written):
    """项目: what is being built, and how far it has come."""

    bare: ClassVar[str] = "projects"
    projects: tuple[Project, ...] = Field(min_length=1, description="项目")
    broken_off: str = Field(
        "", pattern="^(〔.*〕)?$", max_length=40, description="原文在此中断时编者加的字，放在〔〕里"
    )

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One block for all of them."""
        projects = tuple(self._project(project, index, desk) for index, project in enumerate(self.projects))
        yield ProjectsBlock(projects, self.broken_off, desk.origin(self))

    def _project(self, project: Project, index: int, desk: Desk) -> ProjectBlock:
        origin = desk.origin(self, "projects", index)
        return ProjectBlock(
            desk.prose(project, project.name, "name"), project.status,
            points_of(project, project.points, desk.at(origin)), f"{desk.anchor}.{index + 1}", origin,
        )  # fmt: skip
