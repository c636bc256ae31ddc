"""What stands in a text: words, names, numbers, times, quotations. Knows nothing of articles."""
