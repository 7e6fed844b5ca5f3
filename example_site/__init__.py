"""A small Vietnamese portal that installs wagtail_kehoach as any portal would."""
