"""What is kept on disk between runs: the cache of model answers and the state of a batch.

It keeps JSON by key and gives it back; it does not know what the answers mean.
"""
