"""A stand-in for X: consent, tokens, posts and photos, as far as a bot that posts meets them."""
