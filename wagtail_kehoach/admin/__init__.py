"""The admin side: menu, listings, dashboard. Views call services and hold no rules of their own."""
