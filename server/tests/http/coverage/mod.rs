//! From what was sent to what each person can get: both engines under one contract, the worker,
//! the pages, and the estimate.

mod contract;
mod estimate;
mod pages;
mod sentences;
mod state;

use domain::{
    accounts::Language,
    applications::{
        Answer, Answers, CoverageYear, Field, FieldKey, Journey, Snapshot, Submission, SubmittedBy,
        Write, submit,
    },
    coverage::{Asked, Subject},
    ids::ApplicationId,
};
use uuid::Uuid;

/// A couple in Hennepin County with two children and this income a year, before taxes.
pub fn family(dollars: i64) -> Snapshot {
    family_with(dollars, "p1.situation=none")
}

/// The same family with other answers: `p2.situation=pregnant; p2.expected=1`.
pub fn family_with(dollars: i64, changes: &str) -> Snapshot {
    let pay = format!("p1j1.pay_amount={dollars}");
    let answers = [FAMILY, &pay, changes].join("; ");
    let pairs = answers.split(';').map(|pair| pair.trim().split_once('=').expect("field=answer"));
    let answers: Answers = pairs
        .map(|(key, raw)| {
            let answer = Answer { raw: raw.to_owned(), version: 1 };
            (key.parse::<FieldKey>().expect("a field"), answer)
        })
        .collect();
    let today = "2026-02-10".parse().expect("a date");
    let version = answers.content_version();
    let mut checked = answers;
    let review = Field::CheckedVersion.key();
    let raw = version.0.to_string();
    checked.apply(&[Write { key: review, raw, version: 1 }]);
    let submission = Submission {
        year: CoverageYear(2026),
        by: SubmittedBy::Consumer,
        signer_name: "Tou Ger Vang",
        signature: "Tou Ger Vang",
        agreed: true,
        client_name_confirmed: false,
        shown: version,
        review: None,
        helped_by: None,
        language: Language::En,
    };
    submit(&Journey::new(&checked, today), &submission).expect("every question is answered")
}

/// All of it but the pay of Tou Ger.
const FAMILY: &str = "privacy_read=1 en; financial_help=yes; p1.given_name=Tou Ger; \
    p1.family_name=Vang; p1.birth_date=1/15/1986; street=1200 Payne Avenue; city=Minneapolis; \
    zip=55408; county=Hennepin; mail_elsewhere=no; contact_by=letter; language=en; \
    household_others=yes; p2.listed=yes; p3.listed=yes; p4.listed=yes; p1.applying=yes; \
    p2.given_name=Mai See; p2.family_name=Vang; p2.birth_date=1/15/1988; p2.relationship=spouse; \
    p2.applying=yes; p3.given_name=Pa Kou; p3.family_name=Vang; p3.birth_date=1/15/2016; \
    p3.relationship=child; p3.applying=yes; p4.given_name=Xeng; p4.family_name=Vang; \
    p4.birth_date=1/15/2019; p4.relationship=child; p4.applying=yes; lives_here=2 3 4; \
    p1.citizen=yes; p1.no_ssn=later; p1.situation=none; p1.files_jointly=yes; \
    p2.citizen=yes; p2.no_ssn=later; p2.situation=none; \
    p3.citizen=yes; p3.no_ssn=later; p3.situation=none; p3.claimed_by=1; \
    p4.citizen=yes; p4.no_ssn=later; p4.situation=none; p4.claimed_by=1; \
    p1.income_sources=job; p1j1.employer=Metro Bakery; p1j1.pay_often=year; p1j1.more_jobs=no; \
    p1.deductions=none; p1.year_right=yes; p2.income_sources=none; p2.year_right=yes; \
    p3.income_sources=none; p4.income_sources=none; p1.job_offer=none; p1.other_coverage=none; \
    p2.other_coverage=none; p3.other_coverage=none; p4.other_coverage=none";

/// The question about it, in February 2026.
pub fn asked(snapshot: Snapshot) -> Asked {
    Asked {
        subject: Subject::Application {
            application: ApplicationId(Uuid::from_u128(7)),
            snapshot: Box::new(snapshot),
        },
        determined_on: "2026-02-10".parse().expect("a date"),
    }
}
