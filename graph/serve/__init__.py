"""The graph over HTTP: a SPARQL endpoint, linked data and pages, on one port.

The process that listens does no work of its own: it takes a request, hands it to a worker process and sends what
comes back. A worker reads one generation of the store and can be killed at any moment, which is the one way to stop a
query of Oxigraph. Quick work and slow work are kept apart (`pool.py`), pages have workers of their own.
"""
