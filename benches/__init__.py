"""Figures of speed, memory and endurance: `make bench`. They are printed, never asserted."""
