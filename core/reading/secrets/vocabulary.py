"""Words near which secrets stand, in the languages that people text in. All in lower case."""
# ruff: noqa: RUF001 - words of other scripts

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.casefold().split())


CODE_WORDS = _words(
    """
    code codes kode koden kodes kod kodu kodun kodunuz koodi koodisi kodi kód kódja kódod kodas kods codigo
    código codigos códigos codice codici cod codul codului κωδικός κωδικος κωδικό код коды кода кодом pin pins
    pincode tan mtan puk coce cdoe пин пинкод mã ma token cifra пин-код пін пін-код кода кодът kódu kódom
    kódot koodin koodit kody kode-nya kodenya
    """
)
"""Words for a code. Some mean much else: what stands between them and a number decides."""

SURE_WORDS = _words(
    """
    authenticator otp otps otac totp mtan pushtan smstan passcode passcodes keycode doorcode gatecode pincode
    2fa mfa spid verifycode verificationcode authcode logincode securitycode accesscode smscode token_code tunnusluku
    tunnuslukusi avainluku engangskode engangskoden engångskod engångskoden kertakäyttökoodi varmennuskoodi
    vahvistuskoodi bekräftelsekod verifieringskod säkerhetskod inloggningskod verifiseringskode bekreftelseskode
    sikkerhetskode bekræftelseskode verificatiecode bevestigingscode inlogcode toegangscode beveiligingscode
    activatiecode sms-code engangspassord engangspassordet engångslösenord engangsadgangskode
    kertakäyttösalasana portkod portkoden
    dørkode dørkoden ovikoodi kapukód kapukódja ajtókód riasztókód
    """
)
"""Words that hardly stand for anything but a code to sign in or to confirm something with."""

SURE_ENDING = re.compile(r"(?:code|codes|kode|kod|kód|tan)\w{0,4}$|koodi")
SURE_BEGINNINGS = (
    *("bestätigung", "bestaetigung", "verifizierung", "verifikation", "sicherheit", "zugang", "zugriff", "anmelde"),
    *("login", "einmal", "freischalt", "aktivierung", "authentifizierung", "tür", "tuer", "haustür", "tor", "alarm"),
    *("verificatie", "bevestiging", "inlog", "toegang", "beveiliging", "activatie", "sms", "door", "deur", "port"),
    *("engang", "engång", "verifier", "verifiser", "bekräft", "bekreft", "bekræft", "säkerhet", "sikkerhet", "dørk"),
    *(
        "inlogg",
        "innlogg",
        "adgang",
        "tilgang",
        "kertakäyttö",
        "varmenn",
        "vahvist",
        "tunnus",
        "ovi",
        "pin",
        "geheim",
    ),
)
"""How compounds begin and end that are codes to let somebody in: "Bestätigungscode", "engangskode"."""

LETS_IN = (
    *("verif", "vérif", "authent", "auth", "autent", "authori", "autori", "confirm", "bestätig", "sicherheit"),
    *("security", "seguridad", "segurança", "sicurezza", "sécurit", "login", "logon", "signin", "log-in", "sign-in"),
    *("zugang", "access", "acceso", "accès", "acesso", "accesso", "activat", "activac", "ativaç", "attivaz", "aktiv"),
    *(
        "anmeld",
        "registr",
        "einmal",
        "onetime",
        "one-time",
        "2-step",
        "two-",
        "doğrula",
        "dogrula",
        "onay",
        "güvenlik",
    ),
    *(
        "giriş",
        "weryfik",
        "potwierdz",
        "logowan",
        "ověř",
        "megerős",
        "подтвержд",
        "проверочн",
        "проверк",
        "одноразов",
    ),
    *("вход", "входа", "авторизац", "безопасност", "доступ", "επαλήθευσ", "verifikasi", "xac", "xác", "kich", "kích"),
    *(
        "passcode",
        "backup",
        "identit",
        "unlock",
        "recovery",
        "recuperación",
        "recuperação",
        "récupération",
        "temporar",
        "secret",
    ),
    *(
        "dynamic",
        "dynami",
        "secure",
        "safekey",
    ),
)
"""How words begin that make a code one to let somebody in, anywhere in a text."""

DOORS = _words(
    """
    door doors unlock сейфа сейфе ворот калитки гаража гараж gate alarm alarms garage lock padlock lockbox
    locker locker's safe vault entry entrance entryphone keypad keybox keysafe intercom buzzer porch shed
    elevator lift suitcase luggage combination combo frontdoor haustür tür tor garagentor alarmanlage tresor
    schließfach spind schlüsselkasten schlüsselsafe türöffner porte portail portillon digicode alarme coffre
    boîte interphone puerta portón portal alarma caja cerradura candado porta portone cancello allarme
    cassaforte citofono lucchetto portão cofre cadeado alarme deur poort kluis slot kluisje dörr dörren port
    porten larm larmet dør døren alarmen ovi ovikoodi hälytin drzwi brama bramy domofon domofonu sejf furtka
    dveře brána kapı kapının kasa домофон домофона подъезд подъезда ворота дверь двери сейф сигнализация
    шлагбаум калитка замок замка
    sleutelkastje sleutelkluis sleutelkluisje sleutelbox kastje nøglebox nøgleboks nøgleboksen nøkkelboks
    nøkkelboksen nøkkelskap
    nyckelskåp nyckelskåpet nyckelbox kassaskåp kassaskåpet pengeskab ulko-ovi alaovi alaoven oven portti
    portin kassakaappi avainlaatikko
    dveří bránu alarmu trezor trezoru vchod vchodu zámek dvere dverí brána bránke vchode zámok ajtó ajtóhoz
    kapu kapuhoz riasztó
    riasztóhoz széf lakat ușa usa ușă poarta poartă alarma alarmă seif seiful interfon interfonul πόρτα πόρτας
    συναγερμός συναγερμό
    συναγερμού χρηματοκιβώτιο врата вратата входа вход аларма алармата сейфа двері дверей під'їзд під'їзду
    під’їзду хвіртка хвіртки
    сигналізація сигналізації pintu gerbang brankas gembok pagar cửa cổng két pinto mlango geti
    """
)
"""What opens with a code. What is said of it is one if digits of the right length follow."""

PASSWORD_WORDS = _words(
    """
    password passwords pasword passwrd passwrod passowrd passwod paswrod passward
    passwort passwörter passworte kennwort passwd pwd psw passcode passphrase
    passkey paswoord contraseña contrasena contraseñas senha senhas wachtwoord wachtwoorden lösenord lösenordet
    losenord passord passordet adgangskode adgangskoden kodeord kodeordet salasana salasanan salasanasi hasło
    haslo hasła hasłem heslo hesla jelszó jelszo jelszava şifre sifre şifresi şifreniz şifrem sifresi sifreniz sifrem
    parolă
    parola parolası passe sandi khẩu khau lozinka geslo пароль пароля паролю паролем пароли paroli mdp
    wifipassword wifipass wlanpasswort wlanschlüssel codewort
    jelszavam jelszavunk jelszót laluan паролата паролем parolei συνθηματικό nenosiri lösenorden passordene
    salasanat heslom
    """
)
"""Words for a password and hardly anything else ("parola" is a word in Italian, and is asked about)."""

PASS_WORDS = _words(
    "pw pass pin pins clave claves wpa wpa2 psk passw pword login logins user username creds credentials"
)
"""Words that may stand for a password, or for what goes with one."""

SHORT_FOR_PASSWORD = _words("lösen lösenet lösn losen ww parol parolu parolum")
"""Words for a password that mean much else: "lösen" (in German, to solve). Only what looks like one is one."""

NETWORK_WORDS = _words(
    """
    wifi wi-fi wlan hotspot router network ssid netzwerk wireless wifi's вайфай вай-фай wifisi guest-wifi
    guestwifi netflix disney spotify hbo hulu gmail icloud laptop account schlüssel
    """
)
"""What has a password that people pass on; it may follow without the word for one."""

SURE_DOORS = _words(
    """
    lockbox keybox keysafe padlock keypad digicode domofon domofonu домофон домофона sleutelkastje sleutelkluisje
    nøgleboks nøkkelboks nyckelskåp
    """
)
"""What has a code and little else to tell of: a number behind it is that code."""

LOGIN_WORDS = _words(
    "login logins user username user: usuario usuário benutzer benutzername utente identifiant логин"
)
PASSWORD_ENDINGS = ("passwort", "kennwort", "password", "wachtwoord", "lösenord", "passord", "salasana", "schlüssel")
PASSWORD_GATE = PASSWORD_WORDS | PASS_WORDS | NETWORK_WORDS | SHORT_FOR_PASSWORD

OTHER_CODES_BEFORE = _words(
    """
    promo promotion promotional discount coupon voucher zip postal post area country error status source dress
    bar qr referral affiliate cheat tax penal http color colour hex dialing dial dialling flight airport stock
    morse genetic unicode vinci clean dead legacy python java machine byte open no low vs write writing wrote
    creator exit product rabatt gutschein game fuck shitty some my_first live vibe to we i can who learn
    learning teach ascii konami reviewed of advent the_da binary assembly year civil criminal labor labour fire
    moral honor honour
    """
)
"""Before a word for a code: a code that is no secret, or code of a program. Between them nothing else may stand."""

OTHER_CODES_AFTER = _words(
    """
    postal postale promo promotionnel promocional descuento desconto sconto réduction reduction erreur error
    errore erro área area barre barras barres ошибки review reviews red blue orange pink name names base freeze
    smell of push geass parrain parrainage pénal penal civil couleur pays pais país rabat rabatowy pocztowy
    zniżkowy indirim
    """
)
OTHER_CODES = re.compile(
    r"промокод|优惠码|優惠碼|折扣码|邮编|邮政编码|郵遞區號|クーポン|郵便番号|割引|할인|쿠폰|우편번호|\bplz\b"
    r"|คูปอง|ส่วนลด",
)
SHOPPING = re.compile(
    r"\d ?% ?|\b(?:off|discount|checkout|check out|coupon|sale|shipping|save|savings|deal|deals|rabatt|descuento|"
    r"desconto|sconto|réduction|promo|giveaway|merch|order now|shop|скидк\w+|korting|zniżk\w+|indirim|alennus)\b",
    re.IGNORECASE,
)
"""Posts that sell something have codes for everybody."""

SCRIPTS_WITHOUT_SPACES = re.compile(
    r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
"""Letters of scripts in which words run together: theirs are looked for as parts."""

NO_SPACES = re.compile(
    r"验证码|驗證碼|入力|校验码|校驗碼|动态码|动态密码|确认码|確認碼|安全码|"
    r"安全碼|授权码|登录码|激活码|识别码|口令|取件码|取货码|提货码|"
    r"确认代码|验证代码|验证密码|短信码|代码|代碼|密码|密碼|認証コード|確認コード|認証番号|確認番号|暗証番号"
    r"|ワンタイム|パスコード|"
    r"セキュリティコード|ログインコード|コード|パスワード|認証キー|인증|인증번호|확인 ?코드|보안 ?코드|"
    r"코드|비밀번호|비번|암호|"
    r"รหัส|קוד|סיסמ|رمز|كود|كلم[ةه] (?:ال)?سر|كلم[ةه] (?:ال)?مرور|"
    r"کد|گذرواژه|پسورد|پاسورد|باسورد|باسوورد|(?:ال)?رقم (?:\w{2,12} ){0,2}(?:ال)?سر[يى]|पासवर्ड"
    r"|पासकोड|कोड|ओटीपी|पिन|"
    r"ওটিপি|কোড|পাসওয়ার্ড|குறியீடு|ഒടിപി|కోడ్|ಕೋಡ್|kata sandi|mật khẩu|mat khau|mot de passe|mots de passe|"
    r"mã (?:xác|otp|pin|kích)|ma (?:xac|otp|kich)|password|passwort|wifi|wi-fi|"
    r"ไวไฟ|รหัสผ่าน|kata laluan|neno la siri|کلمه عبور|پاس ورڈ|кодов\w* слов\w*"
)
"""Words for codes and passwords where words have no spaces between them, or are several."""

SECRECY = re.compile(
    r"\b(?:do not|don'?t|don’t|never|not to|nobody|no one) (?:share|forward|give|tell|disclose|reveal)|"
    r"\bwill (?:never|not) (?:ask|call|contact)|\bnot share\b|\bkeep (?:it|this) (?:secret|private|safe)|"
    r"(?:nicht|niemandem|nie) (?:weiter|mitteil|teil|preis)|nicht weitergeben|ne (?:le |la )?(?:partage|"
    r"communique|transmet|divulgue)|"
    r"ne (?:jamais|pas) (?:partager|communiquer)|no (?:lo |la )?(?:compart|reveles|divulgu)|n[ãa]o (?:o |"
    r"a )?(?:compartilh|partilh)|"
    r"non (?:condivider|comunicar|rivelar)|deel (?:deze|dit|nooit|niet)|никому не|не сообщайте|не передавайте|"
    r"nikomu nie|"
    r"nie udost|paylaşmayın|kimseyle|dela inte|del ikke|älä jaa|"
    r"勿泄露|请勿|勿告|勿向|不要告诉|教えないで|共有しないで|"
    r"알려주지|"
    r"لا تشارك|لا تعط|jangan (?:berikan|bagikan)|khong chia se|không chia sẻ",
    re.IGNORECASE,
)
"""That a code is for nobody else: those who send codes say so."""

TO_SIGN_IN = re.compile(
    r"\b(?:use|enter|type|gebruik|usa|utilisez|entrez|introduce|inserisci|digite|введите|nutze|"
    r"verwende)\b[^\d]{0,40}(?<!\d)(?:\d{4,8}|\d{3}[ -]\d{3}|\d\d \d\d \d\d)(?!\d)[^\d]{0,60}"
    r"\b(?:sign ?in|sign-in|log ?in|log-in|verify|confirm|authenticate|continue|complete|activate|register|"
    r"unlock|get in|open|enter the|let yourself in|"
    r"iniciar|entrar|connecter|accedere|anmelden|einloggen|bestätigen|inloggen|подтвер\w+|входа)\b",
    re.IGNORECASE,
)
TYPE_IT = re.compile(
    r"\b(?:enter|punch|punch in|press|buzz|dial|type|key in|put in|use|tap|code is|drück|tippe|gib|marca|pulsa|tape|"
    r"compose|"
    r"digita|toets|slå|wpisz|набери|введи)\W{1,3}(?:in )?[#*]?\d{4,8}[#*]?(?![\w%]|[.,:/]\d)"
    r"|(?<![\w.,:/$€£])[#*]?\d{4,8}[#*]? (?:drücken|eingeben|eintippen|intoetsen|indrukken)\b",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"(?<![\w.,:/$€£])[#*]?\d{4,8}[#*]? (?:opens|unlocks|gets you|lets you|works|öffnet|abre|ouvre|apre|is for|"
    r"for|is) (?:the |my |our |front |back )*"
    r"(?:door|gate|alarm|garage|lock|padlock|lockbox|locker|safe|building|keypad|entrance)\b",
    re.IGNORECASE,
)
"""What is said of a code that opens something."""
OPENED_WITH = re.compile(
    r"\b(?:opens?|unlocks?|se abre|abre-se|abre|si apre|s'ouvre|s’ouvre|gaat open|öffnet sich|open it|otwiera się"
    r"|открывается) (?:with|using|con|com|avec|met|mit|kodem|по коду)"
    r"(?: (?:the|el|la|o|a|le|il|de|dem|code|código|codice|kod|pin))* [#*]?\d{4,8}[#*]?"
    r"(?= *(?:$|[.!?,;\n]|(?:and|then|y|e|et|und|en|i|и|plus|too)\b))(?![.,]\d)",
    re.IGNORECASE,
)
"""Likewise."""
SPELT_OUT = re.compile(
    r"\b(?:login|log-in|password|passcode|pass word|wifi|wi-fi|pin|code)\b.{0,40}"
    r"\b(?:capital|uppercase|upper case|lowercase|lower case|small) [a-z]\b"
    r"|\b(?:login|password|passcode|wifi|wi-fi)\b.{0,80}\b(?:underscore|ampersand)\b",
    re.IGNORECASE,
)
"""A secret that is dictated, sign by sign."""
LINK = (
    r"(?:is|are|was|were|be|(?<=['’])s|it'?s|that'?s|thats|that’s|war|fue|era|var|ist|je|este|είναι|adalah|là|lautet|sind|"
    r"es|est|sono|è|é|são|er|är|on|jest|to|bir|is:|это|—|–|-|:|=|#|→|->|>|\"|“|„|«|\(|\[|"
    r"as|als|como|comme|come|som|jako|number|no|n°|nr|numer|eq|equals|changed to|now|still|reset to)"
)
"""What stands between a word for a secret and the secret."""
