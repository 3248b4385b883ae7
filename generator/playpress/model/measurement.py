"""Measured figures of a KPI over time: `measurements/<kpi>.csv`."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measured figure."""

    date: datetime.date
    """The day it stands for."""
    value: float
    """The figure, in the KPI's unit."""
    note: str = ""
    """A remark."""
    line: int = field(default=1, compare=False)
    """The line of the file that says so."""
