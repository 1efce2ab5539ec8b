"""A trained pipeline's entities as further candidates: an optional component."""
