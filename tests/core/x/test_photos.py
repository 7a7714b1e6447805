import pytest

from core.x.photos import PhotoFault, fault_of


@pytest.mark.parametrize(
    ("states", "kinds", "fault"),
    [
        (["kept"] * 4, ["jpg"] * 4, None),
        (["coming"] * 5, [""] * 5, PhotoFault.TOO_MANY),
        (["kept", "kept"], ["jpg", "pdf"], PhotoFault.PDF),
        (["kept", "failed"], ["jpg", ""], PhotoFault.FAILED),
        ([], [], None),
    ],
)
def test_which_photos_x_takes(states: list[str], kinds: list[str], fault: PhotoFault | None) -> None:
    assert fault_of(states, kinds) is fault
