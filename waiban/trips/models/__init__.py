"""Trips abroad on duty: the yearly plans, the groups, and the lines of their forms."""

from .plan import AnnualPlan, PlannedTrip
from .rows import Cost, Member, Notice, Stop
from .trip import Trip

__all__ = ["AnnualPlan", "Cost", "Member", "Notice", "PlannedTrip", "Stop", "Trip"]
