"""What stands in the folder of the playbooks, and where."""

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule

LINK = Rule(
    code="PB109",
    name="linked-file",
    adjustable=False,
    message=N_("the file is a link to another place"),
    hint=N_("put the file itself here"),
    about="""
        A link is not followed: what it leads to may lie outside of the handbook, where nobody reviews a change and where a
        secret could be. A copy of the file in the place of the link is read like any other.
    """,
)
NO_FOLDER = Rule(
    code="PB110",
    name="no-playbooks",
    adjustable=False,
    message=N_("there is no folder “{name}”"),
    hint=N_("run this where the handbook is, or start one with “playpress init”"),
    about="""
        A handbook is the folder `playbooks` and what lies beside it. Usually the command was started in another folder;
        the option `-C` names the right one.
    """,
)
UNREADABLE_FILE = Rule(
    code="PB111",
    name="unreadable-file",
    adjustable=False,
    message=N_("the file cannot be read: {reason}"),
    hint=N_("check its permissions"),
    about="""
        The computer refuses to open the file, so nothing of it is on any page. Usually it belongs to another user, or
        the disk has a fault.
    """,
)
WRONG_ENDING = Rule(
    code="PB112",
    name="wrong-ending",
    message=N_("the file name ends in “{suffix}”"),
    hint=N_("rename it to “{name}”"),
    about="""
        Playbooks and registries end in `.yml`, series of figures in `.csv`: one ending for each kind, so that files are
        easy to find and no two files describe the same thing. What an office program writes is no plain text and cannot
        be read.
    """,
    bad="""
        # playbooks/sales/deliver.yaml
        name: Deliver a product
        owner: seller
        trigger: A customer has bought something
        outcome: The customer has it
        steps:
          - {id: send, name: Send the product, raci: {responsible: seller}}
    """,
    good="""
        # playbooks/sales/deliver.yml
        name: Deliver a product
        owner: seller
        trigger: A customer has bought something
        outcome: The customer has it
        steps:
          - {id: send, name: Send the product, raci: {responsible: seller}}
    """,
)
NOT_READ_HERE = Rule(
    code="PB113",
    name="not-read-here",
    message=N_("this file is not read here"),
    hint=N_("in {folder} only playbooks, registries and figures are read; put other files elsewhere"),
    about="""
        What a file is follows from its place: a playbook lies in the folder of its category, a registry in `catalog`, a
        series of figures in `measurements`. A file in another place would be on no page, and nobody would notice. Files
        such as `README.md` may lie everywhere.
    """,
    bad="""
        # playbooks/sales/prices.txt
        Ask the sales lead for the prices of next year.
    """,
    good="""
        # playbooks/sales/README.md
        Ask the sales lead for the prices of next year.
    """,
)
EMPTY_FILE = Rule(
    code="PB114",
    name="empty-file",
    adjustable=False,
    message=N_("the file is empty"),
    hint=N_("describe the process, starting with “name: …”, or remove the file"),
    about="""
        An empty playbook has no page. A registry may be empty as long as nothing refers to what it should list.
    """,
    bad="""
        # playbooks/sales/deliver.yml
        ---
    """,
    good="""
        # playbooks/sales/deliver.yml
        ---
        name: Deliver a product
        owner: seller
        trigger: A customer has bought something
        outcome: The customer has it
        steps:
          - {id: send, name: Send the product, raci: {responsible: seller}}
    """,
)
NOT_A_MAPPING = Rule(
    code="PB115",
    name="not-a-mapping",
    adjustable=False,
    message=N_("the file does not consist of “key: value” lines"),
    hint=N_("write “key: value” lines"),
    about="""
        A playbook, and each entry of a registry, is a mapping: lines with a key, a colon and a value. A list or a
        single text in its place has no keys, so nobody can tell what its parts are.
    """,
    bad="""
        # playbooks/catalog/tools.yml
        phone: Telephone
    """,
    good="""
        # playbooks/catalog/tools.yml
        phone: {name: Telephone}
    """,
)
UNKNOWN_REGISTRY = Rule(
    code="PB116",
    name="unknown-registry",
    adjustable=False,
    message=N_("“{stem}” is not a registry"),
    hint=N_("registries are: {known}"),
    about="""
        The folder `catalog` holds the registries: the lists of roles, tools, KPIs and so on, one file each. The name of
        a file tells what it lists, so an unknown name is usually misspelt.
    """,
    bad="""
        # playbooks/catalog/rols.yml
        clerk: {name: Clerk, backup: driver}
        driver: {name: Driver, backup: seller}
    """,
    good="""
        # playbooks/catalog/roles.yml
        clerk: {name: Clerk, backup: driver}
        driver: {name: Driver, backup: seller}
    """,
)
LINKED_FOLDER = Rule(
    code="PB142",
    name="linked-playbooks",
    severity=Severity.WARNING,
    message=N_("the folder of the playbooks is a link to another place"),
    hint=N_("put the folder itself here, so that what is published is what is kept and reviewed here"),
    about="""
        The playbooks are read all the same. But what the link leads to can change without a trace in this handbook's
        history, and on another computer it may lead nowhere.
    """,
)
FOLDER_FOR_FILE = Rule(
    code="PB143",
    name="folder-for-file",
    adjustable=False,
    message=N_("this is a folder, where a file is read"),
    hint=N_("put the file itself here, or give the folder another name"),
    about="""
        A folder has the name of a file, such as `sell.yml`. Usually a program that unpacks or synchronises files has
        made it, and the file is inside it.
    """,
)
WRONG_CATEGORY = Rule(
    code="PB210",
    name="wrong-category",
    message=N_("the category is “{value}”, but the file is in the folder “{folder}”"),
    hint=N_("leave the key out: the folder decides"),
    about="""
        The category of a playbook is the folder that it lies in. A key that says something else is not followed: either the
        key is left over, or the file lies in the wrong folder.
    """,
    bad="""
        name: Sell a product
        category: service
    """,
    good="""
        name: Sell a product
    """,
)
ID_TWICE = Rule(
    code="PB302",
    name="id-twice",
    adjustable=False,
    message=N_("{other} already defines a playbook “{id}”"),
    hint=N_("rename one of the two files: the name of a file is the id of what is in it"),
    about="""
        The file's name is the playbook's id, by which others refer to it, so it must be the only one in the whole handbook,
        also across categories. Of two with the same name only the first is read.
    """,
    bad="""
        # playbooks/catalog/categories.yml
        service: {name: Service}
        # playbooks/service/sell.yml
        name: Sell a repair
        owner: seller
        trigger: A customer brings something broken
        outcome: The repair is ordered
        steps:
          - {id: look, name: Look at it, raci: {responsible: seller}}
    """,
    good="""
        # playbooks/catalog/categories.yml
        service: {name: Service}
        # playbooks/service/repair.yml
        name: Sell a repair
        owner: seller
        trigger: A customer brings something broken
        outcome: The repair is ordered
        steps:
          - {id: look, name: Look at it, raci: {responsible: seller}}
    """,
)

RULES: tuple[Rule, ...] = (
    LINK,
    NO_FOLDER,
    UNREADABLE_FILE,
    WRONG_ENDING,
    NOT_READ_HERE,
    EMPTY_FILE,
    NOT_A_MAPPING,
    UNKNOWN_REGISTRY,
    LINKED_FOLDER,
    FOLDER_FOR_FILE,
    WRONG_CATEGORY,
    ID_TWICE,
)
