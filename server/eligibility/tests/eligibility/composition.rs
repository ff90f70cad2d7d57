//! Whose household is whose: every branch of 42 CFR 435.603(f), and the size of (b).

use crate::asking::*;
use eligibility::answer::HouseholdRule::{self, *};
use serde_json::{Value, json};

fn rules(determination: &eligibility::answer::Determination) -> Vec<HouseholdRule> {
    determination.people.iter().map(|person| person.household.rule).collect()
}

/// Somebody without income who does nothing about taxes.
fn plain(id: &str, age: u32) -> Value {
    json!({ "id": id, "age": age })
}

fn filer(id: &str, age: u32) -> Value {
    json!({ "id": id, "age": age, "tax": { "files": true } })
}

fn asked(people: Value, relationships: Value) -> eligibility::answer::Determination {
    answer(related(in_2026(people), relationships))
}

#[test]
fn filers_have_everybody_on_the_return() {
    let determination = answer(family([40, 38], &[10, 7], 40_000));
    assert_eq!(sizes(&determination), [4, 4, 4, 4]);
    assert_eq!(rules(&determination), [Filer, Filer, Dependent, Dependent]);
}

#[test]
fn a_return_counts_wherever_its_people_live() {
    let apart = with(
        family([40, 38], &[20], 40_000),
        json!({ "living_together": [["p1"], ["p2"], ["c1"]] }),
    );
    assert_eq!(sizes(&answer(apart)), [3, 3, 3]);
}

/// (f)(2)(i)
#[test]
fn somebody_claimed_by_an_aunt_has_the_household_of_a_nonfiler() {
    let determination = asked(
        json!([filer("aunt", 35), dependent("child", 10, "aunt")]),
        json!([["aunt", "aunt_or_uncle", "child"]]),
    );
    assert_eq!(sizes(&determination), [2, 1]);
    assert_eq!(rules(&determination), [Filer, ClaimedByOther]);
}

/// (f)(2)(i): a parent who is claimed by a grown child is no child of the claimant.
#[test]
fn a_mother_claimed_by_her_son_has_the_household_of_a_nonfiler() {
    let determination = asked(
        json!([filer("son", 45), dependent("mother", 72, "son")]),
        json!([["mother", "parent", "son"]]),
    );
    assert_eq!(sizes(&determination), [2, 1]);
    assert_eq!(rules(&determination), [Filer, ClaimedByOther]);
}

/// (f)(2)(ii)
#[test]
fn a_child_of_unmarried_parents_has_both() {
    let determination = asked(
        json!([filer("p", 40), filer("q", 39), dependent("child", 18, "p")]),
        json!([["p", "parent", "child"], ["q", "parent", "child"]]),
    );
    assert_eq!(sizes(&determination), [2, 1, 3]);
    assert_eq!(rules(&determination), [Filer, Filer, ParentsFileApart]);
}

/// (f)(2)(ii) holds for married parents, too, and each is in the other's household by (f)(4).
#[test]
fn a_child_of_parents_who_are_married_and_file_apart() {
    let determination = asked(
        json!([filer("p", 30), filer("q", 32), dependent("child", 10, "p")]),
        json!([["p", "parent", "child"], ["q", "parent", "child"], ["p", "spouse", "q"]]),
    );
    assert_eq!(sizes(&determination), [3, 2, 3]);
}

/// (f)(2)(ii) ends at 19: a grown child is a dependent like any other.
#[test]
fn a_grown_child_of_parents_who_file_apart_is_a_dependent() {
    let determination = asked(
        json!([filer("p", 45), filer("q", 44), dependent("child", 19, "p")]),
        json!([["p", "parent", "child"], ["q", "parent", "child"]]),
    );
    assert_eq!(sizes(&determination), [2, 1, 2]);
    assert_eq!(rules(&determination)[2], Dependent);
}

/// (f)(2)(iii)
#[test]
fn a_child_claimed_by_the_parent_who_lives_elsewhere() {
    let household = with(
        related(
            in_2026(json!([
                filer("mother", 40),
                filer("father", 41),
                dependent("child", 10, "father")
            ])),
            json!([["mother", "parent", "child"], ["father", "parent", "child"]]),
        ),
        json!({ "living_together": [["mother", "child"], ["father"]] }),
    );
    let determination = answer(household);
    assert_eq!(sizes(&determination), [1, 2, 2]);
    assert_eq!(rules(&determination)[2], NoncustodialParent);
    assert_eq!(determination.people[2].household.members, ["mother", "child"]);
}

#[test]
fn somebody_claimed_from_outside_has_the_household_of_a_nonfiler() {
    let determination = asked(
        json!([
            { "id": "child", "age": 22, "tax": { "files": true, "claimed_from_outside": true } },
            plain("friend", 23),
        ]),
        json!([]),
    );
    assert_eq!(sizes(&determination), [1, 1]);
    assert_eq!(rules(&determination)[0], NonFiler);
}

#[test]
fn somebody_claimed_by_the_spouse_has_the_spouses_household() {
    let determination = asked(
        json!([filer("p", 40), dependent("q", 38, "p"), dependent("child", 5, "p")]),
        json!([["p", "spouse", "q"], ["p", "parent", "child"]]),
    );
    assert_eq!(rules(&determination)[1], Dependent);
    // The spouse of a parent is a step parent, who does not file at all.
    assert_eq!(sizes(&determination), [3, 3, 3]);
}

/// A claimant who is claimed: the household of the claimant is that of the claimant's claimant.
#[test]
fn a_chain_of_claims_leads_to_the_first_filer() {
    let determination = asked(
        json!([filer("old", 60), dependent("young", 30, "old"), dependent("baby", 2, "young")]),
        json!([["old", "parent", "young"], ["young", "parent", "baby"]]),
    );
    // The baby is in the household of the grandparent, who does not claim it: with itself.
    assert_eq!(sizes(&determination), [2, 2, 3]);
}

/// (f)(3): a teenage mother who is no filer has her child and her parent.
#[test]
fn three_generations_without_tax_returns() {
    let determination = asked(
        json!([plain("grandmother", 40), plain("teen", 17), plain("baby", 1)]),
        json!([["grandmother", "parent", "teen"], ["teen", "parent", "baby"]]),
    );
    assert_eq!(sizes(&determination), [2, 3, 2]);
}

#[test]
fn children_are_children_until_nineteen() {
    let determination = asked(
        json!([plain("p", 40), plain("c18", 18), plain("c19", 19), plain("c10", 10)]),
        json!([["p", "parent", "c18"], ["p", "parent", "c19"], ["p", "parent", "c10"]]),
    );
    assert_eq!(sizes(&determination), [3, 3, 1, 3]);
}

#[test]
fn step_parents_and_step_siblings_follow_from_the_marriage() {
    let determination = asked(
        json!([plain("mother", 38), plain("husband", 40), plain("hers", 10), plain("his", 8)]),
        json!([
            ["mother", "spouse", "husband"],
            ["mother", "parent", "hers"],
            ["husband", "parent", "his"],
        ]),
    );
    assert_eq!(sizes(&determination), [4, 4, 4, 4]);
}

#[test]
fn what_was_said_about_two_people_stands() {
    let determination = asked(
        json!([plain("mother", 38), plain("husband", 40), plain("hers", 10)]),
        json!([
            ["mother", "spouse", "husband"],
            ["mother", "parent", "hers"],
            ["husband", "unrelated", "hers"],
        ]),
    );
    assert_eq!(sizes(&determination), [3, 2, 2]);
}

/// (f)(4)
#[test]
fn a_married_couple_at_home_is_always_together() {
    let determination = asked(
        json!([plain("mother", 45), plain("wife", 18), plain("husband", 18)]),
        json!([["mother", "parent", "wife"], ["wife", "spouse", "husband"]]),
    );
    assert_eq!(sizes(&determination), [2, 3, 2]);
}

/// (f)(4) and (f)(2)(ii) together.
#[test]
fn a_married_teenager_who_lives_with_both_parents() {
    let determination = asked(
        json!([
            filer("father", 45),
            filer("mother", 44),
            dependent("teen", 17, "father"),
            filer("spouse", 18),
        ]),
        json!([
            ["father", "parent", "teen"],
            ["mother", "parent", "teen"],
            ["teen", "spouse", "spouse"],
        ]),
    );
    assert_eq!(sizes(&determination), [2, 1, 4, 2]);
}

#[test]
fn a_married_couple_apart_is_not_together_without_a_return() {
    let household = with(
        related(in_2026(json!([plain("p", 40), plain("q", 40)])), json!([["p", "spouse", "q"]])),
        json!({ "living_together": [["p"], ["q"]] }),
    );
    assert_eq!(sizes(&answer(household)), [1, 1]);
}

#[test]
fn siblings_who_are_grown_up_are_alone() {
    let determination = asked(
        json!([plain("older", 30), plain("younger", 25), plain("child", 12)]),
        json!([
            ["older", "sibling", "younger"],
            ["older", "sibling", "child"],
            ["younger", "sibling", "child"]
        ]),
    );
    assert_eq!(sizes(&determination), [1, 1, 1]);
}

/// (b): one's own expected children count; in Minnesota, those of a member, too.
#[test]
fn expected_children_make_a_household_larger() {
    let mut household = family([30, 31], &[3], 40_000);
    household["people"][1]["pregnant"] = json!(true);
    household["people"][1]["expected_children"] = json!(2);
    let determination = answer(household);
    assert_eq!(sizes(&determination), [5, 5, 5]);
    // Never on a tax return.
    assert_eq!(credit(&determination).size, 3);
}

#[test]
fn a_large_family() {
    let children: Vec<u32> = (0..10).map(|child| child + 3).collect();
    assert_eq!(sizes(&answer(family([45, 44], &children, 60_000))), [12; 12]);
}

/// (f)(2)(iii) is about parents apart: a child at a school whom both claim is a dependent.
#[test]
fn a_child_away_at_school_is_a_dependent_of_both() {
    let away =
        with(family([45, 44], &[17], 40_000), json!({ "living_together": [["p1", "p2"], ["c1"]] }));
    let determination = answer(away);
    assert_eq!(rules(&determination)[2], Dependent);
    assert_eq!(sizes(&determination), [3, 3, 3]);
}
