"""Benchmarks: each runs its work and a plain baseline in turn and prints ratios. Nothing here is timed by the tests."""
