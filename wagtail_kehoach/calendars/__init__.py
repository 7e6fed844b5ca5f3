"""The calendar: what is planned, due and going live, for editors, and for calendar programs by links without login."""

from wagtail_kehoach.calendars.gather import CalendarEntry, Campaign, EntryKind, EntryState, entries

__all__ = ["CalendarEntry", "Campaign", "EntryKind", "EntryState", "entries"]
