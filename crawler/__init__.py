"""Fetch news pages politely and keep them; knows nothing of graph or api."""
