"""Administrative units, the provinces they are in, other countries."""
