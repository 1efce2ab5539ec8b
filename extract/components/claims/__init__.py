"""Claims: commitments, intentions, findings, positions, actions, recommendations, requests."""
