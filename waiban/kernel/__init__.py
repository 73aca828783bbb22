"""What every part of the office shares: ids, periods, partial dates, text and plain refusals."""
