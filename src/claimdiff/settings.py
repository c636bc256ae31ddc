"""Settings: flags, environment, files."""
