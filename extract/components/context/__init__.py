"""What each document's own metadata settles: its date, its chamber, its dossier."""
