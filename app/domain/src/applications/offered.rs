//! What a question offers: answers that make no sense for a person are not
//! offered, and what is no longer offered does not count.

use super::{Facts, Field, FieldKey, Kind, NONE, OUTSIDE, PersonNumber, Situation};

impl Facts<'_> {
    /// The values that a field offers, in order; nothing for a field without any.
    pub fn offered(&self, key: FieldKey) -> Vec<String> {
        let person = key.whose().person;
        match key.field.kind() {
            Kind::Choice(values) => owned(values),
            Kind::Several(values) if key.field == Field::Situation => {
                let fits = |value: &&&str| {
                    value.parse().is_ok_and(|value| self.situation_fits(person, value))
                };
                values.iter().filter(fits).map(|value| (*value).to_owned()).collect()
            }
            Kind::Several(values) => owned(values),
            Kind::Person { outside } => {
                let mut offered = self.numbers(|other| self.may_be_named(key.field, person, other));
                if outside {
                    offered.push(OUTSIDE.to_owned());
                }
                offered.push(NONE.to_owned());
                offered
            }
            Kind::People => {
                let mut offered = self.numbers(|other| self.may_be_named(key.field, person, other));
                offered.push(NONE.to_owned());
                offered
            }
            _ => Vec::new(),
        }
    }

    fn numbers(&self, fits: impl Fn(PersonNumber) -> bool) -> Vec<String> {
        self.people.iter().filter(|other| fits(**other)).map(ToString::to_string).collect()
    }

    fn may_be_named(&self, field: Field, person: PersonNumber, other: PersonNumber) -> bool {
        let another = other != person;
        match field {
            Field::LivesHere => !other.is_applicant(),
            Field::LivesWith => other < person && !self.lives_here(other),
            Field::Carer => another && self.reaches(other, 18) && self.live_together(person, other),
            Field::ClaimedBy => another && self.reaches(other, 16),
            Field::Enrolled => {
                let offered = Field::OfferedTo.of(person);
                !another
                    || self.answers.is_blank(offered)
                    || self.ticked(offered, &other.to_string())
            }
            _ => another,
        }
    }

    /// Whether a person may be in this situation, and whether it could change what
    /// anybody gets.
    pub(super) fn situation_fits(&self, person: PersonNumber, situation: Situation) -> bool {
        let (applies, help) = (self.applies(person), self.looks_for_help());
        let aged = |from: i32, to: i32| self.reaches(person, from) && !self.over(person, to);
        match situation {
            // It changes the size of the household, whoever applies.
            Situation::Pregnant => help && aged(10, 60),
            Situation::Student => help && aged(18, 22),
            Situation::Postpartum => applies && help && aged(10, 60),
            Situation::FosterCare => applies && help && aged(18, 26),
            Situation::Military => applies && help && self.reaches(person, 17),
            Situation::Disability | Situation::LongTermCare => applies && help,
            Situation::TribalMember | Situation::Medicare => applies,
            Situation::Incarcerated => applies && self.reaches(person, 13),
            Situation::None => true,
        }
    }

    fn over(&self, person: PersonNumber, age: i32) -> bool {
        self.age(person).is_some_and(|own| own > age)
    }
}

fn owned(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn offered(answers: &str, key: &str) -> String {
        Facts::new(&self::answers(answers)).offered(key.parse().expect("a field")).join(" ")
    }

    #[test]
    fn nobody_is_asked_what_cannot_be() {
        assert_eq!(
            offered("p1.birth_date=8/19/2019", "p1.situation"),
            "tribal_member medicare disability long_term_care none"
        );
        assert_eq!(
            offered("p1.birth_date=8/19/2006", "p1.situation"),
            "pregnant postpartum student foster_care tribal_member incarcerated medicare \
             disability long_term_care military none"
        );
        assert_eq!(
            offered("p1.birth_date=8/19/2006; p1.applying=no", "p1.situation"),
            "pregnant student none"
        );
        assert_eq!(
            offered("p1.birth_date=8/19/2006; financial_help=no", "p1.situation"),
            "tribal_member incarcerated medicare none"
        );
    }

    #[test]
    fn people_are_offered_by_what_they_can_be() {
        let home = format!("{FAMILY}; lives_here=2 3");
        assert_eq!(offered(FAMILY, "lives_here"), "2 3 4 none");
        assert_eq!(offered(FAMILY, "p4.claimed_by"), "1 2 outside none");
        assert_eq!(offered(&home, "p4.carer"), "none");
        assert_eq!(offered(&home, "p3.carer"), "1 2 none");
        assert_eq!(offered(FAMILY, "p2.offered_to"), "1 3 4 none");
        assert_eq!(offered(&format!("{FAMILY}; p2.offered_to=3 4"), "p2.enrolled"), "2 3 4 none");
    }
}
