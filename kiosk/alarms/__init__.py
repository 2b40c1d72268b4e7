"""What of the city asks for somebody. Ends where the alarms of the moment are reported as a fact."""
