"""Formal and informal references."""
