"""From a document to an issued book: read in, corrected with one key each, issued."""
