"""Tests of the chain of revisions."""
