"""Who holds which office since when: beside the name, by verbs, in lists and lives."""
