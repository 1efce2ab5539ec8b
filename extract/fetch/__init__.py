"""Getting letters from where they are published: by identifier, dossier or search, politely and sturdily.

A *catalogue* (KOOP's SRU, open.overheid.nl, the Tweede Kamer's OData) says what there is and where; the *shelf* keeps
what was brought, with a manifest; the *courier* goes and gets. None of them knows the graph.
"""
