"""A stand-in for an SMTP server: it takes mails and shows them."""
