"""The target book: issued text whose promises are saved questions to the registers."""
