"""Source text to article: read, fetch, clean, split into sentences. Judges nothing."""
