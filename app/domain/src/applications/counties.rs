//! The 87 counties of Minnesota. Rating areas, plans and county agencies hang on
//! the county, so that no other value is accepted.

/// Every county, in the order of a printed list.
pub const COUNTIES: [&str; 87] = [
    "Aitkin",
    "Anoka",
    "Becker",
    "Beltrami",
    "Benton",
    "Big Stone",
    "Blue Earth",
    "Brown",
    "Carlton",
    "Carver",
    "Cass",
    "Chippewa",
    "Chisago",
    "Clay",
    "Clearwater",
    "Cook",
    "Cottonwood",
    "Crow Wing",
    "Dakota",
    "Dodge",
    "Douglas",
    "Faribault",
    "Fillmore",
    "Freeborn",
    "Goodhue",
    "Grant",
    "Hennepin",
    "Houston",
    "Hubbard",
    "Isanti",
    "Itasca",
    "Jackson",
    "Kanabec",
    "Kandiyohi",
    "Kittson",
    "Koochiching",
    "Lac qui Parle",
    "Lake",
    "Lake of the Woods",
    "Le Sueur",
    "Lincoln",
    "Lyon",
    "Mahnomen",
    "Marshall",
    "Martin",
    "McLeod",
    "Meeker",
    "Mille Lacs",
    "Morrison",
    "Mower",
    "Murray",
    "Nicollet",
    "Nobles",
    "Norman",
    "Olmsted",
    "Otter Tail",
    "Pennington",
    "Pine",
    "Pipestone",
    "Polk",
    "Pope",
    "Ramsey",
    "Red Lake",
    "Redwood",
    "Renville",
    "Rice",
    "Rock",
    "Roseau",
    "Scott",
    "Sherburne",
    "Sibley",
    "St. Louis",
    "Stearns",
    "Steele",
    "Stevens",
    "Swift",
    "Todd",
    "Traverse",
    "Wabasha",
    "Wadena",
    "Waseca",
    "Washington",
    "Watonwan",
    "Wilkin",
    "Winona",
    "Wright",
    "Yellow Medicine",
];

/// The county that was typed or chosen, whatever its case, with or without the
/// word "County".
pub fn county(typed: &str) -> Option<&'static str> {
    let key = |name: &str| {
        let lower = name.trim().to_lowercase().replace("saint ", "st. ").replace("st ", "st. ");
        lower.strip_suffix(" county").unwrap_or(&lower).to_owned()
    };
    let wanted = key(typed);
    COUNTIES.into_iter().find(|county| key(county) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counties_stand_in_alphabetical_order_and_once() {
        let lower = COUNTIES.map(str::to_lowercase);
        assert!(lower.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_county_is_known_as_people_write_it() {
        assert_eq!(county("hennepin"), Some("Hennepin"));
        assert_eq!(county("Saint Louis County"), Some("St. Louis"));
        assert_eq!(county("st louis"), Some("St. Louis"));
        assert_eq!(county("Cook County"), Some("Cook"));
        assert_eq!(county("Polk, Wisconsin"), None);
        assert_eq!(county(""), None);
    }
}
