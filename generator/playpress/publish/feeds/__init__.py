"""What changes, for feed readers; what is due, for calendars."""
