"""Every table, each declared beside its SQL: nothing registers itself by being imported."""

from storage import (
    addresses,
    links,
    past_texts,
    people,
    questions,
    recent_deletions,
    sessions,
    spending,
    texts,
    watermarks,
)
from storage.delivery import claims, delivery_log, delivery_table, outages
from storage.desk import audit, costs, operators
from storage.engine import migrations
from storage.engine.migrations import Schema
from storage.personal import exports
from storage.programs import idempotency_keys, program_tokens, refresh_tokens
from storage.reminders import last_reminders, past_reminders, reminders
from storage.reports import activity, monthly, reports
from storage.rooms import awaited_passwords, passwords, photos, quotas, rooms
from storage.signing_in import attempts, credentials, mail_addresses, pins
from storage.tracking import awaited_values, entries, imports, tracker_days, trackers
from storage.waiting import promised, recent_photos
from storage.x import accounts, connections, consents, posts

TABLES = (
    people.PEOPLE,
    operators.OPERATORS,
    audit.AUDIT,
    addresses.ADDRESSES,
    rooms.ROOMS,
    rooms.MEMBERS,
    passwords.WRONG_PASSWORDS,
    awaited_passwords.AWAITED_PASSWORDS,
    recent_deletions.LEAVERS,
    photos.PHOTOS,
    quotas.PHOTOS_SENT,
    trackers.TRACKERS,
    entries.ENTRIES,
    tracker_days.TRACKER_DAYS,
    awaited_values.AWAITED_VALUES,
    reports.REPORTS,
    monthly.MONTHLY_REPORTS,
    activity.ACTIVITY_DAYS,
    imports.IMPORTS,
    imports.BATCHES,
    reminders.REMINDERS,
    past_reminders.PAST_REMINDERS,
    last_reminders.LAST_REMINDERS,
    questions.QUESTIONS,
    spending.SPENDING,
    costs.CLOSED_DAYS,
    posts.POSTS,
    promised.PROMISED,
    recent_photos.RECENT_PHOTOS,
    accounts.ACCOUNTS,
    sessions.SESSIONS,
    refresh_tokens.REFRESH_TOKENS,
    program_tokens.PROGRAM_TOKENS,
    idempotency_keys.IDEMPOTENCY_KEYS,
    pins.PINS,
    attempts.ATTEMPTS,
    mail_addresses.MAIL_ADDRESSES,
    credentials.CREDENTIALS,
    links.LINKS,
    exports.EXPORTS,
    connections.CONNECTIONS,
    consents.CONSENTS,
    texts.TEXTS,
    past_texts.PAST_TEXTS,
    delivery_table.DELIVERIES,
    delivery_log.STEPS,
    claims.PACES,
    outages.OUTAGES,
    watermarks.MARKS,
    migrations.MIGRATIONS,
)
"""What others refer to stands before what refers to it; a person is forgotten from the end on (see forgetting)."""

SCHEMA = Schema(migrations.all_migrations(), TABLES)
"""The tables of this program, and the steps that lead to them."""
