"""The embedded engine: rules and measures, no key, no network, no download."""
