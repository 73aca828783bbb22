"""Papers in official layout (GB/T 9704-2012): one list of blocks becomes DOCX, PDF and XLSX."""
