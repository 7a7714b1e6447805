"""The words that notices by machines are made of, and those that only people use.

How tables are written: see `entries` in core/reading/phrases/lexicon.py.
"""

YOURS = """
youve you_have your ur our ihr ihre ihrem ihren dein deine votre vos ton su sus tu tus tuo tua suo sua seu sua teu uw je jouw twoja twoje twoj
ваш ваша ваше ваши твой din dit ditt dine deres er ert vase vas vasa vasi tvuj vaseho ön az_ön dumneavoastra tau ta ta_lau
σας σου вашата вашият вашето вашої вашого שלך לך شما شحنتك طلبك حسابك لديك بطاقتك رصيدك cua_ban ban quy_khach anda akun_anda awak aapka aapke
aapki आपका आपके आपकी আপনার آپ_کا آپ_کی yako akaunti_yako iyong inyong hesabiniz 고객님 고객님의
"""
THINGS = """
parcel package delivery order flight gate bill balance invoice payment card account statement appointment
prescription subscription plan data allowance booking reservation vehicle tax toll fee fine penalty passport licence license
insurance policy loan deposit transaction purchase charge verification password login sign_in bus buses route
messages notifications boil_water warning outage maintenance recall voucher vouchers rewards cashback gutschein gutscheine bons_d_achat
bon_d_achat cupones buono_sconto buoni_sconto waardebon waardebonnen kupony kuponunuz presentkort gavekort
paket termin rechnung guthaben bestellung sendung konto karte umsatz kontostand zahlung flug zug warnung unwetter gewitter abo vertrag
colis commande facture forfait solde rendez_vous rdv train vol livraison compte carte paiement rappel
paquete pedido envio factura cita saldo cuenta tarjeta compra vuelo recarga recibo
pacco ordine bolletta fattura saldo conto carta offerta giga spedizione volo appuntamento
encomenda fatura conta cartao saldo plano pedido entrega voo consulta
pakket bestelling factuur rekening afspraak databundel pinpas bezorging pakje brand
paczka przesylka zamowienie faktura rachunek saldo konto karta wizyta paczkomacie platnosc
заказ посылка баланс карта счет оплата покупка тариф запись доставка рейс списание перевод
gonderiniz kargonuz siparisiniz ekstrenizin hesabiniz kartiniz faturaniz bakiyeniz randevunuz ekstre fatura kargo
pakke pakken levering faktura aftale din_time timen datamaengde datamengde datamengden digital_post leveringen betaling kortet saldo regningen
paket paketet leverans faktura bokning besoket forsandelsen bokningen datamangd abonnemang
lahetys lahetyksesi paketti pakettisi lasku tilaus varaus ajanvaraus liittyma noudettavissa sahkokatko
zasilka zasilku zasielka balik faktura objednavka ucet rezervace termin odstavka elektriny platba karta vyzvednuti
csomag csomagja szamla rendeles szamlaja egyenleg idopont kartya
colet coletul comanda factura cont contul programare sold plata card
δεμα δεματος παραγγελια λογαριασμος ραντεβου πληρωμη καρτα υπολοιπο αποστολη φαινομενα
пратка пратката поръчка фактура сметка плащане карта сметката наличност
посилка посилку замовлення рахунок оплата картка тариф відділення поповнення
חבילה משלוח חשבון חיוב כרטיס תור יתרה הזמנה חשבונית תשלום
بسته مرسوله سفارش حساب قبض کارت موجودی نوبت شحنة شحنتك طلب طلبك حساب فاتورة رصيد موعد بطاقة شحن
parsel booking pakej bil bayaran tagihan pesanan paket rekening saldo kurir kartu pemeliharaan jaringan pembayaran kuota
don_hang tai_khoan so_du giao_dich goi_cuoc hoa_don vi_dien_tu
plan recharge khata khate order bill delivery avl_bal प्लान रिचार्ज खाता खाते ऑर्डर बिल पार्सल ডেলিভারি অর্ডার একাউন্ট پارسل آرڈر بل akaunti salio mzigo malipo
padala bayarin
rights droits allocations studiefinanciering toeslag uitkering pengar ersattning bidrag iuran kuota noodopvang notbetreuung
studiedag library_books library_items
"""
HAPPENS = """
impayee impayees echue uberfallig unbezahlt vencida impaga impagada scaduta scaduto onbetaald vervallen niezaplacona przeterminowana
vencido atrasada obetald forfallen forfalden odenmedi просрочен просрочена неоплачен
delivered delivery_attempt shipped arriving arrives delayed departs boarding cancelled canceled expires expired expiring renew renewed
due overdue unpaid paid charged credited debited declined approved processed scheduled confirmed ready pickup suspended blocked
used renew_at pay settle avoid track log_in sign_in verify tap click reply closed shelter advisory
zugestellt geliefert kommt fallig verspatet gesperrt bestatigt abholbereit amtliche bei
livre livree retarde retardee disponible renouvele renouvelee expire annulee confirme
entregado entregara vence vencio reparto cargo retrasado confirmada recibe
consegna consegnato esaurito scade scadenza attiva addebito spedito
entregue entregara vence venceu renovado vencimento
bezorgd komt verbruikt vertraagd betaald sluit
czeka dostarczona oplacona termin odbioru dostarczymy wyslana
доставлен доставлена прибудет ожидает прибыл готов списано зачислено ожидается ожидаются
dagitima teslim tutarindaki odeme yuklenmistir cikmistir
leveres leveret levert klar modtaget modtatt mottatt forsinket hentes brukt opp forfaller forfalder laes
levereras levererats hamta hamtas forfaller mottagits
noudettavissa toimitettu eraantyy erapaiva maksettava saapunut
pripravena dorucena doruceno doruceny splatnost planovana vyzvednuti dorucime
kezbesitjuk erkezik atveheto esedekes lejar teljesitve
livrat livrata livram expira scadenta expediat sosit
παραδοθει παραδοθηκε ετοιμο ληγει εστάλη αποφύγετε ακυρώθηκε
доставена доставим пристигна изтича платена
прибула прибуло доставлено очікує сплачено
ממתין ממתינה נמסר הגיע בסך מוכנה
تحویل ارسال منقضی تسليم خصم سداد شحن ينتهي الطريق وصلت
duoc_giao da_giao het_han thanh_toan diantar dikirim dihantar dihantar tiba sampai berakhir jatuh_tempo lunas
khatam nikale jama khatm डिलीवर समाप्त जमा কাটা naipadala
배송 배송될 배송완료 도착 승인 결제 출금 입금
calcules calculees verses versee overgemaakt uitbetaald betalas betalas_ut utbetalas utbetalt udbetalt dibayar belum_dibayar
uberwiesen ausgezahlt
"""
DEVICES = """
battery detector detected detection motion sensor leak cycle complete completed finished garage door doorbell camera armed disarmed
offline alarm thermostat smoke temperature filter washer washing dryer wash low open unlocked locked backup
"""
OFFICES = frozenset(
    [
        "school",
        "schools",
        "elementary",
        "primary",
        "district",
        "university",
        "college",
        "bank",
        "pharmacy",
        "surgery",
        "clinic",
        "hospital",
        "council",
        "library",
        "services",
        "service",
        "dept",
        "department",
        "airport",
        "airlines",
        "airways",
        "energy",
        "water",
        "nhs",
        "ecole",
        "college",
        "lycee",
        "creche",
        "mairie",
        "prefecture",
        "schule",
        "grundschule",
        "gymnasium",
        "kita",
        "kindergarten",
        "rathaus",
        "stadtwerke",
        "klinik",
        "praxis",
        "apotheke",
        "escuela",
        "colegio",
        "instituto",
        "ayuntamiento",
        "clinica",
        "farmacia",
        "scuola",
        "comune",
        "asl",
        "escola",
        "prefeitura",
        "camara",
        "basisschool",
        "gemeente",
        "apotheek",
        "szkola",
        "przedszkole",
        "przychodnia",
        "школа",
        "гимназия",
        "поликлиника",
        "okulu",
        "belediyesi",
        "hastanesi",
        "skola",
        "skolan",
        "forskola",
        "kommun",
        "skole",
        "apoteket",
        "مدرسة",
        "بلدية",
        "مستشفى",
        "puskesmas",
        "sekolah",
    ]
)
OF_PEOPLE = frozenset(
    [
        "take",
        "opinion",
        "mood",
        "thought",
        "fact",
        "psa",
        "rant",
        "me",
        "i",
        "my",
        "nobody",
        "no-one",
        "noone",
        "everyone",
        "brain",
        "cat",
        "dog",
        "husband",
        "wife",
        "kid",
        "kids",
        "son",
        "daughter",
        "mom",
        "mum",
        "dad",
        "him",
        "her",
        "them",
        "boss",
        "update",
        "ps",
        "edit",
        "note",
        "reminder",
        "tip",
        "fact",
        "question",
        "answer",
        "breaking",
        "news",
        "plot",
        "status",
        "weather",
        "mood",
        "today",
        "tonight",
        "tomorrow",
        "recipe",
        "headline",
        "summary",
        "result",
        "results",
        "forecast",
        "opinion",
        "confession",
        "thought",
        "thoughts",
        "poll",
        "rule",
        "pro",
        "con",
        "yo",
        "moi",
        "ich",
        "io",
        "eu",
        "ik",
        "ja",
        "я",
        "ben",
        "انا",
        "mig",
        "jag",
        "minä",
    ]
)
ONESELF = frozenset(
    [
        "finally",
        "im",
        "ive",
        "ill",
        "my",
        "me",
        "mine",
        "myself",
        "yo",
        "mi",
        "mis",
        "moi",
        "mon",
        "mes",
        "ich",
        "io",
        "mio",
        "mia",
        "eu",
        "meu",
        "minha",
        "ik",
        "mijn",
        "ja",
        "moj",
        "moja",
        "я",
        "мой",
        "моя",
        "ben",
        "benim",
        "jag",
        "mitt",
        "jeg",
        "minä",
    ]
)
