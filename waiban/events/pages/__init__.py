"""The odd pages an event needs beside its record: finding a time, the order of precedence, the door."""
