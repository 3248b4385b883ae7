"""What the search knows of a language, all of it in the catalogue: words without effect, and words typed for others.

The words on pages are mostly the headings and labels of our own pages, so that they stay equal to what pages say.
"""

from playpress.diagnostics import N_

IGNORED = N_(
    "a about all am an and any are as at be been but by can could did do does for from get gets had has have he her here "
    "him his how i if in into is it its let ll me mean means my need no not of on or our own please re shall she should "
    "so some tell that the their them then there these they this those to us use ve was we were what when where which "
    "who whom whose why will with would you your"
)
"""Words that questions are made of: they count only where nothing else was typed."""

TYPED_FOR = (
    (N_("boss, supervisor, line manager, superior"), (N_("Reports to"),)),
    (N_("deadline, due date, how long, duration, turnaround"), (N_("Lead time"),)),
    (
        N_("login, log in, sign in, password, permission, permissions, rights, account"),
        (N_("Access you need"), N_("Access")),
    ),
    (
        N_("vacation, holiday, holidays, absence, absent, ill, sick, deputy, substitute"),
        (N_("Your stand-in"), N_("Exceptions")),
    ),
    (N_("handover, hand over, handoff, transfer"), (N_("Hand-offs"),)),
    (N_("abbreviation, acronym, jargon, dictionary, vocabulary"), (N_("Glossary"),)),
    (N_("emergency, goes wrong, went wrong, failure, trouble"), (N_("Exceptions"),)),
    (N_("error, errors, pitfall, pitfalls"), (N_("Common mistakes"),)),
    (N_("KPI, metric, metrics, measured, performance"), (N_("How you are measured"), N_("KPIs"))),
    (N_("software, app, apps, application, program"), (N_("Tools"),)),
    (N_("job, position, duties"), (N_("Responsibilities in general"), N_("Role"))),
    (N_("newcomer, new hire, starter, first steps, induction"), (N_("Onboarding"), N_("Your first months"))),
    (N_("sign off, signoff, authorise, green light"), (N_("Approval"),)),
    (N_("aim, aims, objective, objectives"), (N_("Goal"),)),
    (N_("procedure, procedures, workflow, instructions, manual"), (N_("Playbook"),)),
    (N_("FAQ, question, questions, help"), (N_("Questions people ask"),)),
    (N_("quiz, exam, test"), (N_("Check yourself"),)),
    (N_("in charge"), (N_("Responsible"), N_("Accountable"))),
    (N_("owns, belongs to"), (N_("Owner"), N_("Gives access to"))),
    (N_("danger, dangers, threat"), (N_("Risks and controls"),)),
    (N_("news, update, updates, latest"), (N_("What changed lately"), N_("History"))),
    (N_("list, overview"), (N_("All playbooks"),)),
    (N_("colleague, phone, email"), (N_("Contact"), N_("Ask"))),
    (N_("begin, begins, beginning"), (N_("Starts when"),)),
    (N_("receive, receives, get, gets"), (N_("You receive from"),)),
    (N_("money, spending, expenses"), (N_("Budget"),)),
    (N_("privacy, GDPR"), (N_("Data protection"), N_("Consent"))),
    (N_("late, delay, delayed, overdue"), (N_("Escalation"), N_("Waiting"))),
)
"""Words that readers type, divided by commas, each with what pages call it."""
