//! Works out every number of an answer again, from the numbers of its reasons alone.

use crate::asking::SHIPPED;
use eligibility::answer::{
    CreditStatus, Determination, Outcome, PersonResult, Quantity, Reason, ReasonCode,
    TaxHouseholdResult,
};

/// Panics when a number does not follow.
pub fn recompute(determination: &Determination) {
    for person in &determination.people {
        household(determination, person);
        basic_health(determination, person);
        program(person);
        offers(determination, person);
    }
    for household in &determination.tax_households {
        tax_credit(determination, household);
    }
}

fn find(reasons: &[Reason], code: ReasonCode) -> Option<&Reason> {
    reasons.iter().find(|reason| reason.code == code)
}

fn number(reason: &Reason, quantity: Quantity) -> i64 {
    reason.numbers.get(quantity).unwrap_or_else(|| panic!("{quantity:?} in {reason:?}"))
}

fn length<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).expect("a small number")
}

/// A quotient to the nearest, halves up.
fn nearest(numerator: i128, denominator: i128) -> i64 {
    let rounded = (2 * numerator + denominator).div_euclid(2 * denominator);
    i64::try_from(rounded).expect("an amount")
}

fn household(determination: &Determination, person: &PersonResult) {
    let household = &person.household;
    if let Some(size) = find(&person.reasons, ReasonCode::HouseholdSize) {
        let members = number(size, Quantity::MembersCounted);
        assert_eq!(members, length(&household.members));
        assert_eq!(members + number(size, Quantity::ExpectedChildren), i64::from(household.size));
        assert_eq!(number(size, Quantity::HouseholdSize), i64::from(household.size));
    }
    let Some(income) = find(&person.reasons, ReasonCode::HouseholdIncome) else {
        return;
    };
    let counted = determination.people.iter().filter(|other| household.counted.contains(&other.id));
    let (mut monthly, mut annual) = (0, 0);
    for other in counted {
        monthly += other.income.monthly_times_12;
        annual += other.income.annual;
    }
    assert_eq!(number(income, Quantity::MonthlyIncomeTimes12), monthly.max(0));
    assert_eq!(number(income, Quantity::AnnualIncome), annual.max(0));
    assert_eq!(household.annual_income, Some(annual.max(0)));
    assert_eq!(household.monthly_income, Some(nearest(monthly.max(0).into(), 12)));
}

/// The family of the basic health program is told with everybody in it.
fn basic_health(determination: &Determination, person: &PersonResult) {
    let Some(family) = &person.basic_health_family else {
        assert!(find(&person.reasons, ReasonCode::BasicHealthIncomeWithinLimit).is_none());
        return;
    };
    let told = find(&person.reasons, ReasonCode::BasicHealthFamily).expect("its reason");
    assert_eq!(number(told, Quantity::MembersCounted), length(&family.members));
    let size = length(&family.members) + number(told, Quantity::ExpectedChildren);
    assert_eq!(i64::from(family.size), size);
    let counted = determination.people.iter().filter(|other| family.counted.contains(&other.id));
    let income: i64 = counted.map(|other| other.income.annual).sum();
    assert_eq!(family.annual_income, income.max(0));
    for reason in &person.reasons {
        if matches!(
            reason.code,
            ReasonCode::BasicHealthFamily
                | ReasonCode::BasicHealthIncomeWithinLimit
                | ReasonCode::BasicHealthIncomeOverLimit
        ) {
            assert_eq!(number(reason, Quantity::HouseholdSize), size);
            assert_eq!(number(reason, Quantity::AnnualIncome), income.max(0));
        }
    }
}

/// An offer is measured by the income of the return, or of the household without one.
fn offers(determination: &Determination, person: &PersonResult) {
    let returns = determination.tax_households.iter();
    let of_return = |id: &String| {
        let claimed = returns.clone().find(|one| one.dependents.contains(id));
        claimed.or_else(|| returns.clone().find(|one| one.filers.contains(id)))
    };
    let income = match of_return(&person.id) {
        Some(household) => household.annual_income,
        None => person.household.annual_income,
    };
    for reason in &person.reasons {
        if matches!(
            reason.code,
            ReasonCode::EmployerOfferAffordable | ReasonCode::EmployerOfferNotAffordable
        ) {
            assert_eq!(reason.numbers.get(Quantity::AnnualIncome), income);
        }
    }
}

/// The line of a test, from the guideline of its year.
fn line(reason: &Reason, size: Quantity) -> i64 {
    let year = i32::try_from(number(reason, Quantity::PovertyYear)).expect("a year");
    let guideline = SHIPPED.federal.poverty(year, "contiguous").expect("a guideline");
    guideline.line(u32::try_from(number(reason, size)).expect("a size"))
}

fn is_within(income: i64, hundredths: i64, line: i64) -> bool {
    i128::from(income) * 10_000 <= i128::from(hundredths) * i128::from(line)
}

fn program(person: &PersonResult) {
    let mut by_income = 0;
    for reason in &person.reasons {
        let quantity = match reason.code {
            ReasonCode::MedicaidIncomeWithinLimit
            | ReasonCode::MedicaidIncomeWithinDisregard
            | ReasonCode::MedicaidIncomeOverLimit => Quantity::MonthlyIncomeTimes12,
            ReasonCode::MedicaidByAnnualIncome
            | ReasonCode::BasicHealthIncomeWithinLimit
            | ReasonCode::BasicHealthIncomeOverLimit => Quantity::AnnualIncome,
            _ => continue,
        };
        let income = number(reason, quantity);
        let line = line(reason, Quantity::HouseholdSize);
        assert_eq!(number(reason, Quantity::PovertyLine), line);
        let limit = number(reason, Quantity::LimitPercent);
        let raised = limit + reason.numbers.get(Quantity::DisregardPercent).unwrap_or_default();
        let (within, within_raised) =
            (is_within(income, limit, line), is_within(income, raised, line));
        match reason.code {
            ReasonCode::MedicaidIncomeWithinLimit | ReasonCode::BasicHealthIncomeWithinLimit => {
                assert!(within);
            }
            ReasonCode::MedicaidIncomeWithinDisregard => assert!(!within && within_raised),
            ReasonCode::MedicaidByAnnualIncome => assert!(within && income < line),
            ReasonCode::MedicaidIncomeOverLimit => assert!(!within_raised),
            _ => assert!(!within),
        }
        by_income += i32::from(matches!(
            reason.code,
            ReasonCode::MedicaidIncomeWithinLimit
                | ReasonCode::MedicaidIncomeWithinDisregard
                | ReasonCode::MedicaidByAnnualIncome
        ));
    }
    let without_limit = find(&person.reasons, ReasonCode::MedicaidWithoutIncomeLimit);
    if person.outcome == Outcome::Medicaid {
        assert!(by_income == 1 || without_limit.is_some());
        assert!(person.group.is_some());
    }
    if let Some(premium) = find(&person.reasons, ReasonCode::BasicHealthPremium) {
        let of_test = find(&person.reasons, ReasonCode::BasicHealthIncomeWithinLimit);
        let of_test = of_test.expect("the test of income");
        let percent =
            number(of_test, Quantity::AnnualIncome) * 100 / number(of_test, Quantity::PovertyLine);
        assert_eq!(number(premium, Quantity::PovertyPercent), percent);
        assert_eq!(person.premium_monthly, premium.numbers.get(Quantity::PremiumMonthly));
    } else {
        assert!(person.premium_monthly.is_none_or(|premium| premium == 0));
    }
    for reason in &person.reasons {
        let affordable = match reason.code {
            ReasonCode::EmployerOfferAffordable => true,
            ReasonCode::EmployerOfferNotAffordable => false,
            _ => continue,
        };
        let cost = i128::from(number(reason, Quantity::EmployerCostMonthly)) * 120_000;
        let share = i128::from(number(reason, Quantity::AffordablePercent))
            * i128::from(number(reason, Quantity::AnnualIncome));
        assert_eq!(cost <= share, affordable);
    }
    cost_sharing(person);
}

fn cost_sharing(person: &PersonResult) {
    let Some(found) = &person.cost_sharing else {
        assert!(find(&person.reasons, ReasonCode::CostSharing).is_none());
        return;
    };
    let reason = find(&person.reasons, ReasonCode::CostSharing).expect("its reason");
    assert_eq!(reason.about.as_ref(), Some(&found.variant));
    let up_to = |percent: i64| {
        is_within(
            number(reason, Quantity::AnnualIncome),
            percent * 100,
            number(reason, Quantity::PovertyLine),
        )
    };
    match found.variant.as_str() {
        "02" => assert!(up_to(300)),
        "03" => assert!(person.outcome == Outcome::FullPrice || !up_to(300)),
        "04" => assert!(up_to(250) && !up_to(200)),
        "05" => assert!(up_to(200) && !up_to(150)),
        variant => assert!(variant == "06" && up_to(150)),
    }
}

fn tax_credit(determination: &Determination, household: &TaxHouseholdResult) {
    assert_eq!(
        i64::from(household.size),
        length(&household.filers) + length(&household.dependents)
    );
    let reasons = &household.reasons;
    let Some(income) = find(reasons, ReasonCode::TaxHouseholdIncome) else {
        return;
    };
    let sum: i64 = determination
        .people
        .iter()
        .filter(|person| {
            household.filers.contains(&person.id)
                || (household.dependents.contains(&person.id)
                    && person.income.required_to_file == Some(true))
        })
        .map(|person| person.income.annual)
        .sum();
    assert_eq!(household.annual_income, Some(sum.max(0)));
    assert_eq!(number(income, Quantity::AnnualIncome), sum.max(0));
    if household.status == CreditStatus::Eligible {
        assert!(household.applicable_percentage.is_some());
    } else {
        assert_eq!(household.credit_monthly.unwrap_or_default(), 0);
    }
    let Some(table) = find(reasons, ReasonCode::ApplicablePercentage) else {
        assert!(household.contribution_monthly.is_none() && household.benchmark_monthly.is_none());
        return;
    };
    let line = line(table, Quantity::TaxHouseholdSize);
    assert_eq!(number(table, Quantity::PovertyLine), line);
    let percent = sum.max(0) * 100 / line;
    assert_eq!(household.poverty_percent, Some(percent));
    assert_eq!(number(table, Quantity::PovertyPercent), percent);
    let [from, initial, last] = [Quantity::BandFrom, Quantity::BandInitial, Quantity::BandFinal]
        .map(|quantity| number(table, quantity));
    let applicable = match table.numbers.get(Quantity::BandTo) {
        None => initial,
        Some(to) => {
            assert!((from..to).contains(&(percent * 100)));
            let rise = i128::from(last - initial) * i128::from(percent * 100 - from);
            initial + nearest(rise, i128::from(to - from))
        }
    };
    assert_eq!(household.applicable_percentage, Some(applicable));
    let yearly = i128::from(sum.max(0)) * i128::from(applicable);
    assert_eq!(household.contribution_annual, Some(nearest(yearly, 10_000)));
    let contribution = nearest(yearly, 120_000);
    assert_eq!(household.contribution_monthly, Some(contribution));
    let Some(benchmark) = household.benchmark_monthly else {
        assert_eq!(household.credit_monthly.unwrap_or_default(), 0);
        return;
    };
    let mut priced = 0;
    for reason in reasons {
        match reason.code {
            ReasonCode::BenchmarkGiven => priced += number(reason, Quantity::BenchmarkMonthly),
            ReasonCode::BenchmarkMember => {
                let price = i128::from(number(reason, Quantity::ReferencePrice))
                    * i128::from(number(reason, Quantity::AgeFactor));
                let price = nearest(price, number(reason, Quantity::ReferenceFactor).into());
                assert_eq!(number(reason, Quantity::PriceMonthly), price);
                priced += price;
            }
            _ => {}
        }
    }
    assert_eq!(priced, benchmark);
    assert_eq!(household.credit_monthly, Some((benchmark - contribution).max(0)));
}
