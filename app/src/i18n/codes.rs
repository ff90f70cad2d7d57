//! The sentence for a code. One text per code, named like the code.

use super::{
    Text,
    text::{conflicts as c, fields as f},
};
use domain::{conflict::Conflict, validation::Code};

macro_rules! sentences {
    ($of:ident, $kind:ident, $texts:ident: $($name:ident => $text:ident),+ $(,)?) => {
        /// The text for a code; the compiler asks for every one.
        pub const fn $of(code: $kind) -> Text {
            match code { $($kind::$name => $texts::$text),+ }
        }
    };
}

sentences! { conflict_text, Conflict, c:
    AssociationChanged => ASSOCIATION_CHANGED,
    AuthorizationChanged => AUTHORIZATION_CHANGED,
    AlreadyEnded => ALREADY_ENDED,
    AccessEnded => ACCESS_ENDED,
    AssisterSuspended => ASSISTER_SUSPENDED,
    CertificationLapsed => CERTIFICATION_LAPSED,
    AssisterUnavailable => ASSISTER_UNAVAILABLE,
    AlreadySubmitted => ALREADY_SUBMITTED,
    ChannelNeeded => CHANNEL_NEEDED,
    AnswersChanged => ANSWERS_CHANGED,
    TokenExpired => TOKEN_EXPIRED,
    Locked => LOCKED,
    SignInFailed => SIGN_IN_FAILED,
}

sentences! { field_text, Code, f:
    Required => REQUIRED,
    TooLong => TOO_LONG,
    NotText => NOT_TEXT,
    NotAChoice => NOT_A_CHOICE,
    NameNotAName => NAME_NOT_A_NAME,
    DateNotADate => DATE_NOT_A_DATE,
    DateYearFourDigits => DATE_YEAR_FOUR_DIGITS,
    DateInFuture => DATE_IN_FUTURE,
    DateTooLongAgo => DATE_TOO_LONG_AGO,
    TooYoungForAccount => TOO_YOUNG_FOR_ACCOUNT,
    EmailNotAnAddress => EMAIL_NOT_AN_ADDRESS,
    PhoneNotANumber => PHONE_NOT_A_NUMBER,
    ZipNotAZip => ZIP_NOT_A_ZIP,
    CountyUnknown => COUNTY_UNKNOWN,
    NumberNotANumber => NUMBER_NOT_A_NUMBER,
    MoneyFormat => MONEY_FORMAT,
    MoneyNegative => MONEY_NEGATIVE,
    MoneyTooLarge => MONEY_TOO_LARGE,
    SignInNameFormat => SIGN_IN_NAME_FORMAT,
    SignInNameTaken => SIGN_IN_NAME_TAKEN,
    PasswordTooShort => PASSWORD_TOO_SHORT,
    PasswordTooLong => PASSWORD_TOO_LONG,
    PasswordCommon => PASSWORD_COMMON,
    PasswordContainsName => PASSWORD_CONTAINS_NAME,
    PasswordsDiffer => PASSWORDS_DIFFER,
    ReferenceNumberFormat => REFERENCE_NUMBER_FORMAT,
    ReferenceNumberCheckDigit => REFERENCE_NUMBER_CHECK_DIGIT,
    ReferenceNumberNotFound => REFERENCE_NUMBER_NOT_FOUND,
    LooksLikeNpn => LOOKS_LIKE_NPN,
    LooksLikeAssisterId => LOOKS_LIKE_ASSISTER_ID,
    LooksLikeRegistrationNumber => LOOKS_LIKE_REGISTRATION_NUMBER,
    LooksLikeSsn => LOOKS_LIKE_SSN,
    LooksLikePhone => LOOKS_LIKE_PHONE,
    AgreementNeeded => AGREEMENT_NEEDED,
    SignatureDiffers => SIGNATURE_DIFFERS,
    ReviewNeeded => REVIEW_NEEDED,
    ClientNameNotConfirmed => CLIENT_NAME_NOT_CONFIRMED,
    StepsNotComplete => STEPS_NOT_COMPLETE,
    TooManyPeople => TOO_MANY_PEOPLE,
    NobodyListed => NOBODY_LISTED,
    NobodyApplies => NOBODY_APPLIES,
    AnswersChanged => ANSWERS_CHANGED,
    SearchNeedsMore => SEARCH_NEEDS_MORE,
}
