"""Dates from facts and law: pure, no clock, no database, no network, no Qt."""
