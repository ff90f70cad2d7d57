//! Given and family names that are common in Minnesota's communities. Put
//! together by chance, they name nobody in particular.

use super::draw::Draw;
use domain::accounts::PersonName;

/// A community with its names.
pub struct Community {
    pub given: &'static [&'static str],
    pub family: &'static [&'static str],
    /// The tag of the language that many of its assisters speak besides English.
    pub speaks: &'static str,
}

impl Community {
    pub fn name(&self, draw: &mut Draw) -> PersonName {
        let given = (*draw.pick(self.given)).to_owned();
        let family = (*draw.pick(self.family)).to_owned();
        PersonName { given, family }
    }
}

/// Somebody's community; the weights follow nobody's census exactly.
pub fn community(draw: &mut Draw) -> &'static Community {
    draw.weighed(COMMUNITIES)
}

const COMMUNITIES: &[(usize, Community)] = &[
    (
        46,
        Community {
            given: &[
                "Karin", "Sven", "Linda", "Erik", "Kristin", "Greta", "Ingrid", "Lars", "Anna",
                "Peter", "Susan", "Mark", "Emily", "Joseph", "Margaret", "Thomas", "Heidi", "Paul",
                "Laura", "Daniel", "Carol", "Brian", "Nora", "Gary", "Julie", "Steven", "Amy",
                "Kurt", "Megan", "Olaf", "Sarah", "Dale", "Ruth", "Ben", "Solveig", "Nels",
            ],
            family: &[
                "Lindqvist",
                "Aune",
                "Makinen",
                "Halvorson",
                "Haugen",
                "Sorensen",
                "Johnson",
                "Anderson",
                "Olson",
                "Peterson",
                "Nelson",
                "Larson",
                "Carlson",
                "Schmidt",
                "Meyer",
                "Schneider",
                "Novak",
                "Kowalski",
                "Murphy",
                "O'Brien",
                "Hanson",
                "Swenson",
                "Thompson",
                "Miller",
                "Becker",
                "Wagner",
                "Fischer",
                "Berg",
                "Dahl",
                "Lund",
                "Erickson",
                "Gustafson",
                "Bergstrom",
                "Heikkinen",
                "Krueger",
                "Lehmann",
            ],
            speaks: "en",
        },
    ),
    (
        11,
        Community {
            given: &[
                "Amina",
                "Abdirahman",
                "Hodan",
                "Yusuf",
                "Ifrah",
                "Fatuma",
                "Faadumo",
                "Mohamed",
                "Asha",
                "Ahmed",
                "Halima",
                "Abdi",
                "Sahra",
                "Idris",
                "Khadija",
                "Omar",
                "Ubah",
                "Hassan",
                "Zahra",
                "Liban",
            ],
            family: &[
                "Warsame", "Abdi", "Ali", "Jama", "Osman", "Yusuf", "Hassan", "Farah", "Mohamed",
                "Ahmed", "Ibrahim", "Hussein", "Nur", "Aden", "Isse", "Duale", "Omar", "Sharif",
            ],
            speaks: "so",
        },
    ),
    (
        10,
        Community {
            given: &[
                "Tou Ger",
                "Mai See",
                "Pakou",
                "Xeng",
                "Nou",
                "Pa Houa",
                "Chue",
                "Ka",
                "Mai",
                "Tou",
                "Yer",
                "Kao Nou",
                "Pheng",
                "Bao",
                "Chia",
                "Der",
                "Fue",
                "Gao Sheng",
                "Kong",
            ],
            family: &[
                "Vang", "Xiong", "Yang", "Lor", "Moua", "Thao", "Lee", "Her", "Vue", "Cha", "Hang",
                "Khang", "Kue", "Fang", "Chang", "Vu",
            ],
            speaks: "hmn",
        },
    ),
    (
        12,
        Community {
            given: &[
                "José Luis",
                "Rosa",
                "Carlos",
                "María Elena",
                "Lucía",
                "Mateo",
                "Ana",
                "Juan",
                "Sofía",
                "Miguel",
                "Guadalupe",
                "Diego",
                "Elena",
                "Luis",
                "Carmen",
                "Javier",
                "Valeria",
                "Andrés",
                "Ximena",
                "Raúl",
            ],
            family: &[
                "Cárdenas",
                "Delgado",
                "Mendoza",
                "Ortiz",
                "Benavides",
                "García",
                "Martínez",
                "Hernández",
                "López",
                "Ramírez",
                "Torres",
                "Flores",
                "Reyes",
                "Castillo",
                "Muñoz",
                "Peña",
                "Quispe",
                "Guamán",
            ],
            speaks: "es",
        },
    ),
    (
        4,
        Community {
            given: &[
                "Thị Hạnh",
                "Anh",
                "Văn Minh",
                "Thị Lan",
                "Hùng",
                "Thu",
                "Đức",
                "Mai Anh",
                "Tuấn",
                "Hương",
            ],
            family: &["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi"],
            speaks: "vi",
        },
    ),
    (
        3,
        Community {
            given: &[
                "Naw Eh", "Eh Doh", "Saw Ler", "Paw Wah", "Hser Gay", "Ku Paw", "Mu Lah",
                "Say Wah", "Eh Khu", "Naw Mu",
            ],
            family: &["Htoo", "Paw", "Moo", "Win", "Wah", "Say", "Soe", "Htun"],
            speaks: "kar",
        },
    ),
    (
        3,
        Community {
            given: &[
                "Comfort", "Samson", "Patience", "Emmanuel", "Grace", "Prince", "Hawa", "Joseph",
                "Musu", "Varney",
            ],
            family: &["Kollie", "Toe", "Johnson", "Flomo", "Sumo", "Doe", "Cooper", "Weah"],
            speaks: "en",
        },
    ),
    (
        4,
        Community {
            given: &[
                "Chaltu", "Lemlem", "Bekele", "Tigist", "Abebe", "Hana", "Dawit", "Obsa", "Selam",
                "Gemechu", "Almaz", "Kebede",
            ],
            family: &["Bekele", "Tesfaye", "Gebre", "Tolossa", "Haile", "Girma", "Dinka", "Abera"],
            speaks: "am",
        },
    ),
    (
        2,
        Community {
            given: &["Bounmy", "Khamla", "Somchai", "Vilay", "Chanthavy", "Noy", "Keo", "Bouasone"],
            family: &["Phommasane", "Vongsa", "Sayavong", "Inthavong", "Keovilay", "Souvanna"],
            speaks: "lo",
        },
    ),
    (
        2,
        Community {
            given: &["Renee", "Dallas", "Samuel", "Winona", "Leonard", "Autumn", "Marcus", "Dawn"],
            family: &["Fairbanks", "Redwing", "Goodsky", "Whitefeather", "Bellecourt", "Northrup"],
            speaks: "oj",
        },
    ),
    (
        2,
        Community {
            given: &["Dmitri", "Galina", "Svetlana", "Oksana", "Ivan", "Yelena", "Taras", "Nadia"],
            family: &["Volkov", "Petrova", "Kovalenko", "Shevchuk", "Morozov", "Melnyk"],
            speaks: "ru",
        },
    ),
    (
        1,
        Community {
            given: &["Priya", "Arjun", "Lakshmi", "Ravi", "Anjali", "Sanjay", "Meena", "Vikram"],
            family: &["Patel", "Sharma", "Reddy", "Iyer", "Gupta", "Nair", "Krishnan", "Rao"],
            speaks: "hi",
        },
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::draw::Of;

    #[test]
    fn every_name_is_one_that_a_form_takes() {
        for (_, community) in COMMUNITIES {
            for name in community.given.iter().chain(community.family) {
                assert_eq!(PersonName::part(name).as_deref(), Ok(*name));
            }
        }
        let mut draw = Draw::new(1, Of::Plan, 0);
        assert!(!community(&mut draw).name(&mut draw).full().is_empty());
    }
}
