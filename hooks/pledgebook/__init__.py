"""Pledgebook: from a company's commitment letters in YAML to a site of pages that never change their words.

Data goes one way: read → check → pages → stamp. Nothing in this package knows MkDocs; hooks/main.py alone does.
"""
