"""The content model: frozen typed values for everything a handbook's files say.

One noun a module; `library.py` holds them all by id. The field names are the keys of the YAML files. `annotations.py` tells
what each field takes, `walk.py` finds texts and references by that, `address.py` names a place so that it is found again.
Knows: shapes, enumerations, which field is text and which refers to what. Must not know YAML, files, Markdown, Mermaid
or MkDocs. What follows from the files (flows, hand-offs, where-used) is computed elsewhere.
"""
