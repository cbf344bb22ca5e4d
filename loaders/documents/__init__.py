"""Party and state documents: codes, names, issuers."""
