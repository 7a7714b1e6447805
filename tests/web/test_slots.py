from web.transfers.slots import Slots


def test_one_may_have_so_much_under_way_and_all_together_so_much() -> None:
    slots = Slots(of_one=2, of_all=3)
    with slots.taken(1):
        assert not slots.are_taken(1)
        with slots.taken(1):
            assert slots.are_taken(1)
            assert not slots.are_taken(2)
            with slots.taken(2):
                assert slots.are_taken(3)
        assert not slots.are_taken(1)


def test_without_a_limit_for_all_only_ones_own_count() -> None:
    slots = Slots(of_one=1)
    with slots.taken(1):
        assert [slots.are_taken(whose) for whose in (1, 2)] == [True, False]
