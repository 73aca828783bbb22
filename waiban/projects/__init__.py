"""Projects that come to the city from abroad, stage by stage."""
