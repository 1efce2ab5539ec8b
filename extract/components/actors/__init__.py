"""Persons, offices and organisations."""
