"""Forums, dialogues, festivals and meetings, with their guests."""
