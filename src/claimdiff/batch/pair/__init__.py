"""Which articles tell of one event: from folders, feeds and files to a manifest for `batch`.

`gather` reads the sources, `profiles` keeps of each article what it is compared by, `likeness`
finds each article's nearest and scores pairs, `stories` groups them and tells copies, `manifest`
writes what was found. No engine and no model is asked; articles in two languages are not brought
together.
"""
