"""Documents: a plan as a picture, and as a PDF to print."""
