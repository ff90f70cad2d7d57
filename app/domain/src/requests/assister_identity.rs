use super::identifiers_folded::same_name;
use crate::{
    accounts::PersonName,
    assisters::{AssisterKind, Credential},
    validation::{Code, Invalid, text},
};

/// How an assister who calls says who they are: the full name, and the NPN or the
/// Assister ID. The reference number does not count: every client knows it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct StatedAssister {
    pub name: String,
    pub number: String,
}

impl StatedAssister {
    /// Whether both were said.
    ///
    /// # Errors
    /// Codes at `assister_name` and `assister_number`.
    pub fn check(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        invalid.check("assister_name", text(&self.name, 2 * PersonName::MOST));
        invalid.check("assister_number", text(&self.number, 40));
        invalid.or(())
    }

    /// What does not match; empty for the assister of that name and number.
    pub fn compare(&self, kind: AssisterKind, name: &str, number: &str) -> Invalid {
        let mut invalid = Invalid::default();
        if !same_name(&self.name, name) {
            invalid.push("assister_name", Code::DoesNotMatch);
        }
        let stated = Credential::parse(kind, &self.number);
        if stated.is_err() || stated != Credential::parse(kind, number) {
            invalid.push("assister_number", Code::DoesNotMatch);
        }
        invalid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(kind: AssisterKind, name: &str, number: &str) -> Vec<String> {
        let stated = StatedAssister { name: name.to_owned(), number: number.to_owned() };
        let on_file = if kind == AssisterKind::Broker { "7204415" } else { "EA4180277" };
        stated.compare(kind, "Rosa Delgado", on_file).0.into_iter().map(|e| e.field).collect()
    }

    #[test]
    fn name_and_number_identify_an_assister() {
        use AssisterKind::{Broker, Navigator};
        assert!(says(Navigator, "rosa delgado", "ea-4180 277").is_empty());
        assert!(says(Broker, "Delgado Rosa", "720 4415").is_empty());
        assert_eq!(says(Navigator, "Rosa Delgado", "7204415"), ["assister_number"]);
        assert_eq!(says(Broker, "Rosa Diaz", "7204416"), ["assister_name", "assister_number"]);
    }
}
