"""Posts that begin or sound like something that is said to the bot, and aren't."""

ORDINARY_POSTS = """
Who is ready for the weekend
What is this feeling
What a day
Who let the dogs out
how does this song work so well
why did they cancel that show
I didn't want that season to end
You did it Joe
Wrong turn
What happened to summer
Did anyone see the game
why do birds sing
You got this!
Is this the real life? Is this just fantasy?
How do magnets work
I love you all
You are amazing
What do you want for Christmas Santa
why do you do this to me Monday
Can you believe it
You can do it
Do what you love
New phone! Finally
just posted a photo @ Starbucks
Is it Friday yet?
""".strip().splitlines()
