"""Vietnamese text, dates and document numbers. Pure Python: nothing here imports Django."""
