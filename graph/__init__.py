"""From what was found to a validated, versioned store of quads."""
