"""How one promise is measured, and how it is changed after the book is issued."""
