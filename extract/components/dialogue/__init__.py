"""Who signs, who is addressed, who asks."""
