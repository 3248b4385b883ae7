"""The process landscape: categories as frames in the order of the value chain, processes in them, lines bundled between.

Reading order: `text` (what it is, and its Mermaid text), `order`, `nets`, `measure`, `route`, `draw`.
"""
