"""Words for the model's enumerations. Marked here, translated by the writer."""

from __future__ import annotations

from playpress.diagnostics import N_

STEP_TYPES = {
    "task": N_("Task"),
    "decision": N_("Decision"),
    "approval": N_("Approval"),
    "checkpoint": N_("Checkpoint"),
    "meeting": N_("Meeting"),
    "wait": N_("Wait"),
    "subprocess": N_("Sub-process"),
}
STATUSES = {"draft": N_("Draft"), "active": N_("Active"), "pilot": N_("Pilot"), "retired": N_("Retired")}
OUTCOMES = {"success": N_("success"), "cancelled": N_("stopped early"), "failed": N_("failed")}
FREQUENCIES = {
    "real_time": N_("in real time"),
    "daily": N_("daily"),
    "weekly": N_("weekly"),
    "monthly": N_("monthly"),
    "quarterly": N_("quarterly"),
    "yearly": N_("yearly"),
    "on_demand": N_("on demand"),
}
ACCESS = {
    "view": N_("view"),
    "comment": N_("comment"),
    "edit": N_("edit"),
    "publish": N_("publish"),
    "admin": N_("administer"),
}
GRADES = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}
CONTROL_TYPES = {"preventive": N_("preventive"), "detective": N_("detective"), "corrective": N_("corrective")}
AUTOMATION = {
    "manual": N_("done by hand"),
    "candidate": N_("could be automated"),
    "partial": N_("partly automated"),
    "automated": N_("automated"),
}
CLASSIFICATIONS = {
    "public": N_("public"),
    "internal": N_("internal"),
    "confidential": N_("confidential"),
    "restricted": N_("restricted"),
}
DIRECTIONS = {"up": N_("more is better"), "down": N_("less is better"), "range": N_("within a range")}
STAGES = {"plan": N_("Plan"), "do": N_("Do"), "check": N_("Check"), "act": N_("Act")}
STAGE_REASONS = {
    "draft": N_("it is a draft"),
    "no_target": N_("none of its KPIs has a target"),
    "not_measured": N_("in use, and not measured since its latest change"),
    "not_reviewed": N_("measured, and not reviewed since its latest change"),
    "off_target": N_("measured and reviewed; a KPI is not green, so something has to change"),
    "on_target": N_("measured and reviewed; its KPIs are green, so it stays as it is"),
    "not_judged": N_("measured and reviewed; its KPIs have no thresholds that would judge the figures"),
}
STAGE_MEANINGS = {
    "plan": N_("It is a draft, or none of its KPIs has a target: it is not yet settled what it should achieve."),
    "do": N_("It is in use, and none of its KPIs has a figure since its latest change."),
    "check": N_("There are figures since its latest change; the review that looks at them is still to come."),
    "act": N_("It has been measured and reviewed since its latest change: improve it, or keep it as it is."),
}
UNDATED = {
    "no_period": N_("no date: no period is set"),
    "never": N_("no date: never reviewed yet"),
    "too_far": N_("no date: beyond the calendar"),
}
KPI_STATES = {"green": N_("green"), "amber": N_("amber"), "red": N_("red")}
KPI_BOARD = {
    "red": N_("Red"),
    "amber": N_("Amber"),
    "green": N_("Green"),
    "unjudged": N_("Without thresholds"),
    "unmeasured": N_("Without figures"),
}
KPI_KINDS = {"quantitative": N_("quantitative"), "qualitative": N_("qualitative")}
NATURES = {"leading": N_("leading: tells early"), "lagging": N_("lagging: confirms afterwards")}
QUESTIONS = {
    "usage": N_("Used most"),
    "performance": N_("Performs best"),
    "criticality": N_("Critical"),
    "return": N_("Highest return"),
    "potential": N_("Could return most"),
}
SOURCES = {
    "volume": N_("volume"),
    "kpis": N_("KPI figures"),
    "dependents": N_("connections"),
    "estimate": N_("estimate"),
    "unknown": N_("not known"),
}
VOLUMES = {
    "day": N_("{count} times a day"),
    "week": N_("{count} times a week"),
    "month": N_("{count} times a month"),
    "quarter": N_("{count} times a quarter"),
    "year": N_("{count} times a year"),
}
ONCE = {
    "day": N_("once a day"),
    "week": N_("once a week"),
    "month": N_("once a month"),
    "quarter": N_("once a quarter"),
    "year": N_("once a year"),
}
RACI_LETTERS = {"R": N_("Responsible"), "A": N_("Accountable"), "C": N_("Consulted"), "I": N_("Informed")}
RACI_MEANINGS = {
    "R": N_("does the work; in an approval, decides"),
    "A": N_("answers for it; exactly one role"),
    "C": N_("is asked before"),
    "I": N_("is told afterwards"),
}
PHASES = {
    "define": N_("Define"),
    "measure": N_("Measure"),
    "analyse": N_("Analyse"),
    "improve": N_("Improve"),
    "control": N_("Control"),
    "dropped": N_("Dropped"),
}
FINDINGS = {
    "confusing": N_("Confusing"),
    "wasteful": N_("Waste of time"),
    "bottleneck": N_("Bottleneck"),
    "automatable": N_("Can be automated"),
}
ADOPTIONS = {"adopt": N_("adopted"), "drop": N_("dropped")}
VERDICTS = {"stop": N_("stopped"), "repeat": N_("repeated"), "scale": N_("scaled up")}
DELIVERABLE_STATES = {
    "planned": N_("planned"),
    "doing": N_("in progress"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}
PRIORITIES = {
    "must": N_("must have"),
    "should": N_("should have"),
    "could": N_("could have"),
    "wont": N_("won't have this time"),
}
ITEM_STATES = {
    "new": N_("new"),
    "ready": N_("ready to begin"),
    "doing": N_("in progress"),
    "done": N_("done"),
    "retired": N_("retired"),
}
CAPACITIES = {
    "week": N_("{effort} a week"),
    "month": N_("{effort} a month"),
    "quarter": N_("{effort} a quarter"),
}
USE_KEYS = {
    "owner": N_("owner"),
    "expert": N_("expert"),
    "responsible": N_("responsible"),
    "accountable": N_("accountable"),
    "consulted": N_("consulted"),
    "informed": N_("informed"),
    "supplier": N_("supplier"),
    "customer": N_("customer"),
    "escalate_to": N_("escalation"),
    "approver": N_("approves changes"),
    "reports_to": N_("reports to it"),
    "backup": N_("stand-in"),
    "buddy": N_("buddy"),
    "to": N_("escalation"),
    "lead": N_("leads the team"),
    "granted_by": N_("gives access"),
    "team": N_("member"),
    "tool": N_("uses it"),
    "dataset": N_("works with it"),
    "kpi.dataset": N_("takes its figures from it"),
    "datasets": N_("works with it"),
    "kpis": N_("is measured by it"),
    "goals": N_("serves it"),
    "parent": N_("part of it"),
    "calls": N_("runs it as a sub-process"),
    "prerequisites": N_("read first"),
    "from": N_("gets an output of it"),
    "see": N_("related term"),
    "text": N_("mentioned"),
    "process": N_("belongs to it"),
    "goal": N_("serves it"),
    "kpi": N_("is measured by it"),
    "follows": N_("follows it"),
    "inside": N_("tries the change"),
    "outside": N_("tries the change"),
    "role": N_("gives feedback"),
    "by": N_("decides"),
    "requested_by": N_("asked for it"),
}
