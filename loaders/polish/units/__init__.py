"""Words → units: names, dates, counts and titled names that syntax treats as one thing; and what agrees with what."""
