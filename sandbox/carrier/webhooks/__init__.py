"""How Twilio calls a webhook: address and overrides, signed form, and the answer in TwiML."""
