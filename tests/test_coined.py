"""Words of the news that the dictionary lacks: weapons and fighters by their names, in all their forms."""

from text_reader import read

from loaders.polish.frames.frames import frames
from loaders.polish.text.coined import coined, declined
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.morphology import Morphology


def test_a_coined_word_is_declined_as_its_model_is() -> None:
    forms = declined("Iskander", "monitor", Morphology().generate)
    assert {"Iskander", "Iskandera", "Iskanderze", "Iskandery", "Iskanderów"} <= set(forms)


def test_every_model_is_a_word_of_the_dictionary() -> None:
    morphology = Morphology()
    for words in coined().values():
        for lemma, like in words.items():
            assert like is None or declined(lemma, like, morphology.generate), lemma


def test_a_weapon_is_read_with_and_without_a_capital_letter_and_beside_what_the_dictionary_knows() -> None:
    morphology = Morphology()
    assert {r.lemma for r in morphology.readings("oriesznikami")} == {"Oriesznik"}
    assert {r.lemma for r in morphology.readings("Patriotów")} == {"Patriot", "patriota"}
    assert {"Oriesznik", "F-35"} <= lexicon().weapons <= lexicon().arms


def test_a_list_of_the_lexicon_stands_for_its_words_in_a_frame() -> None:
    asked = [t.companion.lemmas for t in frames()["Deployment"].triggers if t.companion]
    assert any(lexicon().troops | lexicon().arms <= lemmas for lemmas in asked)


def test_what_a_weapon_does_is_told_of_it() -> None:
    (claim,) = read("Pod Krzyczewem stanęły pierwsze Orieszniki.").claims
    assert claim.type == "Deployment"
