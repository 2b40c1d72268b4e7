"""Numbers -> camera frames of a presenter nobody photographed. Ends where a picture and its ground truth are given."""
