"""Hard limits after parsing: attachments and relations that Polish case excludes are put right, the rest is left alone.

Each rule names what the parser gets wrong on news; all are local and general, none knows a trigger. The rules lie in
`apart`, `asides`, `before_nouns`, `beside`, `attachments`, `places`, `times`, `cases`, `clauses`, `agreement`, `subject_agreement`, `relatives`, `subjects`, `far`, `homographs`, `over_asides`, `modals`, `doers`, `mistaken_cases` and `names_beside_nouns`; their order here matters.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.repair.agreement import Agreement
from loaders.polish.repair.apart import Apart
from loaders.polish.repair.asides import Asides
from loaders.polish.repair.attachments import Attachments
from loaders.polish.repair.before_nouns import BeforeNouns
from loaders.polish.repair.beside import Beside
from loaders.polish.repair.cases import Cases
from loaders.polish.repair.clauses import Clauses
from loaders.polish.repair.doers import Doers
from loaders.polish.repair.far import Far
from loaders.polish.repair.homographs import Homographs
from loaders.polish.repair.mistaken_cases import MistakenCases
from loaders.polish.repair.modals import Modals
from loaders.polish.repair.names_beside_nouns import NamesBesideNouns
from loaders.polish.repair.over_asides import OverAsides
from loaders.polish.repair.places import Places
from loaders.polish.repair.relatives import Relatives
from loaders.polish.repair.subject_agreement import SubjectAgreement
from loaders.polish.repair.subjects import Subjects
from loaders.polish.repair.times import Times
from loaders.polish.syntax.parser import Tree
from loaders.polish.units.units import Unit


class _Rules(
    Apart,
    Asides,
    BeforeNouns,
    Beside,
    Attachments,
    Places,
    Times,
    Cases,
    Subjects,
    Agreement,
    SubjectAgreement,
    Relatives,
    Clauses,
    Far,
    Homographs,
    OverAsides,
    Modals,
    Doers,
    MistakenCases,
    NamesBesideNouns,
):
    """All rules over one tree."""


def repair(units: Sequence[Unit], tree: Tree) -> Tree:
    """The tree with what case excludes put right."""
    work = _Rules(units, tree)
    work.sayings_stand_apart()
    work.names_behind_a_quotation_speak()
    work.headings_stand_apart()
    work.some_are_among_them()
    work.lists_have_no_verb()
    work.subjects_stay_before_a_dash()
    work.ages_belong_to_their_noun()
    work.brackets_keep_to_themselves()
    work.adjectives_stand_by_their_noun()
    work.adjectives_of_states_join()
    work.possessives_stand_before_their_noun()
    work.relatives_stand_beside_times()
    work.times_are_no_prepositions()
    work.prepositions_stand_by_their_time()
    work.dates_stand_beside_no_things()
    work.times_carry_nothing()
    work.sources_have_no_day()
    work.times_tell_what_follows()
    work.parts_join_their_whole()
    work.adjectives_stack()
    work.what_is_under_a_body_precedes_it()
    work.determiners_stand_before_their_noun()
    work.names_have_no_adjective_in_another_case()
    work.homographs_are_nouns()
    work.the_only_verb_tells()
    work.what_a_dash_parts()
    work.what_a_noun_calls_for()
    work.steps_have_their_matter()
    work.prepositions_govern_the_name_after()
    work.quoted_names_explain()
    work.passives_carry_their_clause()
    work.auxiliaries_stand_by_their_participle()
    work.auxiliaries_carry_nothing()
    work.former_posts_explain()
    work.adjectives_of_states_bear_no_name()
    work.verbs_are_no_auxiliaries()
    work.participles_take_an_instrument()
    work.names_follow_the_instrument()
    work.participles_precede_their_noun()
    work.who_has_come_precedes_the_verb()
    work.participles_part_their_preposition()
    work.participles_join_participles()
    work.participles_tell_of_the_last()
    work.one_of_many_is_a_noun()
    work.what_joins_a_phrase_before_the_verb()
    work.lists_run_on()
    work.lists_of_places_go_on()
    work.conjuncts_are_joined()
    work.conjuncts_share_case()
    work.conjuncts_need_a_joint()
    work.prepositions_part_places()
    work.names_explain_their_office()
    work.names_are_coordinated()
    work.headings_tell_of_each()
    work.clauses_stand_apart_behind_a_dash()
    work.lists_repeat_their_preposition()
    work.bodies_are_somebodys()
    work.modals_stand_by_their_infinitive()
    work.modals_bear_their_passive()
    work.modals_bear_what_one_becomes()
    work.infinitives_take_what_precedes()
    work.bodies_join_bodies()
    work.people_stand_by_the_happening()
    work.relative_clauses_hang_on_nouns()
    work.thoughts_are_no_relatives()
    work.relatives_of_whose()
    work.verbs_join_the_verb_before()
    work.verbs_go_on_behind_a_clause()
    work.what_a_colon_opens_acts()
    work.who_takes_part()
    work.parts_are_taken_by_people()
    work.names_in_a_row()
    work.names_are_no_clauses()
    work.subjects_are_in_their_clause()
    work.subjects_hang_on_verbs()
    work.next_clauses_have_their_doer()
    work.one_of_several_is_named_behind_a_comma()
    work.that_one_acts()
    work.papers_explain_their_noun()
    work.who_is_among_them_acts()
    work.predicatives_have_no_object()
    work.adverbials_have_no_subject()
    work.subjects_stay_before_a_semicolon()
    work.guests_stand_before_their_host()
    work.infinitives_have_no_subject()
    work.dates_are_no_arguments()
    work.adjectives_are_nowhere()
    work.people_in_the_nominative_act()
    work.people_in_the_nominative_are_no_places()
    work.agents_stand_behind_przez()
    work.genitives_follow_their_noun()
    work.talks_follow_whom_they_are_with()
    work.attributes_need_a_genitive()
    work.names_govern_no_nouns()
    work.bodies_have_their_seat()
    work.one_goes_to_a_place()
    work.names_before_verbs_act()
    work.names_right_before_verbs_act()
    work.bodies_behind_days_act()
    work.ministers_act()
    work.nominatives_before_verbs_act()
    work.we_are_no_things()
    work.counted_genitives_act()
    work.nominative_names_act()
    work.nominatives_are_in_no_place()
    work.names_behind_a_place_act()
    work.places_are_visited()
    work.places_have_no_people()
    work.people_join_people()
    work.people_are_not_possessed()
    work.counted_ones_act()
    work.relatives_act()
    work.talks_are_held()
    work.what_is_announced_is_done()
    work.reflexives_have_no_object()
    work.what_seems_so_is_the_subject()
    work.datives_explain_no_place()
    work.who_becomes_acts()
    work.those_who_come_act()
    work.blame_is_laid_on_somebody()
    work.what_is_aimed_at_somebody()
    work.active_participles_take_their_object()
    work.one_object()
    work.two_names_are_two()
    work.the_name_in_the_nominative_acts()
    work.of_two_that_may_be_either_the_first_acts()
    work.courts_have_no_mans_name()
    work.receivers_act()
    work.names_act_on_things()
    work.subjects_agree()
    work.subjects_stand_behind_asides()
    work.objects_stand_behind_asides()
    work.subjects_stand_before_asides()
    work.persons_explain_no_crowd()
    work.names_behind_a_mark_act()
    work.verbs_call_over_an_aside()
    work.one_talks_over_an_aside()
    work.nominatives_far_off_act()
    work.nominatives_are_in_no_place()
    work.happenings_occur()
    work.terms_hold_no_people()
    work.names_stand_by_their_noun()
    work.names_end_their_phrase()
    work.affairs_carry_nothing()
    work.datives_do_not_act()
    work.datives_hang_on_verbs()
    work.what_is_granted_is_somebodys()
    work.firms_stand_behind_their_state()
    work.undeclined_names_act()
    work.intransitives_have_a_subject()
    work.firms_are_no_states()
    work.names_after_a_comma_explain()
    work.people_follow_their_relative()
    work.lists_are_nobodys()
    return Tree(tuple(work.heads), tuple(work.labels))
