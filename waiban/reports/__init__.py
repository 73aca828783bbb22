"""What the registers add up to: the year's figures, the gaps of the plan, the funnels; each figure opens its records."""
