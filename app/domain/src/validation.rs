//! What can be wrong with a typed value, as codes. Sentences live in the texts
//! of the pages, by code; a code never carries what the person typed.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// Why a field was not accepted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $code)] $name,)+
        }

        impl Code {
            /// Every code, for tests that look for missing sentences.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable name that travels: `reference_number_check_digit`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

codes! {
    /// Nothing was typed or chosen.
    Required = "required",
    /// Nothing was chosen.
    ChoiceNeeded = "choice_needed",
    /// More characters than the field holds.
    TooLong = "too_long",
    /// A control character or something else that no form sends.
    NotText = "not_text",
    /// The choice is not one of those offered.
    NotAChoice = "not_a_choice",
    /// "None of these" beside something else.
    NoneAndOthers = "none_and_others",

    NameNotAName = "name_not_a_name",
    /// One word of letters of two scripts that look alike.
    NameMixedScripts = "name_mixed_scripts",
    DateNeeded = "date_needed",
    DateNotADate = "date_not_a_date",
    DateYearFourDigits = "date_year_four_digits",
    DateInFuture = "date_in_future",
    DateTooLongAgo = "date_too_long_ago",
    DateTooFar = "date_too_far",
    TooYoungForAccount = "too_young_for_account",
    EmailNotAnAddress = "email_not_an_address",
    /// A mailbox that several people read, such as `info@`.
    EmailShared = "email_shared",
    PhoneNotANumber = "phone_not_a_number",
    ZipNotAZip = "zip_not_a_zip",
    CountyUnknown = "county_unknown",
    StateUnknown = "state_unknown",
    SsnFormat = "ssn_format",
    NumberNotANumber = "number_not_a_number",
    NpnFormat = "npn_format",
    AssisterIdFormat = "assister_id_format",
    /// Somebody else has this NPN or Assister ID.
    NumberTaken = "number_taken",
    MoneyNeeded = "money_needed",
    MoneyFormat = "money_format",
    MoneyNegative = "money_negative",
    MoneyTooLarge = "money_too_large",

    SignInNameFormat = "sign_in_name_format",
    SignInNameTaken = "sign_in_name_taken",
    /// Another assister's account is reached at this address.
    AddressTaken = "address_taken",
    PasswordTooShort = "password_too_short",
    PasswordTooLong = "password_too_long",
    PasswordCommon = "password_common",
    PasswordContainsName = "password_contains_name",
    PasswordsDiffer = "passwords_differ",

    /// Not seven digits, and no other number that we know.
    ReferenceNumberFormat = "reference_number_format",
    ReferenceNumberCheckDigit = "reference_number_check_digit",
    /// The number is well formed; nobody who can act today has it.
    ReferenceNumberNotFound = "reference_number_not_found",
    LooksLikeNpn = "looks_like_npn",
    LooksLikeAssisterId = "looks_like_assister_id",
    LooksLikeRegistrationNumber = "looks_like_registration_number",
    LooksLikeSsn = "looks_like_ssn",
    LooksLikePhone = "looks_like_phone",

    /// Not the shape of a registration number, nor of another that we know.
    RegistrationNumberFormat = "registration_number_format",
    /// Unknown, used or too old: all the same to the person who holds it.
    RegistrationNumberUnusable = "registration_number_unusable",
    /// Another number in place of the registration number.
    ReferenceNumberTyped = "reference_number_typed",
    AssisterIdTyped = "assister_id_typed",
    NpnTyped = "npn_typed",
    SsnTyped = "ssn_typed",
    PhoneTyped = "phone_typed",

    /// The roster entry began on that day or later.
    DateBeforeEntry = "date_before_entry",
    /// The assister works there already.
    SameOrganization = "same_organization",
    TooManySites = "too_many_sites",

    /// A certification from that day would be over today.
    CertificationOver = "certification_over",
    /// It would end no later than the one that is in force.
    CertificationNotLonger = "certification_not_longer",
    /// It would leave days without any.
    CertificationGap = "certification_gap",
    /// Nobody was ticked.
    NobodyChosen = "nobody_chosen",

    /// A roster file as a whole.
    FileNeeded = "file_needed",
    FileTooLarge = "file_too_large",
    FileTooManyRows = "file_too_many_rows",
    FileWithoutRows = "file_without_rows",
    /// Bytes that are not UTF-8.
    FileNotUtf8 = "file_not_utf8",
    /// A workbook, an archive or a picture.
    FileNotCsv = "file_not_csv",
    ColumnMissing = "column_missing",
    ColumnTwice = "column_twice",
    /// A heading that no column has.
    ColumnUnknown = "column_unknown",
    /// A line of a roster file.
    LineCells = "line_cells",
    /// What a spreadsheet would run.
    CellFormula = "cell_formula",
    KindUnknown = "kind_unknown",
    YesOrNo = "yes_or_no",
    LanguageUnknown = "language_unknown",
    OrganizationUnknown = "organization_unknown",
    OrganizationOtherKind = "organization_other_kind",
    /// Two organizations have this name.
    OrganizationNotOne = "organization_not_one",
    TwiceInFile = "twice_in_file",
    /// The same person for two organizations in one file.
    TwoOrganizations = "two_organizations",
    AlreadyOnRoster = "already_on_roster",
    OnAnotherRoster = "on_another_roster",

    AgreementNeeded = "agreement_needed",
    SignatureDiffers = "signature_differs",
    ReviewNeeded = "review_needed",
    ClientNameNotConfirmed = "client_name_not_confirmed",
    StepsNotComplete = "steps_not_complete",
    TooManyPeople = "too_many_people",
    /// Others live there, and none of them is on the list.
    NobodyListed = "nobody_listed",
    NobodyApplies = "nobody_applies",
    /// A second husband or wife.
    MoreThanOneSpouse = "more_than_one_spouse",
    /// A child who is older than the parent.
    ParentNotOlder = "parent_not_older",
    /// Claimed by somebody who is claimed by this person.
    ClaimsInCircle = "claims_in_circle",
    /// Claimed by somebody who files no return.
    ClaimantDoesNotFile = "claimant_does_not_file",
    /// Somebody changed an answer after the page to sign was shown.
    AnswersChanged = "answers_changed",
    SearchNeedsMore = "search_needs_more",
    /// Nobody has this sign-in name, reference number or e-mail address.
    PersonNotFound = "person_not_found",
    /// Several people have this e-mail address.
    SeveralPeople = "several_people",

    /// What the caller said is not what is on file.
    DoesNotMatch = "does_not_match",
    ThreeIdentifiersNeeded = "three_identifiers_needed",
    /// Nobody, or not enough of it: the two are not told apart.
    CallerNotMatched = "caller_not_matched",
    /// More than one person matches.
    AnotherIdentifierNeeded = "another_identifier_needed",
    RequestNumberUnknown = "request_number_unknown",
    DeskCodeFormat = "desk_code_format",
}

/// The fields of one form that were not accepted, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invalid(pub Vec<FieldError>);

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The name of the form field.
    pub field: String,
    pub code: Code,
}

impl Invalid {
    /// A single wrong field.
    pub fn field(field: &str, code: Code) -> Self {
        let mut invalid = Self::default();
        invalid.push(field, code);
        invalid
    }

    pub fn push(&mut self, field: &str, code: Code) {
        self.0.push(FieldError { field: field.to_owned(), code });
    }

    /// Keeps the value or notes what is wrong with it, so that a form can report
    /// all its fields at once.
    pub fn check<T>(&mut self, field: &str, result: Result<T, Code>) -> Option<T> {
        result.map_err(|code| self.push(field, code)).ok()
    }

    /// `Ok(value)` when nothing was noted.
    ///
    /// # Errors
    /// Itself, when something was.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Trims, folds white space and refuses control characters.
///
/// # Errors
/// [`Code::Required`] when nothing is left, [`Code::TooLong`] over `most`
/// characters, [`Code::NotText`] for control characters.
pub fn text(typed: &str, most: usize) -> Result<String, Code> {
    let folded = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_empty() {
        return Err(Code::Required);
    }
    if folded.chars().any(char::is_control) {
        return Err(Code::NotText);
    }
    if folded.chars().count() > most {
        return Err(Code::TooLong);
    }
    Ok(folded)
}

/// The same for a field that may stay empty.
///
/// # Errors
/// As [`text`], except that nothing typed is `Ok(None)`.
pub fn optional_text(typed: &str, most: usize) -> Result<Option<String>, Code> {
    match text(typed, most) {
        Err(Code::Required) => Ok(None),
        other => other.map(Some),
    }
}

/// Turns digits of any script (Arabic-Indic, Devanagari, full width, Myanmar,
/// Khmer, Lao …) into ASCII digits and leaves everything else alone.
pub fn ascii_digits(typed: &str) -> String {
    // Each entry is the code point of a script's zero; the other nine follow it.
    const ZEROS: [u32; 12] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0E50, 0x0ED0, 0x1040, 0x1090, 0x17E0, 0xFF10,
        0x0F20,
    ];
    typed
        .chars()
        .map(|c| {
            ZEROS
                .iter()
                .find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10))
                .and_then(|value| char::from_digit(value, 10))
                .unwrap_or(c)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_limits_hold() {
        assert_eq!(text("  Amina \u{a0} Warsame ", 20), Ok("Amina Warsame".to_owned()));
        assert_eq!(text(" \t ", 20), Err(Code::Required));
        assert_eq!(text("abcdef", 5), Err(Code::TooLong));
        assert_eq!(text("a\u{0}b", 5), Err(Code::NotText));
        assert_eq!(optional_text(" ", 5), Ok(None));
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        assert_eq!(ascii_digits("٤٨١ ٧٢٠٣"), "481 7203");
        assert_eq!(ascii_digits("၄၈၁-၇၂၀၃"), "481-7203");
        assert_eq!(ascii_digits("４８１"), "481");
    }
}
