//! Towns of Minnesota. The telephone numbers (555-01..) belong to nobody.

use super::draw::Draw;

pub struct Place {
    pub city: &'static str,
    pub zip: &'static str,
    pub county: &'static str,
    pub area_code: &'static str,
}

impl Place {
    pub fn phone(&self, draw: &mut Draw) -> String {
        format!("{}-555-01{:02}", self.area_code, draw.below(100))
    }

    pub fn street(&self, draw: &mut Draw) -> String {
        format!("{} {}", 1 + draw.below(4_000), draw.pick(STREETS))
    }
}

pub fn place(draw: &mut Draw) -> &'static Place {
    draw.weighed(PLACES)
}

const fn at(
    city: &'static str,
    zip: &'static str,
    county: &'static str,
    area_code: &'static str,
) -> Place {
    Place { city, zip, county, area_code }
}

const STREETS: &[&str] = &[
    "Juniper Row",
    "Lilac Court",
    "Harbor Hill",
    "Tamarack Lane",
    "Cottonwood Street",
    "Maple Bend",
    "Arbor Way",
    "Willow Crossing",
    "Birch Terrace",
    "Aspen Place",
    "Elm Passage",
    "Cedar Mews",
    "Aster Avenue",
    "Poplar Street",
    "Sumac Road",
    "Lakeview Trail",
    "Iron Range Road",
    "Ridge Parkway",
    "River Bluff",
    "Mill Street",
    "Spruce Hollow",
    "Linden Square",
    "Orchard Lane",
];

const PLACES: &[(usize, Place)] = &[
    (20, at("Minneapolis", "55454", "Hennepin", "612")),
    (14, at("Saint Paul", "55106", "Ramsey", "651")),
    (7, at("Brooklyn Park", "55443", "Hennepin", "763")),
    (6, at("Bloomington", "55420", "Hennepin", "952")),
    (6, at("Rochester", "55904", "Olmsted", "507")),
    (5, at("Duluth", "55804", "St. Louis", "218")),
    (5, at("Saint Cloud", "56301", "Stearns", "320")),
    (4, at("Woodbury", "55125", "Washington", "651")),
    (4, at("Eagan", "55122", "Dakota", "651")),
    (4, at("Blaine", "55449", "Anoka", "763")),
    (3, at("Mankato", "56001", "Blue Earth", "507")),
    (3, at("Moorhead", "56560", "Clay", "218")),
    (3, at("Shakopee", "55379", "Scott", "952")),
    (2, at("Worthington", "56187", "Nobles", "507")),
    (2, at("Willmar", "56201", "Kandiyohi", "320")),
    (2, at("Faribault", "55021", "Rice", "507")),
    (2, at("Bemidji", "56601", "Beltrami", "218")),
    (2, at("Austin", "55912", "Mower", "507")),
    (2, at("Winona", "55987", "Winona", "507")),
    (1, at("Virginia", "55792", "St. Louis", "218")),
    (1, at("Grand Marais", "55604", "Cook", "218")),
    (1, at("Morton", "56270", "Renville", "507")),
    (1, at("Brainerd", "56401", "Crow Wing", "218")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use domain::applications::{COUNTIES, county};

    #[test]
    fn every_place_is_in_a_county_of_minnesota() {
        for (_, place) in PLACES {
            assert!(COUNTIES.contains(&place.county), "{}", place.city);
            assert_eq!(county(place.county), Some(place.county));
        }
    }
}
