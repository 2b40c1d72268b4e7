"""Seoul's open data: strict about the envelope of a reply, lenient about its rows. Ends at readings and incidents."""
