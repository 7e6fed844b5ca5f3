"""From live items to a result report."""
