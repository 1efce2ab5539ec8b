"""Readers: one file per form that a letter comes in, each giving a `SourceText`."""
