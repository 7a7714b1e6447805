from training.templates import MOST, texts_of


def test_a_line_without_choices_is_its_own_text() -> None:
    assert texts_of("are you home yet") == ("are you home yet",)


def test_a_line_with_few_choices_is_all_its_texts_without_spaces_left_over() -> None:
    assert texts_of("[did|has] it go [up|] ?") == ("did it go up ?", "did it go ?", "has it go up ?", "has it go ?")


def test_of_many_so_many_are_drawn_the_same_each_time_and_each_choice_is_used() -> None:
    line = "[a|b|c|d] [e|f|g] [h|i]"
    found = texts_of(line)
    assert 1 < len(found) <= MOST
    assert found == texts_of(line)
    assert {word for text in found for word in text.split()} == set("abcdefghi")
