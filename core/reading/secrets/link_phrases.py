"""What texts say of links that sign in, reset, confirm or unsubscribe, in the languages that people text in."""
# ruff: noqa: RUF001 - words of other scripts

import re

_THINGS = (
    r"(?:password|passcode|pin|account|e-?mail|identity|phone|number|address|"
    r"device|log-?in|sign-?in|profile|subscription|registration|payment|card|apple id|id)"
)
_DOING = (
    r"(?:sign ?in|sign-in|log ?in|log-in|verify|confirm|reset|activate|reactivate|unlock|"
    r"unsubscribe|opt[ -]?out|restore access|"
    r"regain access|change your password|set your password|finish (?:signing|registering|setting)|"
    r"complete your (?:sign|regist))"
)
SAYS_WHAT_FOR = re.compile(
    rf"\b(?:re-?set|verify|confirm|re-?activate|unlock|recover|restore|validate|change|set|"
    rf"create)(?:ing)? (?:your|my|ur) (?:[\w-]+ ){{0,2}}{_THINGS}\b|"
    rf"\b(?:tap|click|use|follow|open|visit|press|go to)\b[^.!?]{{0,80}}\b{_DOING}\b|"
    rf"\bto {_DOING}\b[^.!?]{{0,40}}\b(?:tap|click|use|follow|open|visit|go to|https?)\b|"
    rf"\b{_DOING}\b[^.!?]{{0,20}}\b(?:link|here)\b|\b{_DOING}\W{{1,3}}(?:here|now|at|via|with|using|link|"
    rf"by)?\W{{0,3}}(?:https?:|www\.)|"
    r"\b(?:sign|log)[ -]?in to [\w .'-]{2,30}\W{1,3}https?:|"
    r"\b(?:sign|log)[ -]?in (?:to [\w .'-]{2,30} )?(?:with|using|via|by|through) (?:this|the|your) (?:link|url)\b|"
    r"\bmagic[ -]link|\b(?:sign|log)[ -]?in (?:link|url)|\b(?:one[ -]time|reset|login|verification|"
    r"confirmation|activation|"
    r"recovery|unsubscribe|access|invite|private|secret|personal) (?:link|url)\b|\bunsubscribe\b|"
    r"\bpassword re-?set|\bpassword recovery|"
    r"passwort (?:zurück|ändern|neu|vergessen)|(?:bestätig|verifizier|aktivier)\w* .{0,30}(?:e-?mail|konto|"
    r"adresse|nummer|anmeldung)|"
    r"(?:anmelde|login|bestätigungs|aktivierungs|einmal)-?link|\babmelden|\babbestellen|zum (?:anmelden|"
    r"einloggen|bestätigen)|"
    r"réinitialis\w+|(?:confirm|vérifi|activ)(?:ez|er|e|ation de) (?:votre|ton|ta|vos)|lien de (?:connexion|"
    r"confirmation|vérification)|désabonn|désinscri|"
    r"restablec\w+|restaur\w+ .{0,20}contraseña|(?:verifica|verifique|confirma|confirme|activa|active) (?:tu|"
    r"su|sua|seu|o seu|a sua|tua|il tuo|la tua)|"
    r"(?:iniciar|inicia) sesión|enlace de (?:acceso|verificación|confirmación)|darte de baja|darse de baja|"
    r"cancelar (?:la |tu |sua |a )?(?:suscripción|inscrição|assinatura)|"
    r"redefin\w+ .{0,20}senha|link de (?:acesso|confirmação|verificação)|reimpost\w+|(?:conferma|verifica|"
    r"attiva|accedi)\w* (?:il tuo|la tua|al tuo|qui|con)|"
    r"link di (?:accesso|conferma|verifica)|disiscri|annulla(?:re)? l'iscrizione|wachtwoord (?:opnieuw|herstel|"
    r"reset|wijzig|instel)|bevestig (?:je|uw)|"
    r"inloglink|inloggen via|uitschrijven|afmelden|återställ|bekräfta (?:din|ditt)|bekræft (?:din|dit)|bekreft|"
    r"nulstil|tilbakestill|avregistrera|"
    r"сбро\w+ парол|восстанов\w+|смен\w+ парол|подтверд\w+|для входа|войти|вход по ссылке|отпис\w+|активир\w+|"
    r"zresetuj|reset\w* hasł|potwierdź|zaloguj|wypis\w+|şifre\w* (?:sıfırla|yenile)|onaylamak|doğrulamak|"
    r"giriş yap|aboneli\w+|"
    r"obnov\w+ hesl|potvrďte|přihlá\w+|"
    r"パスワード.{0,4}(?:再設定|リセット|変更)|メールアドレス.{0,3}確認|ログイン|認証|配信停止|本人確認|"
    r"重置密码|重設密碼|找回密码|修改密码|验证您的|验证你的|登录链接|激活|"
    r"退订|确认您的|비밀번호.{0,4}재설정|인증|로그인|수신거부|"
    r"إعادة تعيين|تأكيد|تسجيل الدخول|إلغاء الاشتراك|पासवर्ड|सत्यापित|लॉग ?इन|รีเซ็ต|ยืนยัน|เข้าสู่ระบบ|"
    r"đặt lại mật khẩu|xác (?:nhận|minh)|đăng nhập|atur ulang|verifikasi",
    re.IGNORECASE,
)
"""Beside a link, such words say that it is for its receiver only."""
