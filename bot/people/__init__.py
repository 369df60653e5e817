"""People: what every feature may know of a person."""
