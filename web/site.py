from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from clients.stores.store import ObjectStore
from clients.x.client import XClient
from clients.x.oauth import XSignIn
from core.charts.painting import Painter
from core.clock import Clock
from core.importing.found import ReadFile
from core.passwords.hashing import PasswordHashing
from core.phones.senders import Senders
from core.reading.commands import CommandTable
from core.sealing import Keyring
from core.settling import Settling
from storage.engine.database import Database
from web.api.request_rate import RequestRate
from web.live import LivePages
from web.rendering import Templates, Url
from web.reports.pdf import PdfMaker
from web.rooms.live import LiveRooms
from web.transfers.slots import Slots


@dataclass(frozen=True, slots=True)
class Site:
    """All that handlers work with.

    Attributes:
        public_url: the address that browsers use.
        numbers: ours.
        senders: whose numbers are served.
        proxies: network addresses whose word is taken for who asks.
        hashing: of people's own passwords.
        texts_days: after so many days, texts are erased.
        x_sign_in: how a consent at X becomes tokens.
        x_origin: where people say yes at X, and see posts.
        missing: each service that is used, with what the settings lack for it: nothing if it is set up.
        can_mail: whether people may have an e-mail address.
        live: tells open pages what is new in rooms.
        photo_bytes: the most that a photo may have.
        read_file: reads what people want taken in, where it can do no harm.
        live_desk: tells operators' open pages how it is.
        meaning_of: what a code means (kind of delivery, code) and what to do; nothing if nobody knows.
        settling: how long what may have gone out waits.
        keys: by which tokens of the API, and what a known device shows, are signed.
        painter: makes pictures of charts.
        request_rate: how fast each token of the API may ask.
        pdfs: sets reports as PDFs.
        downloads: of files under way that take long (rooms, exports, what is tracked), by person. Each holds a
            connection to the store, however slow its browser is, and the store has twice as many (see
            clients.stores.s3): other work goes on.
        files: single photos on their way, by person: as many as a browser asks for at once, if it may.
        uploads: of photos under way, by person.
        imports: files that are being read or taken in, by person; each is in memory.
        paintings: charts that are being made pictures, by tracker, for the carrier may ask twice. All wait in one
            line for being painted.
    """

    db: Database
    clock: Clock
    store: ObjectStore
    public_url: str
    numbers: Sequence[str]
    senders: Senders
    proxies: Sequence[str]
    hashing: PasswordHashing
    texts_days: int
    commands: CommandTable
    x_sign_in: XSignIn
    x: XClient
    x_origin: str
    missing: Mapping[str, str]
    templates: Templates
    live: LiveRooms
    photo_bytes: int
    keys: Keyring
    request_rate: RequestRate
    painter: Painter
    live_desk: LivePages
    read_file: ReadFile
    meaning_of: Callable[[str, str], str]
    settling: Settling
    can_mail: bool = False
    pdfs: PdfMaker = field(default_factory=PdfMaker)
    downloads: Slots = field(default_factory=lambda: Slots(of_one=2, of_all=8))
    files: Slots = field(default_factory=lambda: Slots(of_one=100))
    uploads: Slots = field(default_factory=lambda: Slots(of_one=4, of_all=32))
    imports: Slots = field(default_factory=lambda: Slots(of_one=1, of_all=6))
    paintings: Slots = field(default_factory=lambda: Slots(of_one=2))

    @property
    def url(self) -> Url:
        """Writes the path of a route by its name."""
        return self.templates.url
