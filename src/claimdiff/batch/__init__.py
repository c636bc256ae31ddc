"""Many comparisons: from a manifest to files, in pieces that are never lost.

`run` is the door; `schedule` decides what is done next, `tasks` is what a worker does, `workers`
who the workers are, `outputs` what is written. What is done is kept by
`claimdiff.store.state` alone: any other state may die with the process.
"""
