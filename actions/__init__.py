"""What can be done, whoever asks: people by text, a page, a program.

Each action is a plain function of a transaction, a person's id and plain values. It returns what came of it as a
value of one of a few classes, and knows neither how that is worded nor how it was asked for. Where more comes of it
later, that answers the text whose id it was given, if there is one.
"""
