"""Stop words by language, and synonyms, for the search.

The synonyms are messages, so that each language has its own. Most repeat the message of a heading or label of ours, so
that its translation is the same.
"""

from playpress.diagnostics import N_

IGNORED = {
    "en": (
        "a about all am an and any are as at be been but by can could did do does for from get gets had has have he "
        "her here him his how i if in into is it its let ll many me mean means much my myself need no not of on or our own "
        "please re shall she should so some somebody someone anybody anyone tell that the their them then there these "
        "they this those to too us use ve very was we were what when where which who whom whose why will with would you your "
        "yourself aren couldn didn doesn don hadn hasn haven isn shouldn wasn weren wouldn arent cant couldnt didnt doesnt dont hadnt hasnt "
        "havent im isnt ive lets shouldnt thats theres wasnt werent whats whens wheres whos whys wont wouldnt youre between difference versus vs"
    ),
    "de": (
        "ab aber alle allem allen aller als also am an auch auf aus bei bin bis bist brauche brauchen da damit "
        "dann das dass dein deine dem den denn dich der des die dies diese diesem diesen dieser dieses dir doch du "
        "durch ein eine einem einen einer eines er es etwas euch euer für geht gibt habe haben hat hier ich ihm "
        "ihn ihr ihre im in ins ist ja jede jedem jeden jeder kann kein keine können man mein meine meinem meinen "
        "meiner mich mir mit muss müssen nach nicht noch nur ob oder ohne sein seine sich sie sind so soll sollen "
        "über um und uns unser unsere viel viele vom von vor wann war warum was weil welche welchem welchen welcher welches "
        "wem wen wenn wer werden wie wieviel wieviele wir wird wo wofür woher wohin womit woran worum wozu zu zum zur zwischen unterschied "
        "fühle fühlt mache tue tun tut"
    ),
    "fr": (
        "à afin ai alors au aucun aussi autre aux avec avez avons c ce cela ces cet cette ceux chez chaque combien "
        "comme comment d dans de des donc du elle elles en entre es est et être eux faire fait faut il ils j je l "
        "la le les leur leurs lui m ma mais me mes moi mon n ne ni nos notre nous on ont ou où par pas peut peux "
        "plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont suis "
        "sur t ta te tes toi ton tous tout toute toutes trop tu un une vos votre vous y différence"
    ),
    "pl": (
        "a aby albo ale ani bez bo by być był była było były chcę ci ciebie cię co czego czemu czy czyj czyja "
        "czyje dla dlaczego do dzieje gdy gdzie go i ich ile im ja jak jaka jaki jakie jakiego jakiej jako je jego "
        "jej jest jestem jeśli już każdy kiedy kim kogo komu kto która które którego której który którzy lub ma "
        "mam mamy mi mną mnie mogę moja moje mojego mojej może można mój mu musi muszę my na nad nam nami nas nasz "
        "nasza nasze nie niego niej nim o od on ona one oni ono oraz po pod potrzebuję przed przez przy robi robić "
        "się są swoja swoje swój ta tak tam te tego tej ten to tobie trzeba tu twoja twoje twój ty tych tylko tym wiele dużo zbyt "
        "jeszcze między różnica u w was wasz we wszystkie wszystko z za zawsze ze że żeby"
    ),
}
"""Stop words by language: they count only if nothing else was typed."""

SLIGHT = {
    "en": (
        "actually again allowed already also always another bit come comes coming doing done else even ever every everybody "
        "everyone everything give gives go goes going good got happen happened happening happens having just keep "
        "keeps kind know knows let like may might look looking looks lot lots made make makes making never nothing now once "
        "other others possible put puts really said say says see still supposed take takes taking thing things "
        "think through try until use used uses using want wanted wants way ways well while without "
        "although anything anyway around because both during each except instead maybe more most nearly off onto ought out over "
        "per perhaps quite rather same since something sometimes somehow somewhere such than though together towards up upon "
        "via whether within yet company firm former must past previous wrong"
    ),
    "de": (
        "alles andere anderen bekomme bekommen benutzen bereits besser brauchen bringen dabei darf dürfen eigentlich einfach einmal "
        "erst erste etwas fragen ganz geben gehen genau gemacht gerade gern gesagt gibt gleich gut halten immer irgendwie jemand "
        "jemanden jemandem jetzt komme kommen kommt lange lassen leute lässt machen macht möchte möglich neben nehmen nie niemand nimmt nutzen "
        "oft richtig sagen sagt schnell schon sehen sieht sollte sonst statt stehen steht trotzdem tun überhaupt weiß wieder wirklich "
        "wissen wollen will würde"
    ),
    "fr": (
        "alors après avant besoin bien bon bonne certain chose choses demande demander déjà devoir devrait dire dit dois doit doivent "
        "donner donne encore enfin exactement faites faudrait fois ici jamais juste laisser longtemps maintenant mettre met même moment "
        "nouveau parfois passe passer pense possible pouvons pouvez prend prendre prends première premier quelque quelqu rien sait savoir "
        "seulement souvent toujours vais va veut veux vient venir voir vois vraiment utiliser"
    ),
    "pl": (
        "ale bardzo będzie chce chcemy coś dać dobrze dobry dokładnie długo dziać gdyby inny inne inna jakiś jeden jednak każda każde "
        "ktoś kogoś często lepiej mieć może możemy można należy naprawdę nic nigdy nowy nowa nowe pierwszy powinien powinienem powinna "
        "prosić pytać razem robię robimy robią rzecz szybko teraz trochę używać właśnie wiedzieć wiem wie widzieć wziąć zrobić zawsze znowu znów"
    ),
}
"""Words by language that say little beside others, though pages have them: they count less."""

TYPED_FOR = (
    (
        N_("boss, supervisor, line manager, superior, report to, my manager"),
        (N_("Your manager"),),
    ),
    (N_("deadline, due date, how long, duration, turnaround"), (N_("Lead time"),)),
    (
        N_("login, log in, sign in, user name, credentials, password, VPN, permission, permissions, rights, account"),
        (N_("Access you need"), N_("Access")),
    ),
    (
        N_(
            "vacation, holiday, holidays, leave, time off, absence, absent, ill, illness, sick, deputy, substitute, replacement, cover for"
        ),
        (N_("Your stand-in"),),
    ),
    (N_("handover, hand over, handoff, transfer"), (N_("Hand-offs"),)),
    (N_("abbreviation, acronym, jargon, dictionary, vocabulary"), (N_("Glossary"),)),
    (
        N_("emergency, crisis, go wrong, goes wrong, went wrong, failure, trouble, problem, problems"),
        (N_("Exceptions"), N_("Risks and controls")),
    ),
    (N_("error, errors, pitfall, pitfalls"), (N_("Common mistakes"),)),
    (N_("KPI, metric, metrics, measured, performance"), (N_("How you are measured"), N_("KPIs"))),
    (N_("software, app, apps, application, program"), (N_("Tools"),)),
    (N_("job, position, duties"), (N_("Responsibilities in general"), N_("Role"))),
    (N_("newcomer, new hire, starter, first steps, induction"), (N_("Onboarding"), N_("Your first months"))),
    (N_("sign off, signoff, authorise, green light"), (N_("Approval"),)),
    (N_("aim, aims, objective, objectives"), (N_("Goal"),)),
    (N_("procedure, procedures, workflow, instructions, manual"), (N_("Playbook"),)),
    (N_("FAQ, question, questions, help"), (N_("Questions people ask"),)),
    (N_("quiz, exam, test, test my knowledge"), (N_("Test yourself"),)),
    (N_("in charge"), (N_("Responsible"), N_("Accountable"))),
    (N_("owns, belongs to"), (N_("Owner"), N_("Gives access to"))),
    (N_("danger, dangers, threat"), (N_("Risks and controls"),)),
    (N_("news, update, updates, latest"), (N_("What changed lately"), N_("History"))),
    (
        N_("list, overview, index"),
        (N_("All playbooks"), N_("All roles"), N_("All tools"), N_("All KPIs"), N_("All data sets"), N_("All goals")),
    ),
    (N_("mission, vision, our values"), (N_("Why we do this"), N_("Principles we work by"))),
    (
        N_("due for review, next review, review date, outdated"),
        (N_("Reviews"), N_("All playbooks"), N_("Reviewed every"), N_("Last reviewed")),
    ),
    (N_("red, amber, scorecard"), (N_("All KPIs"), N_("Where we stand"))),
    (N_("roadmap, timeline, gantt"), (N_("Calendar of deliverables"), N_("Plans"))),
    (N_("automate, automated, time saved"), (N_("What could be automated"),)),
    (N_("prioritise, improve first"), (N_("Which process first?"),)),
    (N_("colleague, phone, email"), (N_("Contact"),)),
    (N_("begin, begins, beginning"), (N_("Starts when"),)),
    (N_("receive, receives, get, gets"), (N_("You receive from"),)),
    (N_("money, spending, expenses"), (N_("Budget"),)),
    (N_("privacy, GDPR"), (N_("Data protection"), N_("Consent"))),
    (N_("template, templates, form, forms"), (N_("Materials"),)),
    (N_("qualification, qualifications, requirements"), (N_("What you should be able to do"),)),
    (N_("course, courses, tutorial, lesson"), (N_("How to learn it"),)),
    (N_("deliverable, deliverables, results"), (N_("Results you pass on"), N_("What comes in, what goes out"))),
    (N_("changelog, versions, revision"), (N_("History"),)),
    (N_("tasks, to do, responsibilities"), (N_("Your part in each process"), N_("Who does what (RACI)"))),
    (N_("start, starts, trigger, triggered"), (N_("Starts when"), N_("How it starts and ends"))),
    (N_("finished, completed, definition of done"), (N_("Done when"), N_("How it starts and ends"))),
    (N_("org chart, organisation chart, hierarchy, department"), (N_("All roles"), N_("Your manager"))),
    (N_("day one, starting day"), (N_("First day"), N_("Before your first day"))),
    (N_("AI, artificial intelligence, robot, bot"), (N_("What could be automated"),)),
    (N_("late, delay, delayed, overdue"), (N_("Escalation"), N_("Waiting"))),
)
"""Words that readers type, separated by commas, each list with what pages say instead."""
