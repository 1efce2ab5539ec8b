"""Sentence boundaries within the blocks of the reading."""
