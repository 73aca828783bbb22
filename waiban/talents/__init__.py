"""People with languages (外事外语人才), their training, and whom the city selects and honours."""
