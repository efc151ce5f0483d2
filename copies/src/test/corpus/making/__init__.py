"""Makes the odd PDF files of the corpus."""
