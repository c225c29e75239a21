"""How good the extraction is: figures by field, misses in their sentences, and whether its confidence means what it says."""
