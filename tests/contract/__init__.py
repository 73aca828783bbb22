"""What every register keeps, whatever it holds: the suite walks the catalogue, a new register only brings a factory."""
