"""The words of wishes to get no more texts, or to be deleted with all that is kept, in thirty languages.

Requests only: "delete" and "please delete" are here, "I deleted" is not, for that is told to the world. A line or two is
a language: English, Spanish, French, German, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish, Finnish, Polish,
Czech, Slovak, Hungarian, Romanian, Greek, Bulgarian, Ukrainian, Russian, Turkish, Arabic, Hebrew, Persian, Urdu, Hindi,
Bengali, Korean, Vietnamese, Indonesian and Malay, Filipino, Swahili.
"""

from core.reading.phrases.everyday import ARTICLES, EXCLAIMED, IT, NOW, PERSONS, POLITE
from core.reading.phrases.lexicon import Lexicon

_STOP = """
stop cease quit párale párenle paren ya_párale smettete smettila smettetela parem hou_op stop_met
hold_op lad_være indstil stopp slutt la_være opphør sluta sluta_upp stoppa upphör
lopeta lopettakaa lopettaa lopettaisitteko lakatkaa lakkaa
przestańcie przestań przestaňte přestaňte přestaň přestanete ukončete zastavte prestaňte prestaň prestanete skončite
hagyja_abba hagyják_abba hagyd_abba hagyjátok_abba fejezzék_be szüntessék_meg állítsák_le állítsa_le álljanak_le
opriți opriți_vă oprește opriti opreste încetați încetează incetati terminați terminati
σταματήστε σταμάτα σταματήσετε πάψτε κόψτε
спрете спри престанете престани прекратете стига_сте припиніть припини перестаньте перестань досить годі хватит
прекратите durdurun durdur kesin_artık
תפסיקו תפסיק תפסיקי הפסיקו הפסק להפסיק די_עם بس_کنید متوقف_کنید متوقف_کن قطع_کنید قطع_کن بند_کریں بند_کرو
بند_کر_دیں बंद_करो बंद_करें बंद_कीजिए बंद_कर_दो बंद_कर_दीजिए बंद_कर_दें रोको रोकिए band_karo band_kar_do band_karein band_kare
বন্ধ_করুন বন্ধ_করো বন্ধ_কর 그만 그만해 그만하세요 중단 중지 멈춰
dừng ngừng dừng_lại ngưng chấm_dứt berhenti hentikan setop stop_dong stoplah brenti
itigil itigil_niyo tigilan tigilan_niyo tumigil ihinto acha acheni sitisha sitisheni koma
"""
_SEND = """
send sending text texting message messaging write writing contact enviar enviarme escribir escribirme mandar mandarme
envoyer écrire schicken senden schreiben mandare mandarmi scrivere scrivermi inviare inviarmi mandar enviar escrever
sturen stuur schrijven schrijf sms sms_e
sende send sms_e skrive skriv kontakte skicka skriva smsa kontakta
lähettää lähettäminen lähettämistä lähettämästä lähettäkö lähetä lähetelkö laittaa laittako laita kirjoittaa
pisać pisz piszcie wysyłać wysyłaj wysyłajcie przysyłać przysyłaj przysyłajcie posílat posílání psát psaní písať
posielať posielanie zasielať zasielanie kontaktovat kontaktovať
küldjetek küldjenek küldjön küldj küldeni küldést küldését küldését_kérem küldözgetni küldözgessenek írjanak írj írjatok
zaklassanak trimite trimiteți trimiteti trimitem trimit trimiteați scrie scrieți scrieti contactați contactati deranjați
στέλνετε στέλνεις στείλετε στείλεις στείλτε ξαναστείλετε ξαναστείλεις ξαναστέλνετε γράφετε γράφεις γράψετε ενοχλείτε
ενοχλείς καλείτε
пращате пращай пращайте пращаш изпращате изпращайте изпращай пишете пишеш пиши праща безпокойте
надсилати надсилай надсилайте слати шли шліть писати пишіть присилати присилайте дзвоніть турбуйте
слать шлите присылать присылайте отправлять отправляйте писать пишите беспокойте
לשלוח תשלחו תשלח תשלחי לכתוב תכתבו להודיע תטרידו להטריד להתקשר
فرستادن بفرستید بفرست ارسال ندهید ندید ارسال_پیام بھیجنا بھیجیں بھیجو
भेजना भेजो भेजें भेजिए भेजिये करना करो करें bhejna bhejo bhejiye bheje bhej karna_msg
পাঠানো পাঠাবেন পাঠাবে পাঠাও পাঠান পাঠাইয়েন
보내지 보내 보내는 보내기 보내세요 보내주세요 연락하지 연락
gửi nhắn gởi liên_lạc làm_phiền kirim mengirim kirimkan kirimi hantar menghantar sms hubungi ganggu chat
itext mag_text magtext pagtext pag_text mag_padala magpadala pagpapadala padalhan i_text tumawag kunitumia kutuma
nitumie mtumie tumeni kuniandikia
"""
_NOT = """
dont nicht nie kein keine ne_plus plus não niet geen nooit nie ikke inte ej älkää älä ei
ne ještě nem nu nu_mai μη μην не більше_не больше_не yapmayın אל לא نه नहीं ना मत mat na nahi nahin না নাহ
مت نہ 마 마세요 마라 말아 말아주세요 말고 말아_주세요 đừng không chớ jangan jgn ga gak nggak tidak tak huwag wag huwag_na
usinitumie msinitumie usi
"""
_NO_SENDING = """
neposílejte neposílej nepište nepiš nekontaktujte neposielajte neposielaj nepíšte nepíš nekontaktujte neotravujte
göndermeyin gönderme yazmayın atmayın yollamayın نفرستید نفرست ندهید ندید پیام_ندید پیام_ندهید مزاحم_نشید مزاحم_نشوید
usinitumie msinitumie msinitumie_tena 보내지마 보내지마세요 연락하지마 연락하지마세요 그만보내 그만보내세요 그만보내주세요
leave_me_alone lasst_mich_in_ruhe lad_mig_være la_meg_være lämna_mig_ifred jättäkää_minut_rauhaan nechte_mě_být
nechte_mě_na_pokoji nechajte_ma_na_pokoji hagyjanak_békén hagyjatok_békén hagyj_békén lăsați_mă_în_pace
lăsați_mă_in_pace αφήστε_με_ήσυχο αφήστε_με_ήσυχη оставете_ме_на_мира дайте_мені_спокій відчепіться עזבו_אותי
תעזבו_אותי ولم_کنید để_tôi_yên jangan_ganggu_saya biarkan_saya_sendiri tantanan_niyo_ako lubayan_niyo_ako niacheni
"""
_NO_WISH = """
dont_want do_not_want no_longer_want no_quiero no_deseo no_quiero_que ya_no_quiero je_ne_veux_plus je_ne_souhaite_plus
souhaite_ne_plus je_veux_ne_plus ne_souhaite_plus ne_veux_plus möchte_nicht will_nicht möchte_nichts will_nichts möchte_keine
non_voglio non_desidero não_quero não_desejo wil_geen wil_niet wens_geen
vil_ikke ønsker_ikke vil_ikke_have vil_ikke_ha vill_inte vill_inte_ha önskar_inte en_halua emme_halua
nie_chcę nie_życzę_sobie nechci nechci_už nepřeji_si nechceme nechcem neželám_si nem_kérek nem_akarok nem_szeretnék
nem_kérem nu_vreau nu_mai_vreau nu_doresc nu_mai_doresc δεν_θέλω δε_θέλω не_искам не_желая не_хочу не_бажаю не_желаю
istemiyorum لا_أريد ما_أبي ما_أبغى لا_ارغب לא_רוצה לא_מעוניין לא_מעוניינת איני_מעוניין نمیخواهم نمی_خواهم نمیخوام نمی_خوام
نہیں_چاہیے نہیں_چاہئے नहीं_चाहिए नहीं_चाहता नहीं_चाहती nahi_chahiye nahin_chahiye nahi_chahie চাই_না 받기_싫어요 받기_싫어 받고_싶지_않아요 안_받을래요 원하지_않습니다
không_muốn không_cần tidak_mau gak_mau nggak_mau ga_mau ogah tidak_ingin gak_pengen tak_nak tak_mahu tidak_mahu taknak
ayoko ayaw_ko ayoko_na ayaw_ko_na sitaki
"""
_GET = """
get receive be_contacted recibir reciba llegar lleguen llegue escriban manden envíen escribiendo mandando recevoir bekommen erhalten
ricevere receber ontvangen krijgen modtage få motta få saada vastaanottaa dostawać otrzymywać dostávat přijímat
dostávať prijímať kapni primesc primi să_primesc λαμβάνω παίρνω να_λαμβάνω получавам отримувати получать almak
استلام تصلني تجيني לקבל دریافت_کنم پیام_بگیرم पाना পেতে nhận terima menerima dapat makatanggap kupokea
"""
_LEAVE = """
unsubscribe opt_out darme_de_baja me_désabonner desabonner désinscrire mich_abmelden uit_te_schrijven uitschrijven
me_uitschrijven afmelden
afmeld afmeld_mig afmelde afmelde_mig framelde framelding afmelding avmeld avmelde meld_meg_av melde_meg_av avmelding
avregistrera avregistrera_mig avprenumerera säg_upp avsluta_prenumerationen avanmäl
peruuta_tilaus peru_tilaus perua_tilaus perua_tilauksen perua_tilaukseni peruuttaa_tilaus peruuttaa_tilauksen perukaa_tilaus peru_tilaukseni
wypisać_się zrezygnować rezygnuję odhlásit odhlaste odhlaste_mě odhlásit_se odhlásiť odhláste odhláste_ma odhlásiť_sa
zrušit_odběr zrušte_odběr zruš_odběr zrušiť_odber zrušte_odber
leiratkozás leiratkozom leiratkozni leiratkoznék leiratkoztatás iratkoztassanak_le le_szeretnék_iratkozni le_akarok_iratkozni iratkoztass_le
dezabonare dezabonează dezabonez mă_dezabonez dezabonați dezabonati_ma dezabonați_mă dezabonez_de să_mă_dezabonez
κατάργηση_εγγραφής απεγγραφή διαγραφή_από_τη_λίστα διαγραφώ να_διαγραφώ ξεγράψτε_με διαγράψτε_με βγάλτε_με
отпишете_ме отпиши_ме да_се_отпиша отписване отказвам_се отписатися відписатися відпишіть відпишіть_мене скасувати_підписку скасуйте_підписку
aboneliği_iptal aboneliğimi_iptal_edin üyeliğimi_sonlandırın الغاء_الاشتراك إلغاء_اشتراكي
הסירו_אותי הסר_אותי תסירו_אותי תורידו_אותי להסיר_אותי הסרה_מהרשימה ביטול_מנוי בטלו_את_המנוי לבטל_מנוי
لغو_اشتراک لغو_عضویت لغو_کنید لغو_کن عضویتم_را_لغو اشتراکم_را_لغو اشتراک_من_را_لغو_کنید ان_سبسکرائب
सदस्यता_रद्द अनसब्सक्राइब unsubscribe_karo unsubscribe_kar_do मेरा_नंबर_हटा नंबर_हटा number_hata_do number_hatao সাবস্ক্রিপশন_বাতিল আনসাবস্ক্রাইব
탈퇴 탈퇴할게요 탈퇴할래요 탈퇴하고_싶어요 탈퇴해주세요 수신거부 수신_거부 해지 해지해주세요 구독취소 구독_취소 구독_해지
hủy_đăng_ký huỷ_đăng_ký hủy_dịch_vụ hủy_nhận_tin ngừng_nhận ngừng_nhận_tin ngừng_đăng_ký
berhenti_langganan berhenti_berlangganan berhenti_melanggan berhenti_langgan batal_langganan batalkan_langganan unsub unreg
nyahlanggan keluarkan_saya keluarkan_nomor_saya mag_unsubscribe i_unsubscribe alisin_niyo_ako tanggalin_niyo_ako
alisin_mo_ako ondoa_namba_yangu niondoe niondoeni jiondoa kujiondoa
"""
_DELETE = """
delete erase wipe purge erasure deletion request_erasure request_deletion
borra borren borrar borre borrad borrado elimina eliminen eliminar elimine supriman suprimir supresión borrado_de eliminación
supprimez supprime supprimer effacez efface effacer suppression löscht lösche löschen löschung lösch löschen_sie
cancella cancellate cancellare cancelli cancellazione elimina eliminate eliminare eliminazione rimuovete
apaguem apague apagar apaga exclua excluam excluir exclui deletem deletar eliminem eliminar exclusão remover removam
verwijder verwijderen verwijdert wis wissen verwijdering
slet slette slettes sletning slettet slett sletting fjern fjerne fjernes radera raderas radering ta_bort tag_bort tas_bort
poista poistakaa poistaa poistettava poistaisitteko poistamista tuhotkaa hävittäkää
usuńcie usunąć usuń skasujcie skasować wykasujcie usunięcie usunięcia smažte smaž smazat smazání vymažte vymaž vymazat odstraňte
zmažte zmaž zmazať vymazať vymazanie zmazanie odstráňte töröljék törölje töröld töröljétek törölni törlését törlés
ștergeți șterge ștergeți_mi șterge_mi stergeti sterge ștergerea stergerea ștergere să_ștergeți
διαγράψτε διέγραψε διάγραψε διαγράψετε σβήστε σβήσε σβήσετε διαγραφή
изтрийте изтрий изтриване заличете видаліть видали видалити видалення зітріть удалите удали удалить удалению удаления
silin sil silinsin silinmesini siler_misiniz silinmesi احذف احذفوا امسح امسحوا حذف مسح تحذفوا
תמחקו תמחק תמחקי מחקו מחק למחוק מחיקת تمحوا پاک_کنید پاک_کن حذف_کنید حذف_کن حذف ڈیلیٹ مٹا_دیں حذف_کریں حذف_کر_دیں ڈیلیٹ_کر_دیں ڈیلیٹ_کریں
मिटा_दो मिटा_दीजिए मिटा_दें मिटाओ मिटाइए हटा_दो हटा_दें हटा_दीजिए डिलीट delete_karo delete_kar_do delete_kardo
delete_kar_dijiye delete_karein mita_do hata_do hata_dijiye মুছে_ফেলুন মুছে_দিন মুছে_ফেলো মুছুন ডিলিট ডিলিট_করুন
삭제 삭제해 삭제해줘 삭제해주세요 지워 지워줘 지워주세요 삭제하고 삭제_요청 xoá xóa hapus hapuskan menghapus dihapus padam padamkan
dipadam buang burahin burahin_niyo i_delete idelete tanggalin mabura futa futeni kufuta
"""
_KEPT = """
all_of_it all_this everything_you_have personal_data
todo_lo_que_tengan todo_lo_que_tienen tout_ce_que_vous_avez tout_ce_que_vous_savez alles_was_ihr_habt alles_was_ihr alles_was_sie tutto_quello_che_avete
tudo_o_que_têm tudo_que_vocês_têm alles_wat_jullie alles_over_mij alt_om_mig alt_i_har alt_dere_har alt_om_meg
allt_ni_har allt_om_mig kaikki_minusta wszystko_co_o_mnie vše_o_mně všechno_o_mně všetko_o_mne mindent_rólam
tot_despre_mine tot_ce_aveți_despre_mine ό_τι_έχετε всичко_за_мен все_про_мене все_обо_мне всё_обо_мне
hakkımdaki_her_şeyi hakkımda_ne_varsa كل_شيء_عني הכל_עליי הכול_עליי همه_چیز_درباره_من mọi_thứ_về_tôi semua_tentang_saya
lahat_tungkol_sa_akin
"""
# Of accounts, data and numbers; of messages and subscriptions. Stems: most of these languages put endings to them.
_KEPT_STEMS = """
data account profile informa datos cuenta datas données donnees compte daten konto dati personali dados conta gegevens
oplysning opplysning brukeren profil uppgift kontot tietoni tietoja tiedot tietojeni tilini tunnukse tili dane danych danymi
údaje údajov účet účt adatai adataim adatom fiókom fiók datele contul cont_meu informațiile informatiile
λογαριασμ δεδομέν στοιχεία προφίλ данни акаунт профил сметка акаунт дані даних обліков аккаунт учетн данные данных
verileri verilerimi hesabımı hesap bilgileri بيانات حساب معلومات המידע מידע החשבון חשבון הנתונים הפרטים اطلاعات حساب اکاؤنٹ ڈیٹا معلومات
अकाउंट खाता खाते डेटा जानकारी jankari khata তথ্য অ্যাকাউন্ট ডেটা 계정 데이터 정보 개인정보 기록 akun akaun data datanya maklumat datos_ko impormasyon taarifa akaunti
numero número nummer numer číslo číslu szám număr αριθμό νούμερο номер numara رقم מספר شماره नंबर
"""
_KEPT_PHRASES = """
tài_khoản dữ_liệu thông_tin số_của_tôi số_điện_thoại nomor_saya nombor_saya informasi_saya contul_meu datele_mele
"""
_MESSAGE_STEMS = """
message mesaj mensaje messagg messag mensage nachricht bericht besked melding meldinger meddeland viest tekstivies wiadomoś
zpráv správ üzenet mesaje μήνυμ μηνύμ съобщен повідомл сообщен смс есемес sms smski smsk esemes رسائل رسالة رسايل הודעות הודעה סמס پیام پیغام میسج
मैसेज मेसेज संदेश एसएमएस mesej msg mssg maseg মেসেজ বার্তা এসএমএস 문자 메시지 메세지 카톡 pesan mensahe ujumbe meseji text_niyo newsletter reklam
notif subscri abonnement prenumer tilau odběr odber абонамент підписк подписк abonelik اشتراک langganan
"""
_MESSAGE_PHRASES = "tin_nhắn tin thông_báo hirdetés"
_BESIDE = """
from you to_me any more anymore these those this that number phone me all my about everything and have has on kept stored also
everything it please ever again not_any id_like i_would_like i_want want would like of the with in your system list
systems database records thanks dear now
todo toda todos todas mi mis más sus su de ustedes vosotros sobre y el la los las lo que me a este al teléfono quiero deseo solicito
se os sigan siguen nunca nada por ningún ninguna
tout tous toutes mes mon ma vos sur moi et le la les de je veux voudrais souhaite que vous avez plus aucun aucune vos ce
alle all alles mein meine meinen meiner sofort bitte und über mich von ihnen euch was ihr gespeichert habt haben ich möchte will nichts
mehr nichts keinerlei die den das sie zu
tutti tutte i miei dati mio mia le vostri di voi più e chiedo voglio che avete su di da parte vostra nessun altro
todos todas os meus minha meu de vocês vcs mais e sobre quero por favor nada que têm a o seus
al alle mijn van jullie en over mij graag ik wil mij u me meer dat die geen wat hebben opgeslagen te laten
alle mine min om mig gemt og venligst jer har i flere mere at til mig jeg vil gerne de her den her mit fra skrive med mine
alle mine min om meg lagret og dere har flere mer å til jeg vil vær_så_snill mitt fra disse vennligst ønsker
alla mina min mitt om mig sparat och ni har fler mer att till jag vill er ert era från i vänligen upp med gärna system ur nån_gång
kaikki minun minulle enää ja minusta teiltä heti haluan lisää olkaa_hyvä kiitos tallennettu näitä mun mulle teidän nämä
wszystkie wszystko moje mój mnie do od was więcej już proszę chcę i o swojej wam dane_osobowe
všechna všechny všechno moje můj mi mne mě už prosím od vás další žádné i a chci o mně vaše tyto osobní
všetky všetko moje môj mi mňa už prosím od vás ďalšie žiadne žiadnu i a chcem o mne vaše tieto osobné dostávať
összes minden minden_adatot az a és többet több nekem kérem kérlek tőletek szeretném ezt ezeket ne_többet önöktől már soha
toate tot mele mea mi îmi imi vă va rog de la voi și si mai vreau doresc dumneavoastră să niciun nici_un alte astea cu
όλα όλες τα τον την τις μου σας και παρακαλώ άλλα άλλο πια να θέλω από εσάς με ξανά ποτέ λίστα τη
всичките всички всичко ми ме моя моите моят и моля ви повече да от вас искам никога нищо тези за мен
всі усі все мої мій мою мені мене про і та будь_ласка більше від вас хочу нічого прошу ваші ці
все всё мои мой мою мне меня обо и пожалуйста больше от вас хочу ничего прошу всю о никогда не
tüm bütün her_şeyi benim bana lütfen ve artık daha bir bir_daha sizden hakkımdaki bu istiyorum hiç
كل جميع كافة الي إلي علي مني من و رجاء ارجو أرجو منكم بعد اي أي اريد أن هذا لي عني المزيد
את כל שלי אותי לי ו בבקשה יותר מכם אני רוצה לי_יותר מהמערכת עוד אליי הזה את_כל
را رو مرا من به همه همه_ی تمام تمامی لطفا لطفاً دیگه دیگر از و برای این می‌خواهم میخواهم خود بهم خواهش_میکنم لغو
میرا میری مجھے تمام سب اور سے براہ_کرم مہربانی_کر_کے کو کر
मेरा मेरी मेरे मुझे सारा सारी सारे सब सभी और को अब से कृपया प्लीज़ प्लीज कर दो दें दीजिए आप ये यह अपनी सूची
mera meri mere mujhe sara sari sab aur ko ab se please kar do dijiye karo aap ye bhai phir dobara
আমার আমাকে সব সকল আর এবং দয়া_করে প্লিজ চাই থেকে করে দিন
제 내 저 저한테 나한테 전부 다 모두 모든 이제 더 더이상 더_이상 좀 이상 주세요 해주세요 해_주세요 이랑 하고 보내 줘 해줘 부탁드려요 부탁합니다 와 과
của tôi mình tui cho em toàn_bộ tất_cả mọi và nữa làm_ơn xin vui_lòng giúp với đến tới số này muốn đi hết ơi nhé
semua semuanya saya aku gue ku gw kami ke dari dan lagi tolong mohon sila nomor nombor ini mau ingin minta beserta dong ya nak hendak pada
lahat ng ko akin sa akin ako niyo nyo ninyo na please pakiusap aking mga paki at yung nang kayo kayong ninyong mo
zangu zote yangu yote tafadhali tena na mimi kwangu naomba kwa hii hizi nataka
"""
LEXICON = Lexicon(
    {
        "U": f"{_LEAVE}",
        "X": _NO_SENDING,
        "Z": _NO_WISH,
        "O": f"{_KEPT} {_KEPT_PHRASES}",
        "S": _STOP,
        "D": _DELETE,
        "M": _MESSAGE_PHRASES,
        "V": _SEND,
        "G": _GET,
        "N": _NOT,
        "F": f"{_BESIDE} {POLITE} {EXCLAIMED} {NOW} {PERSONS} {IT} {ARTICLES}",
    },
    stems={"O": _KEPT_STEMS, "M": _MESSAGE_STEMS},
)
TELLING = frozenset().union(*(LEXICON.telling(letter) for letter in "UXZSDV"))
"""Without one of these words, a text is no such wish."""
