from tests.web.sign_in.conftest import scene

__all__ = ["scene"]
