"""A handbook as data for other programs: JSON and CSV with their schemas, and a list of all pages for readers without eyes."""
