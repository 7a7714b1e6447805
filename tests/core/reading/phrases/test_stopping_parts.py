# ruff: noqa: RUF001 - in many languages
"""Wishes that one part of a text says, and those with a name below them."""

import pytest

from core.reading.opt_out_phrases import wishes_to_stop
from core.reading.phrases.stopping_parts import without_name
from core.reading.words import read_words

WISHES = """
I would like all my details erased. Ruth Okafor
I want my number removed from this. Thanks, Dale
Please have my data deleted under GDPR - Ines Marsh
Quiero que mis datos sean borrados. Ana Ríos
Solicito que mi número sea eliminado, Pablo Rey
Je veux que mes données soient supprimées. Luc Morin
Ich will dass meine Daten gelöscht werden. Eva Kurz
Voglio che i miei dati siano cancellati. Rita Neri
Quero que os meus dados sejam apagados. João Pinto
Ik wil dat mijn gegevens verwijderd worden. Jan Smit
Jag vill att mina uppgifter raderas. Eva Berg
Chcę, żeby moje dane zostały usunięte. Ola Nowak
Verilerimin silinmesini istiyorum. Ali Kaya
Хочу, чтобы мои данные были удалены. Иван Петров
أريد حذف جميع بياناتي. سامي حداد
Saya mau data saya dihapus. Budi
mera data delete ho jaye. Ravi Kumar
मैं चाहता हूँ कि मेरा डेटा डिलीट हो। रवि
I don't want these texts any more, Joan
we don't want this service any more
close my account please and thank you
shut down my account
wipe everything you have on me
take my dad's number off your list
please stop, I get charged for every text
stop it now or I'm calling the police
for the last time, stop
I've told you three times to stop
not interested, please remove
cancellatemi
toglietemi dalla lista
proszę mnie wypisać z listy
отстаньте от меня
haal mij er maar uit
rahat bırakın artık
ta bort mig från er lista
ich will das nicht mehr bekommen
je veux plus rien recevoir
cancelen mi cuenta
quero cancelar isso
hapus nomor saya dari daftar ya
mera number hata do bhai
bas karo yaar, msg mat bhejo
خلاص وقفوا رسايل
削除を希望します、データを全部消してもらえますか
"""
NONE = """
I want my childhood summers back. Anna Lee
My phone number hasn't changed in 20 years
They deleted my favourite scene from the film. Shame
GDPR is five years old today, and nobody has read it
Stop it now, this puppy is too cute
Enough rain for one year. Manchester
Hiermit kündige ich an: ich werde Oma
Close my eyes and count to ten
I don't want this holiday to end
No more snow please
Not interested in the royal wedding
take my breath away, what a song
Bas karo, kitni garmi hai aaj
Ich will das Meer sehen
No quiero que se acabe el verano
"""


@pytest.mark.parametrize("text", WISHES.strip().split("\n"))
def test_a_wish(text: str) -> None:
    assert wishes_to_stop(read_words(text).plain)


@pytest.mark.parametrize("text", NONE.strip().split("\n"))
def test_none(text: str) -> None:
    assert not wishes_to_stop(read_words(text).plain)


def test_a_name_is_left_off() -> None:
    assert without_name("Take me off this list. Mrs Ada Brook") == "Take me off this list"
    assert without_name("Off this list, thanks, Ada") == "Off this list"
    assert without_name("Stop. Ada") == "Stop. Ada"
    assert without_name("We walked all day. It rained") != ""
