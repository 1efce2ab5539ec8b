"""From a file to what it says: read, lay out, find, link. Knows nothing of RDF."""
