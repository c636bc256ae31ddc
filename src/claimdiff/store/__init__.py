"""What is kept on disk between runs: the cache of model answers and the state of a batch."""
