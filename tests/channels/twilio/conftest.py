from tests.support.media_hosts import carrier, cdn, certificate, media_client, trusting

__all__ = ["carrier", "cdn", "certificate", "media_client", "trusting"]
