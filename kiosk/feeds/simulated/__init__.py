"""The simulated city, told in the replies of real services: what reads them is what reads the city. Ends at bytes."""
