//! The headings of a roster file.

/// One column, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Kind,
    GivenName,
    FamilyName,
    LoginEmail,
    Number,
    Organization,
    City,
    PublicPhone,
    PublicEmail,
    Languages,
    Counties,
    Hours,
    TakingNewClients,
    Listed,
    CertifiedFrom,
}

/// The languages of a roster file, by their English names and tags.
pub const SPOKEN_LANGUAGE_NAMES: [(&str, &str); 17] = [
    ("English", "en"),
    ("Spanish", "es"),
    ("Somali", "so"),
    ("Hmong", "hmn"),
    ("Vietnamese", "vi"),
    ("Karen", "kar"),
    ("Oromo", "om"),
    ("Amharic", "am"),
    ("Arabic", "ar"),
    ("Russian", "ru"),
    ("Chinese", "zh"),
    ("Lao", "lo"),
    ("Khmer", "km"),
    ("Burmese", "my"),
    ("French", "fr"),
    ("Korean", "ko"),
    ("Ojibwe", "oj"),
];

impl Column {
    /// In the order of the template.
    pub const ALL: [Self; 15] = [
        Self::Kind,
        Self::GivenName,
        Self::FamilyName,
        Self::LoginEmail,
        Self::Number,
        Self::Organization,
        Self::City,
        Self::PublicPhone,
        Self::PublicEmail,
        Self::Languages,
        Self::Counties,
        Self::Hours,
        Self::TakingNewClients,
        Self::Listed,
        Self::CertifiedFrom,
    ];

    /// The heading in the file, and the name of the field in errors.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::LoginEmail => "login_email",
            Self::Number => "npn_or_assister_id",
            Self::Organization => "organization",
            Self::City => "city",
            Self::PublicPhone => "public_phone",
            Self::PublicEmail => "public_email",
            Self::Languages => "languages",
            Self::Counties => "counties",
            Self::Hours => "hours",
            Self::TakingNewClients => "taking_new_clients",
            Self::Listed => "listed",
            Self::CertifiedFrom => "certified_from",
        }
    }

    /// The column of a heading as somebody wrote it: case, spaces and dashes do
    /// not count.
    pub fn of_heading(typed: &str) -> Option<Self> {
        let folded: String = typed
            .trim()
            .to_lowercase()
            .chars()
            .map(|c| if c.is_whitespace() || c == '-' { '_' } else { c })
            .collect();
        Self::ALL.into_iter().find(|column| column.heading() == folded)
    }

    /// Whether a file must have the column, and every line something in it.
    pub const fn is_needed(self) -> bool {
        !matches!(
            self,
            Self::PublicPhone
                | Self::PublicEmail
                | Self::Hours
                | Self::TakingNewClients
                | Self::Listed
        )
    }

    /// What stands in the template below the heading: an invented person.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Kind => "navigator",
            Self::GivenName => "Pa Houa",
            Self::FamilyName => "Xiong",
            Self::LoginEmail => "pahoua.xiong@example.org",
            Self::Number => "EA4180312",
            Self::Organization => "Eastside Community Health Access",
            Self::City => "Saint Paul",
            Self::PublicPhone => "651-555-0119",
            Self::PublicEmail => "pahoua@eastside.example",
            Self::Languages => "Hmong; English",
            Self::Counties => "Ramsey; Dakota",
            Self::Hours => "Weekdays 9 to 4",
            Self::TakingNewClients | Self::Listed => "yes",
            Self::CertifiedFrom => "2026-11-01",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assisters::SPOKEN_LANGUAGES;

    #[test]
    fn headings_are_known_as_people_write_them() {
        for column in Column::ALL {
            assert_eq!(Column::of_heading(column.heading()), Some(column));
        }
        assert_eq!(Column::of_heading(" NPN or Assister ID "), Some(Column::Number));
        assert_eq!(Column::of_heading("Given-Name"), Some(Column::GivenName));
        assert_eq!(Column::of_heading("ssn"), None);
    }

    #[test]
    fn every_language_has_a_name() {
        for tag in SPOKEN_LANGUAGES {
            assert!(SPOKEN_LANGUAGE_NAMES.iter().any(|(_, named)| *named == tag), "{tag}");
        }
        assert_eq!(SPOKEN_LANGUAGE_NAMES.len(), SPOKEN_LANGUAGES.len());
    }
}
