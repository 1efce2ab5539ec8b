"""Places that are named as places only: kept apart from mentions, which denote a municipality that acts."""
