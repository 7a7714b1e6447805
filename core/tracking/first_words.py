"""The words that ordinary texts begin with most often, counted over posts and texts between people."""
# ruff: noqa: RUF001 - words of other scripts

_WORDS = """
i the i'm im i've ive i'll i'd you you're youre he he's she she's it it's its we we're we've they they're them
my your his her our their this that that's these those there there's here here's who who's whose what what's
whats when where why how how's which whatever a an and or but nor so yet if then than as at by for from in into
of off on onto out over to too under up upon via with without about above across after again against ago all
almost along already also although always am any anyone anything are aren't around away back bad be because been
before being behind below best better between beyond big both brand bring busy bye call calling can can't cant
check checking choose cold come coming congrats congratulations cool could couldn't crazy damn dear did didn't
do does doesn't doing don't dont down dude each early either else end enjoy enough even ever every everybody
everyone everything except excited fair far few final finally find fine first five follow following forget found
four free fresh friends fun game get gets getting give glad go god goes going gone gonna good goodbye goodnight
gosh got gotta grateful great guess guys ha had haha hahaha half happy hard has hasn't hate have haven't having
heading hear hello help hey hi hmm hold holy home honestly hope hopefully horrible hot hurry imagine indeed
instead is isn't join just keep kids kind know last late later least leave less let let's lets like listen
listening little live lol long look looking looks lord lost lots love loved lovely loving made make makes making
man many may maybe me mean meet meeting merry might mine miss missing moment more morning most mostly much must
myself name nah near need never new news next nice night no nobody none nope not nothing now often oh ok okay
old omg once one only ooh oops open other others ouch own people perfect perhaps photo picture play playing
please pls plus possibly pretty proud put quick quite random re read reading ready really remember reply right
rt sad said same saw say says scared see seeing seen seems send sent seriously several shall should shout show
since sir small some somebody someone something sometimes somewhere soon sorry sounds speaking special started
starting stay still stop story stuck such suddenly super sure sweet take taking talk talking tell ten text thank
thankful thanks thats things think thinking thought three time tired together told took town true truly truth
try trying turns two u ugh unfortunately unless unpopular until update us use used usually very visit wait
waiting wake want wanted warm was wasn't watch watched watching way welcome well went were will wish woke woman
wonder wondering won't work working world would wow wtf yay yeah year years yep yes yup zero
el la los las un una unos unas lo yo tú tu él ella nosotros ustedes mi mis su sus este esta esto ese esa eso que
qué quien quién cuando cuándo donde dónde como cómo por para pero porque si sí no ya hay es son está estoy están
era fue ser ha he hace hola gracias feliz buenos buenas bueno buena mejor muy más menos todo todos nada nadie
alguien algo nunca siempre otra otro por-fin vamos voy va ven quiero tengo tiene con sin sobre desde hasta en de
del al a y o primer primera nuevo nueva vaya
je j'ai tu il elle on nous vous ils elles le la les l un une des mon ma mes ton ta tes son sa ses notre votre ce
c'est cet cette ces qui que quoi quand où comment pourquoi quel quelle mais ou et donc or ni car si oui non pas
plus moins très trop bien bon bonne bonjour bonsoir merci salut enfin encore toujours jamais rien tout tous
toute quelqu'un est sont était suis ai as a avec sans pour dans sur sous chez par premier première nouveau
nouvelle allez allons viens il-y-a y
ich du er sie es wir ihr der die das den dem des ein eine einen einem einer mein meine dein deine sein seine
unser unsere dies diese dieser dieses was wer wie wo wann warum wieso weshalb welche welcher und oder aber denn
weil dass wenn als ob ja nein nicht nichts nie immer noch schon wieder endlich gut gute guten guter hallo danke
bitte sehr mehr alle alles jeder jemand niemand man ist sind war waren bin bist hab habe hat hast haben kann
kannst will muss soll mit ohne für auf in im an am bei nach von vor zu zum zur über unter um aus erste erster
erstes neue neuer neues kein keine leute komm lass mal na so da hier dort jetzt
io tu lui lei noi voi loro il lo la i gli le un uno una mio mia tuo tua suo sua questo questa quello quella che
chi cosa quando dove come perché perche quale quanto ma e o se sì si no non più meno molto troppo tutto tutti
niente nessuno qualcuno sempre mai ancora finalmente già buongiorno buonasera buono buona bello bella ciao
grazie è sono era sei ho hai ha abbiamo con senza per in su da di a nuovo nuova primo prima
eu você voce ele ela nós eles elas o a os as um uma meu minha seu sua nosso este esta isso isto esse essa aquele
que quem quando onde como por porque pra para mas e ou se sim não nao mais menos muito muita tudo todos nada
ninguém alguém sempre nunca ainda já enfim finalmente bom boa bons obrigado obrigada olá oi feliz é são está
estou tô era foi tem tenho vou vai com sem em no na de do da ao primeiro nova novo gente
ik jij je hij zij ze wij we jullie het de een mijn jouw zijn haar ons onze dit dat deze die wat wie waar wanneer
waarom hoe welke en of maar want omdat als ja nee niet niets nooit altijd nog weer eindelijk goed goede
goedemorgen hallo hoi bedankt dank alle alles iedereen iemand niemand is was waren ben bent heb heeft hebben kan
wil moet met zonder voor op in aan bij naar van uit over onder om er eerste nieuwe nieuw geen lekker mooi
ja ty on ona my wy oni to ten ta te mój moja moje twój nasz co kto gdzie kiedy jak dlaczego czemu który czy i a
ale lub bo że gdy tak nie już jeszcze znowu wreszcie nareszcie zawsze nigdy nic nikt ktoś wszystko wszyscy dobry
dobra dobre dzień dzięki dziękuję cześć hej jest są był była jestem mam ma z bez dla na w we do od po przed za
pierwszy nowy nowa
я ты он она мы вы они это этот эта эти мой моя мое моё наш ваш что кто где когда как почему зачем какой какая и
а но или если да нет не уже ещё еще опять снова наконец всегда никогда ничего никто кто-то всё все хорошо привет
спасибо пожалуйста есть был была было с без для на в во до от по у за о об первый первая новый новая просто
очень так там тут здесь доброе добрый
ben sen o biz siz onlar bu şu bir benim senin bizim ne kim nerede neden niye nasıl hangi ve veya ama çünkü eğer
evet hayır değil daha yine sonunda hep her hiç herkes kimse biri çok güzel iyi merhaba selam teşekkürler lütfen
var yok ile için gibi kadar ilk yeni artık şimdi
أنا انا أنت انت هو هي نحن هم هذا هذه ذلك تلك ما ماذا من أين متى كيف لماذا ليش و أو لكن إذا نعم لا ليس كل شيء أحد
دائما أبدا مرة أخيرا صباح مساء مرحبا شكرا في على إلى عن مع بدون بعد قبل هل يا الله أول جديد كان
今日 今 私 僕 俺 これ それ あれ この その あの ここ そこ なに 何 誰 どこ いつ なぜ どう また もう まだ やっと
とても すごい はい いいえ ありがとう おはよう こんにちは こんばんは みんな 全部 新しい 最初
我 你 他 她 我们 你们 他们 这 那 这个 那个 什么 谁 哪里 什么时候 为什么 怎么 是 不 不是 有 没有 在 好 大家 谢谢
你好 早安 又 还
jag du han hon vi ni de det den en ett min mitt din vad vem var när varför hur och eller men ja nej inte aldrig
alltid äntligen bra hej tack är har för med utan på av till från första nya ny
main mera meri hum aap tum yeh ye woh kya kaun kab kahan kyun kaise aur lekin haan nahi मैं मेरा मेरी हम आप तुम
यह ये वह क्या कौन कब कहाँ क्यों कैसे और लेकिन हाँ नहीं है
"""

FIRST_WORDS = frozenset(_WORDS.casefold().split())
"""In lower case."""
