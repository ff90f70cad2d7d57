//! What is said at the point of doubt: what counts, why it is asked, who sees it.

use crate::i18n::text::{Text, questions_help as h};
use domain::applications::Step;

/// Help beside the question: what unfolds it, and what it says.
pub fn help(step: Step) -> Vec<(Text, Text)> {
    let why = |body| (h::WHY_WE_ASK, body);
    let income_why = why(h::INCOME_WHY_BODY);
    let income_not = (h::INCOME_NOT, h::INCOME_NOT_BODY);
    let household = (h::HOUSEHOLD, h::HOUSEHOLD_BODY);
    let tax_why = why(h::TAX_WHY_BODY);
    let offer_why = why(h::JOB_OFFER_WHY_BODY);
    let how_to_find_out = (h::JOB_OFFER, h::JOB_OFFER_BODY);
    let cost = (h::JOB_COST, h::JOB_COST_BODY);
    let mut help = match step {
        Step::FinancialHelp => vec![
            (h::FINANCIAL_HELP, h::FINANCIAL_HELP_BODY),
            (h::FINANCIAL_HELP_NO, h::FINANCIAL_HELP_NO_BODY),
        ],
        Step::ContactName | Step::PersonName => vec![(h::NAME, h::NAME_BODY)],
        Step::ContactBirthDate | Step::PersonBirthDate => vec![why(h::BIRTH_DATE_BODY)],
        Step::ContactAddress => {
            vec![(h::ADDRESS, h::ADDRESS_BODY), why(h::ADDRESS_WHY_BODY)]
        }
        Step::ContactMail => vec![(h::MAIL, h::MAIL_BODY)],
        Step::ContactReach => vec![(h::REACH, h::REACH_BODY)],
        Step::HouseholdPeople | Step::PersonRelationship => {
            vec![household, why(h::HOUSEHOLD_WHY_BODY)]
        }
        Step::PersonApplying => vec![(h::APPLYING, h::APPLYING_BODY)],
        Step::HouseholdHome | Step::PersonHome => {
            vec![(h::HOME, h::HOME_BODY), why(h::HOUSEHOLD_WHY_BODY)]
        }
        Step::PersonKin => vec![why(h::KIN_WHY_BODY)],
        Step::PersonResident => vec![(h::RESIDENT, h::RESIDENT_BODY)],
        Step::PersonCitizen => vec![(h::CITIZEN, h::CITIZEN_BODY), why(h::CITIZEN_WHY_BODY)],
        Step::PersonImmigration => vec![
            (h::IMMIGRATION, h::IMMIGRATION_BODY),
            (h::IMMIGRATION_SAFE, h::IMMIGRATION_SAFE_BODY),
            (h::IMMIGRATION_NONE, h::IMMIGRATION_NONE_BODY),
        ],
        Step::PersonImmigrationSince => vec![
            (h::IMMIGRATION_SINCE, h::IMMIGRATION_SINCE_BODY),
            (h::IMMIGRATION_SAFE, h::IMMIGRATION_SAFE_BODY),
        ],
        Step::PersonSsn => vec![
            why(h::SSN_WHY_BODY),
            (h::SSN_NONE, h::SSN_NONE_BODY),
            (h::SSN_OTHER, h::SSN_OTHER_BODY),
        ],
        Step::PersonSituation => vec![
            (h::SITUATION, h::SITUATION_BODY),
            (h::SITUATION_JAIL, h::SITUATION_JAIL_BODY),
            why(h::SITUATION_WHY_BODY),
        ],
        Step::PersonExpected => vec![why(h::EXPECTED_WHY_BODY)],
        Step::PersonNewborn => vec![(h::NEWBORN, h::NEWBORN_BODY)],
        Step::PersonCarer => vec![(h::CARER, h::CARER_BODY), why(h::KIN_WHY_BODY)],
        Step::TaxJoint => vec![(h::TAX_JOINT, h::TAX_JOINT_BODY), tax_why],
        Step::TaxClaimed => vec![(h::TAX_CLAIMED, h::TAX_CLAIMED_BODY), tax_why],
        Step::TaxFiles => vec![(h::TAX_FILES, h::TAX_FILES_BODY), tax_why],
        Step::TaxApart => {
            vec![(h::TAX_APART, h::TAX_APART_BODY), why(h::TAX_APART_WHY_BODY)]
        }
        Step::IncomeSources => {
            vec![income_not, (h::INCOME_NOW, h::INCOME_NOW_BODY), income_why]
        }
        Step::IncomeJob => vec![
            (h::INCOME_JOB, h::INCOME_JOB_BODY),
            (h::INCOME_HOURS, h::INCOME_HOURS_BODY),
            income_not,
            income_why,
        ],
        Step::IncomeBusiness => {
            vec![(h::INCOME_BUSINESS, h::INCOME_BUSINESS_BODY), income_not, income_why]
        }
        Step::IncomeUnemployment => {
            vec![(h::INCOME_UNEMPLOYMENT, h::INCOME_UNEMPLOYMENT_BODY), income_not, income_why]
        }
        Step::IncomeSocialSecurity => {
            vec![(h::INCOME_SOCIAL_SECURITY, h::INCOME_SOCIAL_SECURITY_BODY), income_why]
        }
        Step::IncomePension => vec![(h::INCOME_PENSION, h::INCOME_PENSION_BODY), income_why],
        Step::IncomeInterest => vec![(h::INCOME_INTEREST, h::INCOME_INTEREST_BODY), income_why],
        Step::IncomeRental => vec![(h::INCOME_RENTAL, h::INCOME_RENTAL_BODY), income_why],
        Step::IncomeAlimony => vec![(h::INCOME_ALIMONY, h::INCOME_ALIMONY_BODY), income_why],
        Step::IncomeOther => vec![(h::INCOME_OTHER, h::INCOME_OTHER_BODY), income_not, income_why],
        Step::IncomeDeductions | Step::IncomeDeductionAmounts => {
            vec![(h::DEDUCTIONS, h::DEDUCTIONS_BODY), why(h::DEDUCTIONS_WHY_BODY)]
        }
        Step::IncomeYear => {
            vec![(h::YEAR_AMOUNT, h::YEAR_AMOUNT_BODY), income_not, income_why]
        }
        Step::JobOffer => {
            vec![(h::JOB_OFFER_COUNT, h::JOB_OFFER_COUNT_BODY), how_to_find_out, offer_why]
        }
        Step::JobOfferedTo | Step::JobEnrolled => vec![how_to_find_out, offer_why],
        Step::JobOfferCost | Step::JobOfferFamilyCost => vec![cost, how_to_find_out, offer_why],
        Step::JobMinimumValue => {
            vec![(h::MINIMUM_VALUE, h::MINIMUM_VALUE_BODY), how_to_find_out]
        }
        Step::OtherCoverage => {
            vec![(h::OTHER_COVERAGE, h::OTHER_COVERAGE_BODY), why(h::OTHER_COVERAGE_WHY_BODY)]
        }
        Step::PrivacyWarning | Step::ContactLanguage | Step::Review | Step::Sign => Vec::new(),
    };
    help.extend(who_sees(step).map(|body| (h::WHO_CAN_SEE, body)));
    help
}

/// The privacy warning says it itself, and a number is seen by fewer people.
const fn who_sees(step: Step) -> Option<Text> {
    match step {
        Step::PrivacyWarning => None,
        Step::PersonSsn => Some(h::SSN_WHO_BODY),
        _ => Some(h::WHO_CAN_SEE_BODY),
    }
}
