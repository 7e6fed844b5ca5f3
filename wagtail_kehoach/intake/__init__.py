"""From a received plan document to draft pages."""
