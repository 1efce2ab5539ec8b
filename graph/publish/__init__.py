"""Publishing: a static folder that any web server can host, in the forms that portals harvest.

`facts.py` asks the graph what there is; `diwoo.py`, `catalogue.py` and `pages.py` write it down, each for one reader:
the Woo index of open.overheid.nl, data.overheid.nl and its peers, people. `check.py` says what is missing, beforehand.
"""
