"""What plays Twilio: texts from phones, messages to them, media, reports, and the words that it obeys itself."""
