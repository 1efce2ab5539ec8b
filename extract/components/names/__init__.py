"""Programmes, named documents, laws, events, and the abbreviations that the letter defines."""
