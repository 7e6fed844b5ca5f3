"""Settings of the tests: the example site with throw-away data."""

import tempfile
from pathlib import Path

from example_site.database import database
from example_site.settings import *  # noqa: F403

DATA_DIR = Path(tempfile.gettempdir()) / "wagtail_kehoach_tests"
DEBUG = False
DATABASES = {"default": database(":memory:")}
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
WAGTAIL_KEHOACH = {"BASE_TEMPLATE": "portal/base.html", "PRIVATE_ROOT": DATA_DIR / "private"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# The indexes of search and of references take half of a save; tests that need them ask for the fixture "indexes".
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
