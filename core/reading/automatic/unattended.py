"""A number or a mailbox that tells whose it is, that nobody reads it, or that a conversation is over."""

import re

_IT = (
    r"(?:number|line|inbox|mailbox|phone line|mobile|account|chat|channel|numero|buzon|linea|celular|telemovel|movil|telefono"
    r"|boite|ligne|portable|nummer|postfach|leitung|handy|diensthandy|cellulare|casella|caixa|postvak|numer|skrzynka|linia|номер"
    r"|телефон|ящик|numara|hat|mobilen|numret|telefonen|inkorgen)"
)
_UNREAD = (
    rf"\bth(?:is|e) {_IT} (?:belongs to|is (?:only |just |purely |strictly )?(?:for (?!every|all|any|those|my|you|sale|the )|used)|is(?: not|nt) (?:read|checked|monitored|attended|staffed)"
    r"|is unattended|is unmonitored)\b"
    r"|\b(?:this|our) (?:texts?|inbox|mailbox|messages) (?:are|is)(?: not|nt) (?:read|checked|monitored)\b"
    rf"|\beste {_IT} (?:no (?:esta atendid|se atiende|recibe|se lee)|nao (?:e|esta|recebe|aceita)|es (?:solo |unicamente )?(?:para|del|de la)"
    r"|e (?:so |apenas )?(?:para|do|da))"
    rf"|\besta {_IT} (?:no (?:esta atendida|se atiende|recibe)|nao (?:e|esta|recebe|aceita)|e (?:so |apenas )?para)"
    rf"|\bc(?:e|ette) {_IT} (?:nest pas|ne (?:recoit|prend|peut)|est (?:reserve|uniquement)|appartient)"
    rf"|\bdies(?:e|er|es) {_IT} (?:ist (?:nur |ausschlieslich |nicht )|gehort|wird nicht|empfangt|kann keine)"
    rf"|\bquest[oa] {_IT} (?:non (?:e|riceve|accetta)|e (?:solo |riservat|del\b|della\b))"
    rf"|\bdit {_IT} (?:is (?:alleen|niet|enkel)|wordt niet|kan geen|ontvangt)"
    rf"|\bt(?:en|a) {_IT} (?:nie (?:jest|odbiera|obsluguje|przyjmuje)|sluzy (?:tylko|wylacznie)|jest (?:tylko|wylacznie))"
    rf"|\bэтот {_IT} (?:не (?:принимает|обслуживается|читается|предназначен)|только для)"
    rf"|\bbu {_IT}(?:ya)? (?:mesaj|sms|gelen|yanit|sadece|yalnizca)[^.]{{0,24}}(?:alamaz|almaz|verilmez|kapali|icindir|okunmaz)"
    rf"|\bden har {_IT} (?:tillhor|anvands (?:bara|endast)|kan inte|bevakas inte|ar inte)"
    r"|\bdette nummeret? (?:kan ikke|er ikke|brukes bare|bruges kun)"
)
_OVER = (
    r"\b(?:due to|because of|por|wegen|per|vanwege|z powodu|из-за|na grund av|pa grund af) (?:your |la |tu |su |ihrer |deiner |l)?"
    r"(?:inactivity|inactividad|inaktivitat|inattivita|inatividade|inactiviteit|braku aktywnosci|неактивности|inaktivitet)\b"
    r"|\b(?:this|the|your) (?:chat|conversation|session|ticket) (?:has been|is now|was|will be) (?:closed|ended|timed out|transferred)\b"
    r"|\bchat (?:ended|closed|timed out) (?:due|because|after|by)\b"
    r"|\b(?:la|esta) conversacion (?:ha sido|fue|queda) (?:cerrada|finalizada)|\b(?:a|esta) conversa foi (?:encerrada|finalizada)"
    r"|\bcette conversation (?:est|a ete) (?:fermee|terminee|close)|\bdie(?:ser|se) (?:chat|unterhaltung|konversation) (?:wurde|ist) (?:beendet|geschlossen)"
    r"|\b(?:we dragen je over|we verbinden je door|you are being (?:transferred|connected)|you will now be (?:transferred|connected)"
    r"|connecting you (?:to|with) (?:a|an|our|the) (?:\w+ )?(?:agent|advisor|adviser|operator|representative|human|colleague))\b"
)
_FORMS = re.compile(rf"{_UNREAD}|{_OVER}")
_HINT = re.compile(
    r"this|\bthe \w+ (?:is|belongs)|texts|este |esta |\bce(?:tte)? |dies|quest|\bdit |\bt(?:en|a) |этот|\bbu |den har|dette|inact|inakt|inatt|inativ|aktywn|неактив"
    r"|transfer|connect|conversa|unterhalt|\bchat|dragen|verbinden"
)
# Whose it is is told by people too who want no more texts there.
_WANTS_NONE = re.compile(
    r"\b(?:stop|stopp|stopt|quit|enough|leave|remove|delete|wrong|dont (?:text|send|write)|no more|basta|dejen|dejad|hort auf|horen sie auf"
    r"|arretez|arrete|smettetela|smettete|parem|pare|przestan\w*|хватит|перестан\w*|yeter|sluta|slut|hentikan|berhenti|كفى|توقف\w*)\b"
)


def is_unattended(folded: str) -> bool:
    """Whether a text says that nobody reads what comes to its number, or that a conversation there is over.

    Args:
        folded: the beginning of a text, folded as in `core.reading.automatic.folding`.
    """
    if _HINT.search(folded) is None or _FORMS.search(folded) is None:
        return False
    return _WANTS_NONE.search(folded) is None
