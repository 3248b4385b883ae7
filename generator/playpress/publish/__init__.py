"""Pages to files: rendered, drawn, kept and written below `build/`.

Knows: templates, pictures, the folder of the build. Must not know which site engine reads the files.
"""
