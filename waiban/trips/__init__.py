"""Own people going abroad on duty (因公出访): planned, approved, carried out."""
