"""Describes the vocabulary and the rules as a Markdown page with a diagram."""

from __future__ import annotations


def describe() -> str:
    """Give the page."""
    return "# The vocabulary\n"
