"""Formal and informal references to publications: where they stand and which identifier they mean."""

from beleidsgraaf.extract.components.references.pointer import ReferenceContext
from beleidsgraaf.extract.components.references.scan import find_references

__all__ = ["ReferenceContext", "find_references"]
