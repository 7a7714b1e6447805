"""Twilio's REST interface."""
