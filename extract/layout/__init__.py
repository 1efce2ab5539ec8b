"""Layout: what is running text and what is page furniture, and which documents a text holds."""
