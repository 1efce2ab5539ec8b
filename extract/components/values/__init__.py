"""Dates, periods, amounts, percentages, counts and durations, normalised."""
