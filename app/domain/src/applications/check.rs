//! Whether a page, and the whole application, is answered rightly.

use super::{Facts, FieldKey, Journey, Kind, Need, Step, StepKey, StepState, Value};
use crate::validation::{Code, Invalid};

impl Journey<'_> {
    /// Checks one page. The names of the wrong fields are those of the inputs.
    ///
    /// # Errors
    /// Every field that is missing or wrong, in the order of the page.
    pub fn validate(&self, key: StepKey) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        for field in key.fields() {
            invalid.check(&field.to_string(), self.field(field));
        }
        if invalid.is_empty() {
            for (field, code) in self.rules(key) {
                invalid.push(&field.to_string(), code);
            }
        }
        invalid.or(())
    }

    /// Checks the whole application up to the signature.
    ///
    /// # Errors
    /// [`Code::StepsNotComplete`] under the name of each page that is not done,
    /// in order.
    pub fn complete(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        for key in self.steps().iter().filter(|key| key.step != Step::Sign) {
            if self.state(*key) != StepState::Done {
                invalid.push(&key.to_string(), Code::StepsNotComplete);
            }
        }
        invalid.or(())
    }

    fn field(&self, key: FieldKey) -> Result<(), Code> {
        if !is_asked(&self.facts, key) {
            Ok(())
        } else if self.answers.is_blank(key) {
            if is_required(&self.facts, key) { Err(key.field.kind().missing()) } else { Ok(()) }
        } else {
            self.read(key).map(|_| ())
        }
    }

    /// Reads what stands in a field. What is no longer offered does not count among
    /// several answers, and is no answer to a question for one person.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(&self, key: FieldKey) -> Result<Value, Code> {
        let kind = key.field.kind();
        let value = kind.read(self.answers.raw(key), self.today)?;
        match (kind, value) {
            (Kind::Several(_) | Kind::People, Value::Several(ticked)) if !ticked.is_empty() => {
                let offered = self.facts.offered(key);
                let counts: Vec<String> =
                    ticked.into_iter().filter(|one| offered.contains(one)).collect();
                if counts.is_empty() { Err(kind.missing()) } else { Ok(Value::Several(counts)) }
            }
            (Kind::Person { .. }, Value::Choice(one))
                if !self.facts.offered(key).contains(&one) =>
            {
                Err(Code::NotAChoice)
            }
            (_, value) => Ok(value),
        }
    }
}

/// Whether a field stands on its page, given the answers of earlier pages.
pub fn is_in_view(facts: &Facts<'_>, key: FieldKey) -> bool {
    match key.field.need() {
        Need::AskedWhen(condition) => condition(facts, key.whose()),
        _ => true,
    }
}

/// Whether a field is asked, given the other answers. What stands in a field that is
/// not asked does not count.
pub fn is_asked(facts: &Facts<'_>, key: FieldKey) -> bool {
    match key.field.need() {
        Need::OnlyWhen(condition) | Need::AskedWhen(condition) => condition(facts, key.whose()),
        _ => true,
    }
}

/// Whether a field has to be filled, given the other answers.
pub fn is_required(facts: &Facts<'_>, key: FieldKey) -> bool {
    match key.field.need() {
        Need::Required => true,
        Need::Optional => false,
        Need::RequiredWhen(condition) | Need::OnlyWhen(condition) | Need::AskedWhen(condition) => {
            condition(facts, key.whose())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Field, testing::*};

    fn errors(answers: &str, slug: &str) -> Vec<String> {
        codes(journey(&self::answers(answers)).validate(step(slug)))
    }

    #[test]
    fn a_page_reports_all_its_fields_at_once() {
        assert_eq!(
            errors("zip=5510; county=Dane; unit=2", "contact-address"),
            [
                "street required",
                "city required",
                "zip zip_not_a_zip",
                "county county_unknown",
                "mail_elsewhere choice_needed"
            ]
        );
        assert_eq!(errors("", "privacy-warning"), ["privacy_read agreement_needed"]);
    }

    #[test]
    fn what_is_missing_is_named_by_its_kind() {
        for (kind, code) in [
            (Field::BirthDate, "date_needed"),
            (Field::County, "choice_needed"),
            (Field::LivesWith, "choice_needed"),
            (Field::OfferCost, "money_needed"),
            (Field::MailState, "required"),
            (Field::Zip, "required"),
        ] {
            assert_eq!(kind.kind().missing().as_str(), code, "{kind:?}");
        }
    }

    #[test]
    fn the_way_to_be_reached_has_to_be_there() {
        assert_eq!(errors("contact_by=letter", "contact-reach"), [""; 0]);
        assert_eq!(errors("contact_by=phone", "contact-reach"), ["contact_phone required"]);
        assert_eq!(
            errors("contact_by=email; contact_phone=6515550118", "contact-reach"),
            ["contact_email required"]
        );
    }

    #[test]
    fn hours_are_asked_of_those_who_are_paid_by_the_hour() {
        let job = "p2j1.employer=Metro Bakery; p2j1.pay_amount=18.50; p2j1.more_jobs=no; ";
        assert_eq!(
            errors(&format!("{job} p2j1.pay_often=hour"), "income-job-2-1"),
            ["p2j1.pay_hours required"]
        );
        assert_eq!(
            errors(&format!("{job} p2j1.pay_often=week; p2j1.pay_hours=many"), "income-job-2-1"),
            [""; 0]
        );
    }

    #[test]
    fn the_cost_of_an_offer_may_be_unknown() {
        assert_eq!(errors("", "job-offer-cost-1"), ["p1.offer_cost money_needed"]);
        assert_eq!(
            errors("p1.offer_cost_unknown=yes; p1.offer_cost=?", "job-offer-cost-1"),
            [""; 0]
        );
    }

    #[test]
    fn others_have_to_be_named_and_somebody_has_to_want_coverage() {
        assert_eq!(
            errors("household_others=yes", "household-people"),
            ["household_others nobody_listed"]
        );
        let two = "household_others=yes; p2.listed=yes; p1.applying=no; ";
        assert_eq!(
            errors(&format!("{two} p2.applying=no"), "person-applying-2"),
            ["p2.applying nobody_applies"]
        );
        assert_eq!(errors(&format!("{two} p2.applying=no"), "person-applying-1"), [""; 0]);
        assert_eq!(errors(&format!("{two} p2.applying=yes"), "person-applying-2"), [""; 0]);
    }

    #[test]
    fn an_application_names_the_pages_that_are_missing() {
        assert_eq!(codes(journey(&checked(family())).complete()), [""; 0]);
        let gaps = with(checked(family()), "p3.birth_date=2/30/2017; p2j1.pay_amount=");
        assert_eq!(
            codes(journey(&gaps).complete()),
            ["person-birth-date-3", "income-job-2-1", "income-year-3", "review"]
                .map(|slug| format!("{slug} steps_not_complete"))
        );
    }

    #[test]
    fn wrong_answers_of_pages_that_do_not_apply_do_no_harm() {
        let family = checked(with(
            family(),
            "p2.income_sources=none; p2j1.pay_amount=rubbish; p9.given_name=4",
        ));
        assert_eq!(codes(journey(&family).complete()), [""; 0]);
    }
}
