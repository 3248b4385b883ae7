"""Playpress turns a folder of playbook files into the onboarding site that new people learn from.

Read `pipeline.py` first: it names every stage in order. Then read any rule in `checks/` and any page in `pages/`.
"""

__version__ = "0.1.0"
