"""The words around what a reaction quotes: what was done, what stands beside it, and to what it was done.

How tables are written: see `entries` in core/reading/phrases/lexicon.py.
"""

REACTED = """
mis_en_doute mis_en_question remis_en_question puso_en_duda pone_en_duda puso_en_cuestión messo_in_discussione mette_in_dubbio pôs_em_dúvida
colocou_em_dúvida põe_em_dúvida podał_w_wątpliwość podała_w_wątpliwość podano_w_wątpliwość высмеяно высмеял высмеяла высмеяли
поставлено_под_вопрос поставил_под_сомнение поставила_под_сомнение поставлено_под_сомнение şüphe_duydu şüpheyle_karşıladı
zweifelt_an bezweifelt bezweifelte trekt_in_twijfel ifrågasatt dragit_i_tvivel
pasand_kiya pasand_aaya pasand_aya pasand_ki pasand_kia pasand_kar_liya napasand_kiya na_pasand_kiya like_kiya like_kia like_kar_diya dislike_kiya
love_kiya loved_kiya pyar_kiya pyaar_kiya pyar_diya pyaar_diya pyar_jataya heart_kiya dil_diya react_kiya reaction_diya reaction_di react_kar_diya
has_diya hans_diya has_diye hansa hanse hasa hase haha_kiya laugh_kiya zor_diya emphasize_kiya emphasise_kiya question_kiya sawal_kiya
sawaal_kiya sawal_uthaya pratikriya_di hataya hata_diya hataya_gaya like_hataya
पसंद_कर_लिया लाइक_किया लाइक_की डिसलाइक_किया लव_किया हँस_दिए हंस_दिए हँसा हंसा हँसी हंसी रिएक्ट_किया रिएक्शन_दिया सवाल_उठाया नापसंद_किए प्रश्न_किया
deu_risada riu_alto laccent infrage_gestellt stellt_in_frage in_frage_gestellt in_dubbio messo_in_dubbio stelde_een_vraag stelt_een_vraag
in_twijfel trok_in_twijfel syntes_ikke_om synes_ikke_om stillede_spørgsmålstegn stiller_spørgsmålstegn nie_podoba_się podoba_się شكك_في أبدى
le_dio_risa le_dio_un_me_gusta le_dio_like réagi_par riposé
roześmiano_się uśmiano_się zaśmiano_się roześmiał_się roześmiała_się uśmiał_się uśmiała_się
beğenildi beğenilmedi sevildi gülündü vurgulandı sorgulandı tepki_verildi
смех_в_ответ_на findet_super findet_toll hat_gelacht tapped_back added_a_sticker sticker_to
menyukai_ini menertawai tertawa ketawa menekankan_pada mempertanyakan_pada tidak_suka memberi_tanda
gillar ogillar älskar skrattar_åt betonar ifrågasätter tyckte_om skrattade_till
synes_om grinede_ad fremhæver stillede_spørgsmål_ved stiller_spørsmål_ved liker misliker
ha_risposto risposto_con ha_riso ha_amato ha_odiato ha_detestato ha_contestato
odgovarao zakwestionowano nie_polubiono wykrzyknięto pokochano_to rozbawiła rozbawił
рассмеялся рассмеялась рассмеялись посмеялось усомнился усомнилась усомнились поставил_под_вопрос не_понравилось разлюбил
ضحكوا أحبوا أعجبوا لم_تعجبه لم_تعجبها سألت استفسرت تساءلت شكك شككت اعجبني عجبني عجبه عجبها
ha_gustado le_ha_gustado ha_encantado le_ha_encantado ha_hecho_gracia a_mis_en_avant a_marqué a_aimé a_adoré a_ri_de
replied_to responded_to hearted thumbed_up thumbs_up_to thumbs_down_to exclaimed laughed_out_loud_at unliked unloved likes loves dislikes
laughs_at emphasizes questions haha_to heart_to added_a_heart added_a_like hahad_at marked
gusta encanta ama odió amó reprobó exclamó reaccionado eliminado quitado añadió agregó puso marcó reído
aime adore déteste adoré_ça ri_à riait souri exclamé ajouté enlevé mis_un mis_une a_mis rit rigole trouvé_drôle
surligné
gefällt_mir gefällt_mir_nicht gefiel mag mochte liebt liebte lacht_über lachte lachen_müssen reagierte betonte
hinterfragte entfernte hebt_hervor markierte geherzt geliket disliket disliked
piace piaciuta ama adora ride reagisce enfatizza contesta rimuove tolto odiato esclamato messo_in_evidenza
gosta ama adora ri_de riu_se riu_com reage enfatiza questiona removido deu_like odiou exclamou colocou adicionou
detestou
vindt_dit_leuk hartje_gegeven hart_gegeven duim_gegeven duimpje_gegeven moest_lachen lacht_om houdt_van hield_van haatte vraagt vroeg onderstreept geliked hartje_bij reageert
polubienie polubiła_to lubi kocha pokochano wyśmiano rozbawiło śmieszy zaśmiano nie_polubił podkreśla reaguje
zareagowali dodano wykrzyknął zapytał
понравилась_мне рассмешило насмешило полюбил полюбила лайкнул лайкнула дизлайкнул сердечко сердце_на лайк_на смех_на
реагирует отреагировали добавил добавила поставили нравится_сообщение люблю_это
beğeniyor sevdiğini sevmedi bayılıyor gülüyor kahkaha_attı vurguladı_ sordu soru_sordu tepki_gösterdi tepki_bıraktı
kalp_bıraktı beğendiğini beğenisini_kaldırdı iletisini_beğendi
اعجبه أحببته أعجبتني يحب ضحكت_على أبرز أبرزت سأل استغرب تم_التفاعل وضع رد_ب لم_يعجبه كره حذف
liked loved disliked laughed_at emphasized emphasised questioned reacted removed reacted_with to removed_from
gustó encantó no_le_gustó disgustó rió dio_risa enfatizó destacó resaltó cuestionó preguntó reaccionó quitó eliminó
retiró
aimé adoré ri rigolé insisté évidence exergue mis_en_avant interrogé réagi supprimé retiré souligné détesté
questionné
gefällt geliked geliket markiert reagiert hinzugefügt entfernt gelacht hervorgehoben betont hinterfragt geliebt
piaciuto amato adorato riso enfatizzato evidenziato contestato reagito rimosso aggiunto sottolineato ha_messo
curtiu gostou amou adorou riu enfatizou destacou questionou reagiu removeu descurtiu retirou achou_graça marcou
geweldig grappig vond vindt vond_leuk vond_niet_leuk vond_geweldig vond_grappig vindt_leuk vindt_niet_leuk vindt_geweldig gelachen gereageerd
benadrukt verwijderd toegevoegd lachte reageerde benadrukte verwijderde
polubił polubiła polubiono pokochał pokochała uwielbia zaśmiał zaśmiała śmieje_się rozśmieszyło podkreślił
podkreśliła podkreślono zakwestionował zakwestionowała zareagował zareagowała zareagowano usunął usunęła usunięto
lubi_to nie_lubi dodał dodała
понравилось нравится полюбилось отметил отметила отмечено отметили поставил поставила поставлен поставлено посмеялся
посмеялась посмеялись выделил выделила выделено отреагировал отреагировала реакция удалил удалила убрал убрала
удалено удалена подчеркнул подчеркнула смеется
beğendi beğenmedi sevdi bayıldı güldü vurguladı sorguladı tepki_verdi kaldırdı kaldırıldı ekledi tepkisini_kaldırdı
أعجبني أعجبه أعجبها أعجب أعجبت يعجبني لم_يعجبني أحب أحببت أحبت ضحك ضحكت أكد أكدت شدد استفسر تساءل تفاعل تفاعلت أزال
أزالت تمت_إزالة تم_حذف تم_الإعجاب أضاف
gillade ogillade älskade skrattade betonade ifrågasatte reagerade tog_bort synes_godt_om syntes_godt_om kan_lide
elskede lo_ad lo fremhævede reagerede fjernede likte mislikte elsket uthevet understreket reagerte fjernet
stilte_spørsmål
reagoval reagovala milovaný líbilo_se nelíbí_se líbí_se smál smála zdůrazněno odstraněno odstraněn odebrán odstranil
otázka
сподобалося вподобав вподобала вподобано посміявся посміялася підкреслив відреагував відреагувала видалив видалила
άρεσε λάτρεψε γέλασε τόνισε αμφισβήτησε αντέδρασε αφαίρεσε πρόσθεσε κατάργησε
पसंद_किया पसंद_आया प्यार_किया हँसे हंसे प्रतिक्रिया_दी हटाया हटा_दिया ज़ोर_दिया
좋아함 좋아합니다 사랑함 싫어함 웃음 강조함 물음표 반응함 반응했습니다 반응을 삭제함 제거함 공감함
kedvelte kedveli szerette tetszik szívecske nevetett_rajta kiemelte kérdezte reagált eltávolítva tykkäsi tykkäsi_viestistä nauroi_viestille rakasti rakasti_viestiä korosti_viestiä kyseenalaisti_viestin ei_tykännyt nauroi korosti reagoi poisti
apreciat iubit râs menyukai menyukai_pesan menghapus đã_thích đã_yêu_thích a_apreciat i_a_plăcut a_iubit reaccionaste reaccionaron reagiste
reagiu_com mit_einem_herz_markiert mit_herz_markiert ifadesini_bıraktı ifadesi_bıraktı emojisi_bıraktı вподобано подобається
сподобалось liubit
grinede_af grinte_av lo_av lo_ad lachade_åt skrattade_åt tykkäsi_kuvasta nauroi_kuvalle rakasti_kuvaa korosti_kuvaa ei_pitänyt kyseenalaisti piti pitivät painotti reagoi_kuvaan
líbí_se_mu líbí_se_jí nelíbí_se_mu zasmál_se zasmála_se zamiloval_si páči_sa páči_sa_mu páčilo_sa zasmial_sa zasmiala_sa zareagoval zareagovala zvýraznil kedvelt nevetett szeretett kiemelt megkérdőjelezett nem_kedvelt nem_tetszett tetszett szívet_küldött
a_râs a_ras a_îndrăgit a_evidențiat a_reacționat nu_i_a_plăcut a_pus_la_îndoială a_accentuat хареса хареса_ми не_хареса засмя_се обикна подчерта реагира вподобала уподобала полюбив засміявся засміялася
אהב אהבה אהבו אהב_ה צחק_ה הגיב_ה הדגיש_ה צחק צחקה הדגיש הדגישה הגיב הגיבה לא_אהב לא_אהבה סימן_לייק עשה_לייק پسندید دوست_داشت خندید تأکید_کرد واکنش_نشان_داد لایک_کرد پسند_کیا ہنسے ردعمل_دیا পছন্দ_করেছেন হেসেছেন ভালোবেসেছেন প্রতিক্রিয়া_জানিয়েছেন
đã_cười đã_không_thích đã_nhấn_mạnh đã_đặt_câu_hỏi đã_bày_tỏ_cảm_xúc đã_thả_tim đã_thả_cảm_xúc đã_phản_hồi đã_gỡ đã_xóa_cảm_xúc
menertawakan tertawa_pada tertawa_karena menekankan mempertanyakan tidak_menyukai mencintai menandai bereaksi memberi_reaksi memberikan_reaksi menanggapi ketawakan mentertawakan menyayangi menghapus_reaksi memadam
nagustuhan natawa_sa tinawanan nag_react minahal binigyang_diin kinuwestiyon पसंद_की पसंद_किए पर_हँसे प्यार_दिया नापसंद_किया नापसंद_की सवाल_किया ज़ोर_दिया प्यार_जताया
좋아요를_표시함 좋아함 하트를_표시함 싫어요를_표시함 강조_표시함 웃음을_표시함 amependa alipenda amecheka ameitikia
"""
BESIDE = """
doute cuestión question duda
إعجابه إعجابها في اعجابه trok stelt stelde stellt
ko par ke ki_taraf se ke_saath ke_sath saath sath diya di diye bheja lagaya pe ek is iss ye yeh wala message_ko message_par photo_ko photo_par msg_ko
çok super toll ne_ne पे वाले इसे
untuk की का के साथ
dio le_dio donné gegeben dato deu gaf gegeven een_duim dał dała wiadomości verdi bıraktı koydu iletisine yazısına أعطى أعطت لـ ل memberi memberikan
kasih gav gett til दिया दी दिए दिये भेजा लगाया ने पर
put por signo interrogación gracioso divertido elle il cette dieses diese nachricht wurde als questa questo
messaggio esta mensagem dit bericht tę to wiadomość
iletisini iletisine iletisinden ileti iletiye mesajdan bu şu sözüne sözünü باستخدام باستعمال هذه هذا الرسالة رسالتك
ك emotikon emoji эмодзи смайлик mig den det denne meddelandet beskeden meldingen
a an at for with from your my heart like dislike laugh exclamation question mark emphasis thumbs up down reaction
love point ha the sticker tapback it loved
le no se de del al con por en un una la el su corazón me_gusta risa signo exclamación interrogación reacción emoji
énfasis pulgar arriba abajo
a na n_a pas avec dun dune pouce levé à au aux sur du d des le la les une cœur coeur jaime je_naime_pas rire point dexclamation
dinterrogation exclamation interrogation réaction mention été question posé une_question votre ton son mis en
hat haben mit auf aus von ein eine einen für über zu als an herz lachen ausrufezeichen fragezeichen gefällt_mir
gefällt_mir_nicht mir nicht daumen hoch runter reaktion wurde die der das den dem
ha è gli le mi_piace non_mi_piace un una uno il lo dal dalla alla allo per di da cuore risata punto esclamativo
interrogativo su reazione come non messo
não do da com à ao um uma o os coração risada ponto exclamação interrogação em reação curtida na foi
heeft om op met aan van een de het hart hartje duim omhoog omlaag uitroepteken vraagteken reactie leuk niet_leuk
vind_ik_leuk bij uit
się na z od nad do serce serduszko polubienie reakcję reakcja emotikonem śmiech wykrzyknik znak_zapytania pytajnik
nie la ła ten wpis wiadomość
очень не над на к с из у от в вопрос знак сердечко сердце лайк отметку реакцию восклицательный вопросительный смех
как а ла лась мне сообщение сообщению
mesajını mesajına mesajından mesajı mesajindaki ifadesine ifadesini ifadesinden ile tepki tepkisi bir kalp işareti
beğenisini beğeniyi ögesine öğesine öğesini öğesinden soru ünlem e a ye ya i ı yi yı den dan in için şuna şunu buna
bunu u ü na ne
على مع ب بـ من عن لم ل قلب قلبا إعجاب الإعجاب علامة القلب التفاعل رد الفعل استفهام تعجب ضحكة إلى
åt med på ett en hjärta från till inte hjerte fra om af ved et spørgsmålstegn utropstegn udråbstegn til på tumme upp
se na z ze srdce lajk vykřičník otazník nelíbí smích s jsem від на з серце знак
σε στο από με το μια ένα καρδιά μου την και पर से को एक दिल ने 을 를 을를 에 이 가 에서 하트 좋아요 로 으로 이모티콘 보냄 남김 함 했습니다 표시
erre erről innen kívánja nem egy la o la_mesajul pe cu dintr
et den_her dette över yhtä tätä jota mu jí se_mu ju to_se sa mu jej ezen ezt erre_a egyik az ezzel unui unei imaginea една едно את על עם ב של תמונת روی با را به یک ایک پر کو একটি একটা এ ये इस में
một với cho cái này vào bằng về sebuah pada dengan satu suatu ini kepada terhadap dari isang sa ng ang gamit yako
"""
THINGS = """
image photo picture video movie audio audio_message voice_message voice_memo attachment sticker gif link location
contact message memoji animoji images photos videos attachments pictures live_photo file document
imagen foto vídeo video mensaje mensaje_de_voz archivo adjunto enlace audio image vidéo message pièce_jointe lien
fichier photo bild foto video nachricht anhang link sprachnachricht datei
immagine unimmagine foto video messaggio allegato link imagem foto vídeo mensagem anexo afbeelding foto video
bericht bijlage zdjęcie obraz film wiadomość załącznik obrazka obrazku obrazkiem obrazki zdjęcia zdjęciu zdjęciem filmu filmie filmik filmiku filmiki nagranie
nagrania nagraniu naklejka naklejkę naklejki naklejce załącznika załączniku linku
изображения изображению изображением фотография фотографию фотографии картинка картинке картинки видеозапись стикер стикеру
изображение фото видео сообщение вложение ссылку görsel görseli fotoğrafı fotoğraf videoyu resmi resim صورة فيديو
رسالة مرفق bild billede bilde obrázek фото зображення εικόνα φωτογραφία 이미지 사진 동영상 फ़ोटो चित्र
छवि छवि_को तस्वीर फोटो वीडियो संदेश स्टिकर ऑडियो लिंक billedet beskeden bildet meldingen bilden kuva kuvaa kuvalle kuvan kuvasta viestille valokuva fotku fotka fotografii obrázku správu zprávu kép képet képen fotót videót üzenetet imagine o_imagine fotografie videoclip mesajul
зображення зображенням фотографії світлину світлині відео відеозапис наліпку obrázkem obrázcích fotce fotky fotkou zprávě videu videa
fotografiu fotke správe képre képnek fotóra fotónak videóra fotografiei imaginii pozei poză poza videoclipului görsele görselden fotoğrafa fotoğrafına
fotoğraftan videoya videodan resme resimden bilder fotos videos fotografía fotografías imágenes imagens immagini photographie
снимка съобщение видеоклип картинку зображенню фотографію תמונה סרטון הודעה קובץ תצלום عکس تصویر ویدیو پیام تصویر_پر ویڈیو ছবি ভিডিও বার্তা hình_ảnh ảnh bức_ảnh tin_nhắn nhãn_dán gambar pesan imej mesej stiker lampiran larawan mensahe picha ujumbe afbeeldingen obraz obrazek görüntüyü görüntü
"""
