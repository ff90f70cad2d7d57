//! Reasons in plain words, with the numbers that were used.

use crate::i18n::{Text, Texts, date, text::reasons as t};
use domain::coverage::{Quantity, Reason, ReasonCode};

macro_rules! sentences {
    ($($name:ident => $text:ident),+ $(,)?) => {
        /// The text for a code; the compiler asks for every one.
        const fn text_of(code: ReasonCode) -> Text {
            match code { $(ReasonCode::$name => t::$text),+ }
        }
    };
}

sentences! {
    HouseholdSize => HOUSEHOLD_SIZE,
    HouseholdIncome => HOUSEHOLD_INCOME,
    IncomeNotCounted => INCOME_NOT_COUNTED,
    NoMedicaidGroup => NO_MEDICAID_GROUP,
    MedicaidWithoutIncomeLimit => MEDICAID_WITHOUT_INCOME_LIMIT,
    MedicaidIncomeWithinLimit => MEDICAID_INCOME_WITHIN_LIMIT,
    MedicaidIncomeWithinDisregard => MEDICAID_INCOME_WITHIN_DISREGARD,
    MedicaidIncomeOverLimit => MEDICAID_INCOME_OVER_LIMIT,
    MedicaidByAnnualIncome => MEDICAID_BY_ANNUAL_INCOME,
    MedicaidStatusNotEligible => MEDICAID_STATUS_NOT_ELIGIBLE,
    MedicaidStatusWaiting => MEDICAID_STATUS_WAITING,
    MedicaidStatusUndecided => MEDICAID_STATUS_UNDECIDED,
    MedicaidRuleUndecided => MEDICAID_RULE_UNDECIDED,
    EmergencyMedicaid => EMERGENCY_MEDICAID,
    ChipIncomeWithinLimit => CHIP_INCOME_WITHIN_LIMIT,
    ChipIncomeOverLimit => CHIP_INCOME_OVER_LIMIT,
    ChipOtherCoverage => CHIP_OTHER_COVERAGE,
    ChipStatusNotEligible => CHIP_STATUS_NOT_ELIGIBLE,
    ChipStatusUndecided => CHIP_STATUS_UNDECIDED,
    BasicHealthFamily => BASIC_HEALTH_FAMILY,
    BasicHealthIncomeWithinLimit => BASIC_HEALTH_INCOME_WITHIN_LIMIT,
    BasicHealthIncomeOverLimit => BASIC_HEALTH_INCOME_OVER_LIMIT,
    BasicHealthStatusNotEligible => BASIC_HEALTH_STATUS_NOT_ELIGIBLE,
    BasicHealthStatusUndecided => BASIC_HEALTH_STATUS_UNDECIDED,
    BasicHealthPremium => BASIC_HEALTH_PREMIUM,
    BasicHealthPremiumExempt => BASIC_HEALTH_PREMIUM_EXEMPT,
    BasicHealthPremiumNotConfigured => BASIC_HEALTH_PREMIUM_NOT_CONFIGURED,
    HasMedicare => HAS_MEDICARE,
    HasOtherCoverage => HAS_OTHER_COVERAGE,
    EnrolledInEmployerPlan => ENROLLED_IN_EMPLOYER_PLAN,
    EmployerOfferAffordable => EMPLOYER_OFFER_AFFORDABLE,
    EmployerOfferNotAffordable => EMPLOYER_OFFER_NOT_AFFORDABLE,
    EmployerOfferBelowMinimumValue => EMPLOYER_OFFER_BELOW_MINIMUM_VALUE,
    EmployerOfferNotYet => EMPLOYER_OFFER_NOT_YET,
    EmployerOfferNotOfFamily => EMPLOYER_OFFER_NOT_OF_FAMILY,
    EmployerCostNeeded => EMPLOYER_COST_NEEDED,
    EmployerMinimumValueNeeded => EMPLOYER_MINIMUM_VALUE_NEEDED,
    TaxHouseholdIncome => TAX_HOUSEHOLD_INCOME,
    IncomeBelowPoverty => INCOME_BELOW_POVERTY,
    IncomeAboveCap => INCOME_ABOVE_CAP,
    BelowPovertyException => BELOW_POVERTY_EXCEPTION,
    MarriedFilesApart => MARRIED_FILES_APART,
    FilerIsClaimed => FILER_IS_CLAIMED,
    NoTaxReturn => NO_TAX_RETURN,
    ClaimedFromOutside => CLAIMED_FROM_OUTSIDE,
    CreditStatusNotEligible => CREDIT_STATUS_NOT_ELIGIBLE,
    CreditStatusUndecided => CREDIT_STATUS_UNDECIDED,
    CreditEligible => CREDIT_ELIGIBLE,
    ApplicablePercentage => APPLICABLE_PERCENTAGE,
    Contribution => CONTRIBUTION,
    BenchmarkMember => BENCHMARK_MEMBER,
    BenchmarkChildNotRated => BENCHMARK_CHILD_NOT_RATED,
    BenchmarkGiven => BENCHMARK_GIVEN,
    Credit => CREDIT,
    CreditIsZero => CREDIT_IS_ZERO,
    NobodyToCover => NOBODY_TO_COVER,
    MemberStillOpen => MEMBER_STILL_OPEN,
    CostSharing => COST_SHARING,
    NoHelpAsked => NO_HELP_ASKED,
    FullPricePlan => FULL_PRICE_PLAN,
    MarketplaceStatusNotEligible => MARKETPLACE_STATUS_NOT_ELIGIBLE,
    MarketplaceStatusUndecided => MARKETPLACE_STATUS_UNDECIDED,
    NotResident => NOT_RESIDENT,
    Incarcerated => INCARCERATED,
    NotConfigured => NOT_CONFIGURED,
    ScreenAge => SCREEN_AGE,
    ScreenMedicare => SCREEN_MEDICARE,
    ScreenDisability => SCREEN_DISABILITY,
    ScreenLongTermCare => SCREEN_LONG_TERM_CARE,
}

/// A reason as a sentence. People are `p1`, `p2` and so on in a reason; `name` knows what to call
/// them. A number that an engine left out does not leave a hole: the sentence is then a plainer
/// one.
pub fn sentence(texts: Texts, reason: &Reason, name: &dyn Fn(&str) -> Option<String>) -> String {
    let mut words = texts.text(text_of(reason.code)).to_owned();
    for (place, value) in places(texts, reason, name) {
        words = words.replace(&format!("{{{place}}}"), &value);
    }
    if words.contains('{') { texts.text(t::WITHOUT_NUMBERS).to_owned() } else { words }
}

/// The law behind a reason, and since when it holds.
pub fn rule(texts: Texts, reason: &Reason) -> Option<String> {
    if reason.rule.is_empty() {
        return None;
    }
    Some(match reason.effective {
        None => texts.fill(t::RULE, &[("rule", &reason.rule)]),
        Some(day) => {
            texts.fill(t::RULE_SINCE, &[("rule", &reason.rule), ("date", &date(texts, day))])
        }
    })
}

/// What can stand in a sentence, by the name of its place.
fn places(
    texts: Texts,
    reason: &Reason,
    name: &dyn Fn(&str) -> Option<String>,
) -> Vec<(&'static str, String)> {
    let mut places: Vec<(&'static str, String)> = reason
        .numbers
        .iter()
        .map(|(quantity, value)| (quantity.as_str(), number(texts, *quantity, *value)))
        .collect();
    places.extend(income(reason).map(|income| ("income", income)));
    places.extend(limits(reason));
    places.extend(reason.effective.map(|day| ("effective", date(texts, day))));
    places.extend(about(texts, reason, name).map(|about| ("about", about)));
    places
}

fn number(texts: Texts, quantity: Quantity, value: i64) -> String {
    let people = matches!(quantity, Quantity::HouseholdSize | Quantity::TaxHouseholdSize);
    match usize::try_from(value) {
        Ok(count) if people => texts.count(t::PEOPLE_ONE, t::PEOPLE_OTHER, count),
        _ => quantity.format(value),
    }
}

/// The income that a limit was held against: that of the month, twelve times, or of the year.
fn income(reason: &Reason) -> Option<String> {
    [Quantity::MonthlyIncomeTimes12, Quantity::AnnualIncome]
        .into_iter()
        .find_map(|quantity| Some(quantity.format(reason.number(quantity)?)))
}

/// The limits in dollars, in whole cents below.
fn limits(reason: &Reason) -> Vec<(&'static str, String)> {
    let number = |quantity| reason.number(quantity);
    let (Some(line), Some(limit)) = (number(Quantity::PovertyLine), number(Quantity::LimitPercent))
    else {
        return Vec::new();
    };
    let share = |percent: i64| {
        let cents = i128::from(line) * i128::from(percent) / 10_000;
        let cents = i64::try_from(cents).unwrap_or(i64::MAX);
        Quantity::PovertyLine.format(cents)
    };
    let added = number(Quantity::DisregardPercent).unwrap_or_default();
    vec![("limit", share(limit)), ("limit_with_disregard", share(limit + added))]
}

/// What a reason is about: a group, a kind of income, a missing number or a person.
fn about(texts: Texts, reason: &Reason, name: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let about = reason.about.as_deref()?;
    let text = match reason.code {
        ReasonCode::IncomeNotCounted => income_kind(about),
        ReasonCode::NotConfigured => return Some(about.to_owned()),
        ReasonCode::BenchmarkMember
        | ReasonCode::BenchmarkChildNotRated
        | ReasonCode::EmployerOfferAffordable
        | ReasonCode::EmployerOfferNotAffordable => {
            let known = name(about);
            return Some(known.unwrap_or_else(|| texts.text(t::SOMEBODY).to_owned()));
        }
        _ => group(about),
    };
    Some(texts.text(text).to_owned())
}

/// The groups of Minnesota's parameters; those of another state have no words of their own.
fn group(name: &str) -> Text {
    match name {
        "auto_newborn" => t::GROUP_AUTO_NEWBORN,
        "pregnant" => t::GROUP_PREGNANT,
        "infant_under_2" => t::GROUP_INFANT_UNDER_2,
        "infant_under_2_chip_funded" => t::GROUP_INFANT_UNDER_2_CHIP_FUNDED,
        "child_2_to_18" => t::GROUP_CHILD_2_TO_18,
        "former_foster_care" => t::GROUP_FORMER_FOSTER_CARE,
        "parent_or_caretaker" => t::GROUP_PARENT_OR_CARETAKER,
        "age_19_or_20" => t::GROUP_AGE_19_OR_20,
        "adult_21_to_64" => t::GROUP_ADULT_21_TO_64,
        _ => t::GROUP_OTHER,
    }
}

fn income_kind(name: &str) -> Text {
    match name {
        "child_support" => t::INCOME_CHILD_SUPPORT,
        "supplemental_security_income" => t::INCOME_SUPPLEMENTAL_SECURITY_INCOME,
        "workers_compensation" => t::INCOME_WORKERS_COMPENSATION,
        "veterans_benefits" => t::INCOME_VETERANS_BENEFITS,
        "gift" => t::INCOME_GIFT,
        "loan" => t::INCOME_LOAN,
        "public_assistance" => t::INCOME_PUBLIC_ASSISTANCE,
        _ => t::INCOME_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::accounts::Language;
    use std::collections::BTreeSet;

    fn reason(code: ReasonCode) -> Reason {
        Reason { code, rule: String::new(), effective: None, about: None, numbers: Vec::new() }
    }

    #[test]
    fn every_code_has_a_sentence_of_its_own_in_every_language() {
        for language in Language::ALL {
            let texts = Texts::of(*language);
            let sentences: BTreeSet<&str> =
                ReasonCode::ALL.iter().map(|code| texts.text(text_of(*code))).collect();
            assert_eq!(sentences.len(), ReasonCode::ALL.len(), "{language:?}");
        }
    }

    #[test]
    fn every_place_of_a_sentence_can_be_filled() {
        let mut full = reason(ReasonCode::Credit);
        full.numbers = Quantity::ALL.iter().map(|quantity| (*quantity, 1)).collect();
        full.effective = "2026-07-01".parse().ok();
        full.about = Some("p1".to_owned());
        for language in Language::ALL {
            let texts = Texts::of(*language);
            for code in ReasonCode::ALL {
                let reason = Reason { code: *code, ..full.clone() };
                let sentence = sentence(texts, &reason, &|_| Some("Amina".to_owned()));
                assert_ne!(sentence, texts.text(t::WITHOUT_NUMBERS), "{code:?} {language:?}");
            }
        }
    }

    #[test]
    fn a_number_that_was_left_out_leaves_no_hole() {
        let texts = Texts::of(Language::En);
        let words = sentence(texts, &reason(ReasonCode::Credit), &|_| None);
        assert_eq!(words, "A rule of the program decided this.");
    }

    #[test]
    fn limits_are_said_in_dollars() {
        let texts = Texts::of(Language::En);
        let mut over = reason(ReasonCode::MedicaidIncomeOverLimit);
        over.about = Some("adult_21_to_64".to_owned());
        over.numbers = vec![
            (Quantity::MonthlyIncomeTimes12, 3_078_400),
            (Quantity::HouseholdSize, 1),
            (Quantity::PovertyYear, 2025),
            (Quantity::PovertyLine, 1_565_000),
            (Quantity::LimitPercent, 13_300),
            (Quantity::DisregardPercent, 500),
        ];
        assert_eq!(
            sentence(texts, &over, &|_| None),
            "Medical Assistance for adults from 21 to 64: the limit for a household of 1 person is \
             $21,597.00, counted with all that may be added. Your household’s income is \
             $30,784.00. That is over the limit."
        );
    }
}
