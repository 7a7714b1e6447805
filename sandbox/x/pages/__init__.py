"""What people's browsers meet of X: the consent screen, and the page of a post."""
