"""Every path but those of webhooks, once: its name, who may ask, and what answers. Channels bring their webhooks."""

from core.x.account import CALLBACK_PATH
from storage.links import Purpose
from web import charts, health, pages
from web.account import confirming, mail, password, programs
from web.account import views as account
from web.api import docs
from web.connect import views as connect
from web.desk.routes import DESK
from web.home import exports, home, texts
from web.reports import by_link, months, one
from web.rooms import adding, door, download, events, files, governing, views
from web.route import AnswerKind, Route, Who
from web.sign_in import codes, passwords, pins
from web.trackers import csv_file, entries, importing, listing, managing, reminders
from web.trackers import views as tracker_views

ANYONE, EITHER, LET_IN, SIGNED_IN, FRESH = Who.ANYONE, Who.EITHER, Who.LET_IN, Who.SIGNED_IN, Who.FRESH
FILE, PROBE = AnswerKind.FILE, AnswerKind.PROBE
ROOM = "/rooms/{room}"
PHOTO = f"{ROOM}/photos/{{photo}}"
REPORTS = "/tracking/reports"
REPORT = f"{REPORTS}/{{month}}"
TRACKER = "/tracking/{tracker}"
ENTRY = f"{TRACKER}/entries/{{entry}}"

ROUTES = (
    Route("healthz", "/healthz", ANYONE, health.healthz, kind=PROBE),
    Route("readyz", "/readyz", ANYONE, health.readyz, kind=PROBE),
    Route("metrics", "/metrics", ANYONE, health.metrics, kind=PROBE),
    Route("home", "/", EITHER, home.home),
    Route("help", "/help", ANYONE, pages.help_page),
    Route("style", "/style.css", ANYONE, pages.style, kind=FILE),
    Route("static", "/static/{name}", ANYONE, pages.static_file, kind=FILE),
    Route("openapi", "/api/openapi.json", ANYONE, docs.openapi, kind=FILE),
    Route("api_docs", "/api/docs", ANYONE, docs.page),
    Route("press", Purpose.CONNECT.path, ANYONE, post=connect.press, cross_site=connect.cross_site),
    Route("callback", CALLBACK_PATH, ANYONE, connect.callback, has_head=False),
    Route("code", "/connect/code", ANYONE, connect.code),
    Route("connect", f"{Purpose.CONNECT.path}/{{token}}", ANYONE, connect.link),
    Route("sign_in", "/sign-in", EITHER, pins.offer, pins.ask, pages.cross_site),
    Route("sign_in_code", "/sign-in/code", EITHER, codes.code, codes.begin, pages.cross_site),
    Route("pin", "/sign-in/pin", EITHER, pins.offer_to_enter, pins.enter, pages.cross_site),
    Route("register", "/sign-in/register", EITHER, pins.offer_to_register, pins.register, pages.cross_site),
    Route("sign_in_password", "/sign-in/password", EITHER, passwords.offer, passwords.enter, pages.cross_site),
    Route("forgotten", "/sign-in/forgotten", EITHER, pins.offer_reset, pins.ask_for_reset, pages.cross_site),
    Route(
        "sign_in_link",
        f"{Purpose.SIGN_IN.path}/{{token}}",
        ANYONE,
        codes.link,
        codes.begin_by_link,
        pages.cross_site,
    ),
    Route("rooms", "/rooms", SIGNED_IN, door.rooms),
    Route("enter", f"{Purpose.ROOM.path}/{{token}}", EITHER, door.link, door.enter, pages.cross_site),
    Route("sign_out", "/rooms/sign-out", EITHER, post=door.sign_out, cross_site=pages.cross_site),
    Route(
        "sign_out_everywhere",
        "/rooms/sign-out-everywhere",
        SIGNED_IN,
        None,
        door.sign_out_everywhere,
        pages.cross_site,
    ),
    Route("publish", "/publish", SIGNED_IN, None, home.publish, pages.cross_site),
    Route("drop", "/drop", SIGNED_IN, None, home.drop, pages.cross_site),
    Route("connect_x", "/account/x/connect", SIGNED_IN, None, home.connect, pages.cross_site),
    Route(
        "disconnect", "/account/x/disconnect", FRESH, home.ask_to_disconnect, home.end_connection, pages.cross_site
    ),
    Route("texts", "/texts", SIGNED_IN, texts.texts),
    Route("export", Purpose.EXPORT.path, FRESH, exports.show, exports.ask, pages.cross_site),
    Route("export_file", f"{Purpose.EXPORT.path}/file", FRESH, None, exports.fetch, pages.cross_site),
    Route(
        "export_link",
        f"{Purpose.EXPORT.path}/{{token}}",
        ANYONE,
        exports.link,
        exports.fetch_by_link,
        pages.cross_site,
    ),
    Route("reports", REPORTS, SIGNED_IN, months.show, months.make, pages.cross_site),
    Route("choose_reports", f"{REPORTS}/choice", SIGNED_IN, None, months.choose, pages.cross_site),
    Route("report", REPORT, LET_IN, one.show),
    Route("report_pdf", f"{REPORT}/report.pdf", LET_IN, one.pdf, kind=FILE),
    Route("delete_report", f"{REPORT}/delete", SIGNED_IN, one.ask_to_delete, one.delete, pages.cross_site),
    Route(
        "stop_reports",
        f"{Purpose.STOP_REPORTS.path}/{{token}}",
        ANYONE,
        by_link.offer_to_stop,
        by_link.stop,
        by_link.stop_by_one_click,
    ),
    Route("report_link", f"{Purpose.REPORT.path}/{{token}}", EITHER, by_link.link, by_link.enter, pages.cross_site),
    Route("chart_picture", f"{Purpose.CHART.path}/{{token}}/{{days}}.png", ANYONE, charts.picture, kind=FILE),
    Route("chart", f"{Purpose.CHART.path}/{{token}}/{{days}}", ANYONE, charts.page),
    Route("account", "/account", SIGNED_IN, account.show),
    Route("account_name", "/account/name", SIGNED_IN, None, account.name, pages.cross_site),
    Route("account_asking", "/account/asking", SIGNED_IN, None, account.asking, pages.cross_site),
    Route("account_zone", "/account/zone", SIGNED_IN, None, account.zone, pages.cross_site),
    Route("end_session", "/account/browsers/end", SIGNED_IN, None, account.end, pages.cross_site),
    Route("make_program", "/account/programs/new", FRESH, programs.offer, programs.make, pages.cross_site),
    Route("end_program", "/account/programs/end", SIGNED_IN, None, programs.end, pages.cross_site),
    Route("end_programs", "/account/programs/end-all", SIGNED_IN, None, programs.end_all, pages.cross_site),
    Route("confirm", "/account/confirm", SIGNED_IN, confirming.offer, confirming.ask, pages.cross_site),
    Route("password", "/account/password", FRESH, password.offer, password.choose, pages.cross_site),
    Route("drop_password", "/account/password/remove", FRESH, None, password.drop, pages.cross_site),
    Route("account_mail", "/account/e-mail", FRESH, mail.offer, mail.ask, pages.cross_site),
    Route("remove_mail", "/account/e-mail/remove", FRESH, None, mail.remove, pages.cross_site),
    Route("mail_link", f"{Purpose.MAIL.path}/{{token}}", EITHER, mail.link, mail.confirm, pages.cross_site),
    Route("delete_account", "/account/delete", FRESH, account.ask_to_delete, account.delete, pages.cross_site),
    Route("room", ROOM, LET_IN, views.room),
    Route("events", f"{ROOM}/events", LET_IN, events.events, kind=FILE, has_head=False),
    Route("all", f"{ROOM}/all.zip", LET_IN, download.everything, kind=FILE),
    Route("photo", PHOTO, LET_IN, views.photo),
    Route("small", f"{PHOTO}/small.jpg", LET_IN, files.small, kind=FILE),
    Route("original", f"{PHOTO}/original", LET_IN, files.original, kind=FILE),
    Route("add", f"{ROOM}/photos", SIGNED_IN, None, adding.add, pages.cross_site),
    Route("state", f"{PHOTO}/state", SIGNED_IN, adding.state, kind=FILE),
    Route("caption", f"{PHOTO}/caption", SIGNED_IN, views.ask_for_caption, views.set_caption, pages.cross_site),
    Route("members", f"{ROOM}/members", SIGNED_IN, governing.members),
    Route("rename", f"{ROOM}/members/name", SIGNED_IN, None, governing.rename, pages.cross_site),
    Route(
        "remove",
        f"{ROOM}/members/{{member}}/remove",
        FRESH,
        governing.ask_to_remove,
        governing.remove,
        pages.cross_site,
    ),
    Route(
        "room_password",
        f"{ROOM}/password",
        FRESH,
        governing.ask_for_password,
        governing.set_password,
        pages.cross_site,
    ),
    Route("leave", f"{ROOM}/leave", SIGNED_IN, governing.ask_to_leave, governing.leave, pages.cross_site),
    Route("delete_room", f"{ROOM}/delete", FRESH, governing.ask_to_delete, governing.delete, pages.cross_site),
    Route("delete", f"{PHOTO}/delete", SIGNED_IN, views.ask_to_delete, views.delete, pages.cross_site),
    Route("trackers", "/tracking", SIGNED_IN, listing.trackers),
    Route("make_tracker", "/tracking/new", SIGNED_IN, listing.offer, listing.make, pages.cross_site),
    Route("import_file", "/tracking/import", SIGNED_IN, importing.show, importing.take, pages.cross_site),
    Route("confirm_import", "/tracking/import/confirm", SIGNED_IN, None, importing.confirm, pages.cross_site),
    Route("drop_import", "/tracking/import/drop", SIGNED_IN, None, importing.drop, pages.cross_site),
    Route("entries_csv", "/tracking/entries.csv", SIGNED_IN, csv_file.everything, kind=FILE),
    Route("tracker_csv", f"{TRACKER}/entries.csv", SIGNED_IN, csv_file.of_tracker, kind=FILE),
    Route("tracker", TRACKER, SIGNED_IN, tracker_views.tracker),
    Route("change_tracker", f"{TRACKER}/settings", SIGNED_IN, managing.offer, managing.change, pages.cross_site),
    Route("reminders", f"{TRACKER}/reminders", SIGNED_IN, reminders.show, reminders.add, pages.cross_site),
    Route("end_reminder", f"{TRACKER}/reminders/end", SIGNED_IN, None, reminders.end, pages.cross_site),
    Route("pause_tracker", f"{TRACKER}/pause", SIGNED_IN, None, managing.pause, pages.cross_site),
    Route("drop_tracker", f"{TRACKER}/drop", FRESH, managing.ask_to_drop, managing.drop, pages.cross_site),
    Route("add_entry", f"{TRACKER}/entries", SIGNED_IN, None, entries.add, pages.cross_site),
    Route("entry", ENTRY, SIGNED_IN, entries.offer, entries.change, pages.cross_site),
    Route("delete_entry", f"{ENTRY}/delete", SIGNED_IN, entries.ask_to_delete, entries.delete, pages.cross_site),
    *DESK,
)
NOTHING_HERE = Route("nothing_here", "/{anything:.*}", ANYONE, pages.nothing_here)
"""Whatever else is asked for, by whatever method."""
