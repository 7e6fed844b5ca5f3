"""Date formats for ``FORMAT_MODULE_PATH``: dates are typed day/month/year, in whichever language the admin is used."""
