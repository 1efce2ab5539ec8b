"""Precedence: which of the candidates become mentions."""
