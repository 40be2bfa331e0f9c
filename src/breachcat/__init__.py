"""A catalog of data breaches at Japanese online shops, and the tool for it."""
