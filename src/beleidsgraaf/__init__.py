"""A knowledge graph of Dutch governance documents.

The way from a file to the graph is one line of functions, each with one type on either side::

    Path -read-> SourceText -layout-> Layout -pipeline-> Extraction -quads-> quads -store-> Generation

Nothing on the left knows what stands to its right.
"""

from beleidsgraaf.api import Graph, open

__all__ = ["Graph", "__version__", "open"]

__version__ = "0.1.0"
