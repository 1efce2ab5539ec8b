"""The pages of the explorer, made in a worker from templates; one module a page."""
