"""Two readings to findings: alignment, relations, differences, basis, omission proof."""
