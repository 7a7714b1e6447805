"""What programs meet of X: tokens, posts, photos, timelines."""
