from tests.support.network.media_hosts import carrier, cdn, certificate, media_client, trusting

__all__ = ["carrier", "cdn", "certificate", "media_client", "trusting"]
