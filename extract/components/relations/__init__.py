"""Relations of the closed list."""
