"""Where words stand in a body, and what a claim says that its spans don't."""
