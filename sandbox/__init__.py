"""A carrier and an X on this machine that behave like Twilio and X where it matters, with a page of phones.

`server.Sandbox` is the whole of it. `carrier` and `x` know nothing of each other, only what is in `core`; `page`
shows and steers both.
"""
