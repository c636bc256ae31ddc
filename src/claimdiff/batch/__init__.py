"""Many comparisons: manifest, resume, executors."""
