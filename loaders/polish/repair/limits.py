"""Hard limits after parsing: attachments and relations that Polish case excludes are put right, the rest is left alone.

Each rule names what the parser gets wrong on news; all are local and general, none knows a trigger. The rules lie in
`apart`, `asides`, `before_nouns`, `beside`, `attachments`, `places`, `times`, `cases`, `clauses`, `agreement`, `subject_agreement`, `relatives`, `subjects`, `far`, `homographs`, `over_asides`, `modals`, `doers`, `mistaken_cases`, `names_beside_nouns`, `joined` and `within`; their order here matters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from loaders.polish.repair.joined import Joined
from loaders.polish.repair.mistaken_cases import MistakenCases
from loaders.polish.repair.modals import Modals
from loaders.polish.repair.names_beside_nouns import NamesBesideNouns
from loaders.polish.repair.over_asides import OverAsides
from loaders.polish.repair.places import Places
from loaders.polish.repair.relatives import Relatives
from loaders.polish.repair.subject_agreement import SubjectAgreement
from loaders.polish.repair.subjects import Subjects
from loaders.polish.repair.times import Times
from loaders.polish.repair.within import Within
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
    Joined,
    Within,
):
    """All rules over one tree."""


# in this order
_RULES: tuple[Callable[[_Rules], None], ...] = (
    _Rules.sayings_stand_apart,
    _Rules.those_who_report_speak,
    _Rules.names_behind_a_quotation_speak,
    _Rules.headings_stand_apart,
    _Rules.some_are_among_them,
    _Rules.lists_have_no_verb,
    _Rules.subjects_stay_before_a_dash,
    _Rules.ages_belong_to_their_noun,
    _Rules.brackets_keep_to_themselves,
    _Rules.adjectives_stand_by_their_noun,
    _Rules.adjectives_of_states_join,
    _Rules.possessives_stand_before_their_noun,
    _Rules.relatives_stand_beside_times,
    _Rules.times_are_no_prepositions,
    _Rules.prepositions_stand_by_their_time,
    _Rules.dates_stand_beside_no_things,
    _Rules.times_carry_nothing,
    _Rules.participles_have_their_day,
    _Rules.sources_have_no_day,
    _Rules.times_tell_what_follows,
    _Rules.times_open_what_follows,
    _Rules.parts_join_their_whole,
    _Rules.adjectives_stack,
    _Rules.what_is_under_a_body_precedes_it,
    _Rules.determiners_stand_before_their_noun,
    _Rules.names_have_no_adjective_in_another_case,
    _Rules.homographs_are_nouns,
    _Rules.the_only_verb_tells,
    _Rules.who_is_there_is,
    _Rules.what_a_dash_parts,
    _Rules.predicates_stand_apart_behind_a_semicolon,
    _Rules.what_a_noun_calls_for,
    _Rules.steps_have_their_matter,
    _Rules.prepositions_govern_the_name_after,
    _Rules.quoted_names_explain,
    _Rules.passives_carry_their_clause,
    _Rules.what_is_counted_befalls,
    _Rules.auxiliaries_stand_by_their_participle,
    _Rules.auxiliaries_carry_nothing,
    _Rules.former_posts_explain,
    _Rules.adjectives_of_states_bear_no_name,
    _Rules.verbs_are_no_auxiliaries,
    _Rules.participles_take_an_instrument,
    _Rules.names_follow_the_instrument,
    _Rules.passive_participles_have_no_object,
    _Rules.participles_precede_their_noun,
    _Rules.who_has_come_precedes_the_verb,
    _Rules.participles_part_their_preposition,
    _Rules.participles_join_participles,
    _Rules.participles_tell_of_the_last,
    _Rules.one_of_many_is_a_noun,
    _Rules.what_joins_a_phrase_before_the_verb,
    _Rules.lists_run_on,
    _Rules.conjuncts_are_joined,
    _Rules.conjuncts_share_case,
    _Rules.conjuncts_need_a_joint,
    _Rules.regimes_hold_no_town,
    _Rules.prepositions_part_places,
    _Rules.names_explain_their_office,
    _Rules.names_are_coordinated,
    _Rules.offices_are_shared_out,
    _Rules.headings_tell_of_each,
    _Rules.clauses_stand_apart_behind_a_dash,
    _Rules.lists_repeat_their_preposition,
    _Rules.bodies_are_somebodys,
    _Rules.modals_stand_by_their_infinitive,
    _Rules.modals_bear_their_passive,
    _Rules.the_last_participle_is_the_predicate,
    _Rules.modals_bear_what_one_becomes,
    _Rules.infinitives_take_what_precedes,
    _Rules.bodies_join_bodies,
    _Rules.people_stand_by_the_happening,
    _Rules.relative_clauses_hang_on_nouns,
    _Rules.lists_go_on_behind_a_relative,
    _Rules.thoughts_are_no_relatives,
    _Rules.relatives_of_whose,
    _Rules.verbs_join_the_verb_before,
    _Rules.verbs_go_on_behind_a_clause,
    _Rules.what_a_colon_opens_acts,
    _Rules.who_takes_part,
    _Rules.parts_are_taken_by_people,
    _Rules.names_in_a_row,
    _Rules.names_are_no_clauses,
    _Rules.subjects_are_in_their_clause,
    _Rules.subjects_hang_on_verbs,
    _Rules.next_clauses_have_their_doer,
    _Rules.one_of_several_is_named_behind_a_comma,
    _Rules.that_one_acts,
    _Rules.papers_explain_their_noun,
    _Rules.who_is_among_them_acts,
    _Rules.predicatives_have_no_object,
    _Rules.adverbials_have_no_subject,
    _Rules.subjects_stay_before_a_semicolon,
    _Rules.guests_stand_before_their_host,
    _Rules.infinitives_have_no_subject,
    _Rules.dates_are_no_arguments,
    _Rules.adjectives_are_nowhere,
    _Rules.people_in_the_nominative_act,
    _Rules.people_in_the_nominative_are_no_places,
    _Rules.agents_stand_behind_przez,
    _Rules.genitives_follow_their_noun,
    _Rules.gerunds_act_on_soil,
    _Rules.talks_follow_whom_they_are_with,
    _Rules.attributes_need_a_genitive,
    _Rules.names_govern_no_nouns,
    _Rules.bodies_have_their_seat,
    _Rules.participles_have_their_place,
    _Rules.ways_end_in_a_town,
    _Rules.one_goes_to_a_place,
    _Rules.names_before_verbs_act,
    _Rules.names_right_before_verbs_act,
    _Rules.bodies_behind_days_act,
    _Rules.ministers_act,
    _Rules.nominatives_before_verbs_act,
    _Rules.we_are_no_things,
    _Rules.counted_genitives_act,
    _Rules.accusatives_do_not_act,
    _Rules.buyers_are_given,
    _Rules.bodies_act_on_counts,
    _Rules.nominative_names_act,
    _Rules.nominatives_are_in_no_place,
    _Rules.names_behind_a_place_act,
    _Rules.places_are_visited,
    _Rules.places_have_no_people,
    _Rules.people_join_people,
    _Rules.people_are_not_possessed,
    _Rules.counted_ones_act,
    _Rules.relatives_act,
    _Rules.talks_are_held,
    _Rules.what_is_announced_is_done,
    _Rules.reflexives_have_no_object,
    _Rules.what_seems_so_is_the_subject,
    _Rules.datives_explain_no_place,
    _Rules.who_becomes_acts,
    _Rules.those_who_come_act,
    _Rules.blame_is_laid_on_somebody,
    _Rules.what_is_aimed_at_somebody,
    _Rules.active_participles_take_their_object,
    _Rules.one_object,
    _Rules.two_names_are_two,
    _Rules.the_name_in_the_nominative_acts,
    _Rules.of_two_that_may_be_either_the_first_acts,
    _Rules.courts_have_no_mans_name,
    _Rules.receivers_act,
    _Rules.courts_pass_their_verdict,
    _Rules.names_act_on_things,
    _Rules.what_a_passive_befalls,
    _Rules.subjects_agree,
    _Rules.closed_lists_end_with_their_aside,
    _Rules.subjects_stand_behind_asides,
    _Rules.objects_stand_behind_asides,
    _Rules.subjects_stand_before_asides,
    _Rules.subjects_stand_before_what_explains_them,
    _Rules.persons_explain_no_crowd,
    _Rules.names_behind_a_mark_act,
    _Rules.verbs_call_over_an_aside,
    _Rules.one_talks_over_an_aside,
    _Rules.nominatives_far_off_act,
    _Rules.nominatives_are_in_no_place,
    _Rules.happenings_occur,
    _Rules.terms_hold_no_people,
    _Rules.names_stand_by_their_noun,
    _Rules.names_end_their_phrase,
    _Rules.affairs_carry_nothing,
    _Rules.datives_do_not_act,
    _Rules.datives_hang_on_verbs,
    _Rules.what_is_granted_is_somebodys,
    _Rules.firms_stand_behind_their_state,
    _Rules.undeclined_names_act,
    _Rules.intransitives_have_a_subject,
    _Rules.firms_are_no_states,
    _Rules.names_after_a_comma_explain,
    _Rules.people_follow_their_relative,
    _Rules.lists_are_nobodys,
    _Rules.objects_are_in_their_clause,
    _Rules.whom_a_gerund_with_a_doer_befalls,
    _Rules.who_is_explained_acts,
    _Rules.nobody_explains_another,
    _Rules.nominatives_stand_under_no_other_case,
    _Rules.of_two_subjects_the_counted_is_acted_on,
    _Rules.participles_with_an_object_tell_of_the_next,
    _Rules.who_is_made_something,
    _Rules.sayers_stay_in_their_aside,
    _Rules.lists_behind_a_colon_are_acted_on,
    _Rules.doers_stand_behind_przez,
    _Rules.kin_join_their_person,
    _Rules.verbs_go_on_behind_a_relative,
    _Rules.lists_go_on_behind_a_bracket,
    _Rules.who_is_asked_is_asked_by_the_verb,
    _Rules.what_lays_it_on_somebody,
)


def repair(units: Sequence[Unit], tree: Tree) -> Tree:
    """The tree with what case excludes put right."""
    return repair_all([units], [tree])[0]


def repair_all(sentences: Sequence[Sequence[Unit]], trees: Sequence[Tree]) -> list[Tree]:
    """The trees of several sentences put right.

    Each rule is tried on all of them before the next: what a processor has just run it runs again faster.
    """
    works = [_Rules(units, tree) for units, tree in zip(sentences, trees, strict=True)]
    for rule in _RULES:
        for work in works:
            rule(work)
    return [Tree(tuple(work.heads), tuple(work.labels)) for work in works]
