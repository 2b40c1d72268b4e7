"""Numbers and incidents of the city, each with its source and age. Ends where they are reported as facts."""
