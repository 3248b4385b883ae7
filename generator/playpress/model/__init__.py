"""The content model: frozen typed values for everything a handbook's files say.

One noun a module; `library.py` holds them all by id. The field names are the keys of the YAML files.
Knows: shapes, enumerations, which field is text and which refers to what. Must not know YAML, files, Markdown, Mermaid
or MkDocs. What follows from the files (flows, hand-offs, where-used) is computed elsewhere.
"""
