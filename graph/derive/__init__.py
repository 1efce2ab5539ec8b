"""What only follows from several documents; recomputed, never edited."""
