//! A person's modified adjusted gross income.

use crate::{
    check::{Case, Member},
    input::{Day, Deduction, DeductionKind, Income, IncomeKind, Rhythm},
    parameters::IncomeRules,
};
use chrono::{Datelike, NaiveDate};

/// The income of one person, in cents; below zero after a loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Magi {
    /// Twelve times the current month, by Medicaid's rules.
    pub monthly_times_12: i64,
    /// The coverage year, by the rules of the tax credit.
    pub annual: i64,
    /// The parts of the coverage year's gross income, for the question who must file.
    gross: Gross,
    /// The same of the year of the determination.
    gross_now: Gross,
}

/// A year's income before deductions. A loss of one kind takes nothing from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gross {
    pub earned: i64,
    pub unearned: i64,
    pub self_employment: i64,
    /// Not in the other parts.
    pub social_security: i64,
    /// No gross income, but it makes benefits taxable.
    pub tax_exempt_interest: i64,
}

impl Magi {
    pub fn of(case: &Case<'_>, member: &Member<'_>, rules: &IncomeRules) -> Self {
        let mut magi = Self::default();
        let (mut gains_12, mut gains_year, mut gains_now) = (0, 0, 0);
        for item in &member.person.income {
            let Some(stream) = Stream::of(case, item, rules) else {
                continue;
            };
            if item.kind == IncomeKind::CapitalGains {
                gains_12 += stream.monthly_times_12;
                gains_year += stream.annual;
                gains_now += stream.annual_now;
                continue;
            }
            if !item.kind.is_left_out_by_medicaid() {
                magi.monthly_times_12 += stream.monthly_times_12;
            }
            magi.annual += stream.annual;
            magi.gross.add(item.kind, stream.annual);
            magi.gross_now.add(item.kind, stream.annual_now);
        }
        // 26 USC 1211(b)
        let loss = -rules.capital_loss_dollars * 100;
        magi.monthly_times_12 += gains_12.max(loss);
        magi.annual += gains_year.max(loss);
        magi.gross.add(IncomeKind::CapitalGains, gains_year);
        magi.gross_now.add(IncomeKind::CapitalGains, gains_now);
        let deducted = deducted(&member.person.deductions, rules);
        magi.monthly_times_12 -= deducted;
        magi.annual -= deducted;
        magi.replace_by_attested(member);
        magi
    }

    /// Gross income of the coverage year, or of the year of the determination.
    pub fn gross(&self, in_coverage_year: bool) -> &Gross {
        if in_coverage_year { &self.gross } else { &self.gross_now }
    }

    /// What a person attests replaces what comes of the items; the one stands for the other when
    /// there are no items.
    fn replace_by_attested(&mut self, member: &Member<'_>) {
        let cents = |amount: Option<crate::input::Amount>| amount.and_then(|amount| amount.0);
        let month = cents(member.person.current_monthly_income).map(|month| month * 12);
        let year = cents(member.person.projected_annual_income);
        let without_items = member.person.income.is_empty() && member.person.deductions.is_empty();
        let standing_in =
            |own: Option<i64>, other: Option<i64>| own.or(if without_items { other } else { None });
        if let Some(month) = standing_in(month, year) {
            self.monthly_times_12 = month;
        }
        if let Some(year) = standing_in(year, month) {
            self.annual = year;
            if without_items {
                self.gross = Gross { earned: year.max(0), ..Gross::default() };
                self.gross_now = self.gross;
            }
        }
    }
}

impl Gross {
    fn add(&mut self, kind: IncomeKind, cents: i64) {
        let cents = cents.max(0);
        match kind {
            IncomeKind::TaxExemptInterest => self.tax_exempt_interest += cents,
            kind if kind.is_outside_gross_income() => {}
            IncomeKind::SocialSecurity => self.social_security += cents,
            _ if kind.is_earned() => self.earned += cents,
            _ => self.unearned += cents,
        }
        if matches!(kind, IncomeKind::SelfEmployment | IncomeKind::Farm) {
            self.self_employment += cents;
        }
    }

    pub fn with(&self, other: &Self) -> Self {
        Self {
            earned: self.earned + other.earned,
            unearned: self.unearned + other.unearned,
            self_employment: self.self_employment + other.self_employment,
            social_security: self.social_security + other.social_security,
            tax_exempt_interest: self.tax_exempt_interest + other.tax_exempt_interest,
        }
    }

    /// Nothing that could make anybody file.
    pub fn is_nothing(&self) -> bool {
        Self { tax_exempt_interest: 0, ..*self } == Self::default()
    }
}

/// What one item comes to.
struct Stream {
    monthly_times_12: i64,
    /// In the coverage year.
    annual: i64,
    /// In the year of the determination.
    annual_now: i64,
}

impl Stream {
    /// Nothing for what is no income.
    fn of(case: &Case<'_>, item: &Income, rules: &IncomeRules) -> Option<Self> {
        let amount = item.amount.and_then(|amount| amount.0)?;
        if !counts(item, rules) {
            return None;
        }
        let (starts, ends) = (day(item.starts), day(item.ends));
        let (coverage_year, this_year) = (case.coverage_year, case.determined_on.year());
        if item.rhythm == Rhythm::Once {
            let paid = starts?;
            let in_month = months(paid) == months(case.determined_on);
            let in_year = |year: i32| if paid.year() == year { amount } else { 0 };
            return Some(Self {
                monthly_times_12: if in_month { amount * 12 } else { 0 },
                annual: in_year(coverage_year),
                annual_now: in_year(this_year),
            });
        }
        let hours = item.hours_per_week.and_then(|hours| hours.0).unwrap_or_default();
        let yearly = amount * times_a_year(item.rhythm, hours);
        let month = months(case.determined_on);
        let runs_now = starts.is_none_or(|starts| months(starts) <= month)
            && ends.is_none_or(|ends| ends >= case.determined_on);
        Some(Self {
            monthly_times_12: if runs_now { yearly } else { 0 },
            annual: share_of_year(yearly, coverage_year, starts, ends),
            annual_now: share_of_year(yearly, this_year, starts, ends),
        })
    }
}

/// Whether an item is income at all.
fn counts(item: &Income, rules: &IncomeRules) -> bool {
    match item.kind {
        IncomeKind::AlimonyReceived => {
            day(item.decree).is_some_and(|decree| decree < rules.alimony_decrees_before)
        }
        kind => !kind.is_never_counted(),
    }
}

/// The items that are no income, or none for Medicaid.
pub(crate) fn not_counted<'a>(
    member: &'a Member<'_>,
    rules: &'a IncomeRules,
) -> impl Iterator<Item = &'a Income> {
    member
        .person
        .income
        .iter()
        .filter(|item| !counts(item, rules) || item.kind.is_left_out_by_medicaid())
}

/// A year has 52 weeks.
fn times_a_year(rhythm: Rhythm, hours_per_week: i64) -> i64 {
    match rhythm {
        Rhythm::Hour => 52 * hours_per_week,
        Rhythm::Week => 52,
        Rhythm::TwoWeeks => 26,
        Rhythm::TwiceAMonth => 24,
        Rhythm::Month => 12,
        Rhythm::Year => 1,
        Rhythm::Once | Rhythm::Unknown => 0,
    }
}

/// The months of the year in which an income runs, as a share of twelve, to the nearest cent.
fn share_of_year(
    yearly: i64,
    year: i32,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
) -> i64 {
    if starts.is_none() && ends.is_none() {
        return yearly;
    }
    let january = i64::from(year) * 12;
    let first = starts.map_or(january, months).clamp(january, january + 12);
    let after = ends.map_or(january + 12, |ends| months(ends) + 1).clamp(january, january + 12);
    let running = (after - first).max(0);
    (yearly * running * 2 + 12).div_euclid(24)
}

/// A month as a number.
fn months(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

fn day(day: Option<Day>) -> Option<NaiveDate> {
    day.and_then(|day| day.0)
}

/// All deductions in a year.
fn deducted(deductions: &[Deduction], rules: &IncomeRules) -> i64 {
    let (mut all, mut loans) = (0, 0);
    for item in deductions {
        let amount = item.amount.and_then(|amount| amount.0).unwrap_or_default();
        let yearly = amount * times_a_year(item.rhythm, 0);
        match item.kind {
            DeductionKind::StudentLoanInterest => loans += yearly,
            DeductionKind::AlimonyPaid => {
                if day(item.decree).is_some_and(|decree| decree < rules.alimony_decrees_before) {
                    all += yearly;
                }
            }
            _ => all += yearly,
        }
    }
    all + loans.min(rules.student_loan_interest_dollars * 100)
}
