"""How well the reader of plans does: the sample documents of ``tests/data/plans`` against the facts beside them."""
