"""The query library: named SPARQL queries with their question, parameters and columns."""
