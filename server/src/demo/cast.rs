//! The consumers of the demonstration and their stories. Nobody here is real;
//! the telephone numbers belong to nobody.

use super::assisters::Helper::{self, *};
use domain::{
    accounts::Language::{self, En, Es},
    applications::{
        Section::{self, *},
        YesNo,
    },
    audit::Channel::{self, *},
    dates::CivilDate,
};
use store::{StoreError, StoreResult};

/// Somebody who seeks coverage.
pub struct Consumer {
    pub given: &'static str,
    pub family: &'static str,
    pub born: &'static str,
    pub reads: Language,
    pub has_email: bool,
    pub home: Home,
    pub financial_help: YesNo,
    /// Household, income and insurance from a job: `field=answer; …`.
    pub rest: &'static str,
    /// After the sign-in name, where two people have the same.
    pub suffix: &'static str,
    pub era: Era,
    /// When the account was opened, in days before now.
    pub joined: i64,
    pub acts: &'static [Act],
}

/// Where and how somebody is reached.
pub struct Home {
    pub street: &'static str,
    pub city: &'static str,
    pub zip: &'static str,
    pub county: &'static str,
    pub phone: &'static str,
    /// For letters and calls.
    pub language: &'static str,
}

/// What days count back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    Now,
    /// The end of the certification that has lapsed.
    BeforeTheLapse,
}

/// Something that happened so many days ago.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// The consumer lets an assister act.
    Chooses(Helper, i64),
    /// The consumer ends that.
    Removes(i64),
    /// The consumer fills in the application to the end of a part.
    Fills(i64, Section),
    /// The consumer checks, signs and sends.
    Sends(i64),
    /// The consumer sent an application for the year before.
    SentLastYear(i64),
    /// The assister goes on to the end of a part.
    IsHelped(i64, Channel, Section),
    /// The assister reads the answers to the consumer, signs and sends.
    IsSentFor(i64, Channel),
}

use Act::*;

impl Consumer {
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    pub fn born(&self) -> StoreResult<CivilDate> {
        self.born.parse().map_err(|_| StoreError::Internal("a birth date of the stories is none"))
    }
}

/// What most have in common; a story names the rest.
const SOMEBODY: Consumer = Consumer {
    given: "",
    family: "",
    born: "",
    reads: En,
    has_email: true,
    home: Home { street: "", city: "", zip: "", county: "", phone: "", language: "en" },
    financial_help: YesNo::Yes,
    rest: "household_others=no",
    suffix: "",
    era: Era::Now,
    joined: 0,
    acts: &[],
};

const fn home(
    street: &'static str,
    city: &'static str,
    zip: &'static str,
    county: &'static str,
    phone: &'static str,
    language: &'static str,
) -> Home {
    Home { street, city, zip, county, phone, language }
}

pub const CONSUMERS: &[Consumer] = &[
    // Clients of Rosa Delgado.
    Consumer {
        given: "Amina",
        family: "Warsame",
        born: "1992-04-12",
        home: home(
            "1214 Juniper Row, Apt 3",
            "Minneapolis",
            "55454",
            "Hennepin",
            "612-555-0173",
            "so",
        ),
        rest: "household_others=yes; p2.listed=yes; p3.listed=yes; p4.listed=yes; \
            p2.given_name=Yusuf; p2.family_name=Warsame; p2.birth_date=11/30/1989; \
            p2.relationship=spouse; p2.applying=yes; \
            p3.given_name=Hodan; p3.family_name=Warsame; p3.birth_date=8/19/2016; \
            p3.relationship=child; p3.applying=yes; \
            p4.given_name=Idris; p4.family_name=Warsame; p4.birth_date=1/7/2022; \
            p4.relationship=child; p4.applying=yes; \
            p1.income_sources=none; p2.income_sources=job; p2j1.employer=Metro Bakery; \
            p2j1.pay_amount=2,100; p2j1.pay_often=twice_a_month",
        joined: 30,
        acts: &[
            Chooses(Faadumo, 24),
            Chooses(Rosa, 9),
            Fills(4, Contact),
            IsHelped(0, Phone, Household),
        ],
        ..SOMEBODY
    },
    Consumer {
        given: "Tou Ger",
        family: "Vang",
        born: "1979-09-03",
        home: home("88 Lilac Court", "Saint Paul", "55106", "Ramsey", "651-555-0124", "hmn"),
        rest: "household_others=yes; p2.listed=yes; p3.listed=yes; p4.listed=yes; p5.listed=yes; \
            p2.given_name=Mai See; p2.family_name=Vang; p2.birth_date=2/14/1983; \
            p2.relationship=spouse; p2.applying=yes; \
            p3.given_name=Pakou; p3.family_name=Vang; p3.birth_date=6/2/2010; \
            p3.relationship=child; p3.applying=yes; \
            p4.given_name=Xeng; p4.family_name=Vang; p4.birth_date=10/21/2013; \
            p4.relationship=child; p4.applying=yes; \
            p5.given_name=Nou; p5.family_name=Vang; p5.birth_date=5/5/2019; \
            p5.relationship=child; p5.applying=yes; \
            p1.income_sources=job; p1j1.employer=Lilac Machine Works; p1j1.pay_amount=24.50; \
            p1j1.pay_often=hour; p1j1.pay_hours=40; \
            p2.income_sources=job; p2j1.employer=Sunrise Market; p2j1.pay_amount=640; p2j1.pay_often=two_weeks; \
            p3.income_sources=none; p4.income_sources=none; p5.income_sources=none; \
            p1.job_offer=offered; p1.offer_cost=310; p2.job_offer=none; p3.job_offer=none; \
            p4.job_offer=none; p5.job_offer=none",
        joined: 60,
        acts: &[
            Chooses(Rosa, 52),
            Fills(45, Household),
            IsHelped(14, Phone, JobInsurance),
            IsSentFor(13, Phone),
        ],
        ..SOMEBODY
    },
    Consumer {
        given: "Karin",
        family: "Lindqvist",
        born: "1963-01-28",
        home: home("7 Harbor Hill", "Duluth", "55804", "St. Louis", "218-555-0131", "en"),
        rest: "household_others=yes; p2.listed=yes; p2.given_name=Dale; p2.family_name=Lindqvist; \
            p2.birth_date=7/9/1958; p2.relationship=spouse; p2.applying=no; \
            p1.income_sources=job; p1j1.employer=Harbor Hill Library; p1j1.pay_amount=4,150; p1j1.pay_often=month; \
            p2.income_sources=pension; p2.pension_amount=2,380; p2.pension_often=month; \
            p1.job_offer=none",
        joined: 50,
        acts: &[Chooses(Rosa, 40), Fills(20, JobInsurance), Sends(20)],
        ..SOMEBODY
    },
    Consumer {
        given: "Chaltu",
        family: "Bekele",
        born: "1996-06-17",
        home: home("405 Tamarack Lane", "Columbia Heights", "55421", "Anoka", "763-555-0112", "en"),
        joined: 3,
        acts: &[Chooses(Rosa, 1)],
        ..SOMEBODY
    },
    Consumer {
        given: "José Luis",
        family: "Cárdenas",
        born: "1985-03-22",
        reads: Es,
        home: home("312 Cottonwood Street", "Worthington", "56187", "Nobles", "507-555-0187", "es"),
        rest: "household_others=yes; p2.listed=yes; p3.listed=yes; \
            p2.given_name=Ana; p2.family_name=Cárdenas; p2.birth_date=12/1/1987; \
            p2.relationship=spouse; p2.applying=yes; \
            p3.given_name=Mateo; p3.family_name=Cárdenas; p3.birth_date=4/30/2018; \
            p3.relationship=child; p3.applying=yes; \
            p1.income_sources=job; p1j1.employer=Prairie Foods; p1j1.pay_amount=890; p1j1.pay_often=week; \
            p2.income_sources=none; p3.income_sources=none; \
            p1.job_offer=none; p2.job_offer=none; p3.job_offer=none",
        joined: 35,
        acts: &[Chooses(Rosa, 28), IsHelped(18, InPerson, JobInsurance), IsSentFor(18, InPerson)],
        ..SOMEBODY
    },
    Consumer {
        given: "Thị Hạnh",
        family: "Nguyễn",
        born: "1968-11-05",
        home: home("2290 Maple Bend", "Brooklyn Park", "55443", "Hennepin", "763-555-0148", "en"),
        rest: "household_others=no; p1.income_sources=job; p1j1.employer=Maple Bend Nails; \
            p1j1.pay_amount=31,200; p1j1.pay_often=year; p1.job_offer=none",
        joined: 90,
        acts: &[Chooses(Rosa, 75), Fills(30, JobInsurance), Sends(29)],
        ..SOMEBODY
    },
    Consumer {
        given: "Naw Eh",
        family: "Htoo",
        born: "1990-08-08",
        home: home("51 Arbor Way, Unit 12", "Saint Paul", "55117", "Ramsey", "651-555-0166", "en"),
        rest: "household_others=yes; p2.listed=yes; p2.given_name=Saw Ler; p2.family_name=Htoo; \
            p2.birth_date=1/1/1988; p2.relationship=spouse; p2.applying=yes; \
            p1.income_sources=job; p1j1.employer=Arbor Linen Service; p1j1.pay_amount=16.75; \
            p1j1.pay_often=hour; p1j1.pay_hours=32; \
            p2.income_sources=unemployment; p2.unemployment_amount=1,120; p2.unemployment_often=month; \
            p1.job_offer=none; p2.job_offer=none",
        joined: 44,
        acts: &[
            Chooses(Rosa, 33),
            Fills(32, Start),
            IsHelped(12, Phone, JobInsurance),
            IsSentFor(11, Phone),
        ],
        ..SOMEBODY
    },
    Consumer {
        given: "Comfort",
        family: "Kollie",
        born: "1988-02-19",
        home: home(
            "640 Willow Crossing",
            "Brooklyn Center",
            "55429",
            "Hennepin",
            "763-555-0155",
            "en",
        ),
        rest: "household_others=no; p1.income_sources=job; p1j1.employer=Willow Care Home; \
            p1j1.pay_amount=1,480; p1j1.pay_often=two_weeks; p1.job_offer=offered; \
            p1.offer_cost_unknown=yes",
        joined: 26,
        acts: &[Chooses(Rosa, 19), IsHelped(2, FollowingUp, JobInsurance)],
        ..SOMEBODY
    },
    Consumer {
        given: "Ifrah",
        family: "Jama",
        born: "2001-12-30",
        // Two digits of the phone number are missing: the page asks to correct it.
        home: home("77 Birch Terrace", "Saint Cloud", "56301", "Stearns", "320-555-01", "so"),
        joined: 12,
        acts: &[Chooses(Rosa, 8), Fills(5, Contact)],
        ..SOMEBODY
    },
    Consumer {
        given: "Bounmy",
        family: "Phommasane",
        born: "1957-04-15",
        has_email: false,
        home: home("9 Aspen Place", "Brooklyn Park", "55444", "Hennepin", "763-555-0133", "en"),
        rest: "household_others=no; p1.income_sources=pension; p1.pension_amount=1,150; \
            p1.pension_often=month",
        joined: 420,
        acts: &[SentLastYear(400), Chooses(Rosa, 20)],
        ..SOMEBODY
    },
    // Two people with one name and one date of birth.
    Consumer {
        given: "Fatuma",
        family: "Osman",
        born: "1990-01-01",
        home: home(
            "1900 Elm Passage, Apt 8",
            "Minneapolis",
            "55404",
            "Hennepin",
            "612-555-0104",
            "so",
        ),
        joined: 48,
        acts: &[Chooses(Rosa, 46), Fills(22, JobInsurance), Sends(22)],
        ..SOMEBODY
    },
    Consumer {
        given: "Fatuma",
        family: "Osman",
        born: "1990-01-01",
        home: home("35 Cedar Mews", "Rochester", "55904", "Olmsted", "507-555-0109", "so"),
        suffix: ".2",
        joined: 15,
        acts: &[Chooses(Rosa, 10), Fills(6, Start)],
        ..SOMEBODY
    },
    // Clients of Pa Houa Xiong.
    Consumer {
        given: "Mai See",
        family: "Yang",
        born: "1984-07-11",
        home: home("416 Aster Avenue", "Saint Paul", "55101", "Ramsey", "651-555-0135", "hmn"),
        rest: "household_others=yes; p2.listed=yes; p2.given_name=Ka; p2.family_name=Yang; \
            p2.birth_date=3/3/1955; p2.relationship=parent; p2.applying=no; \
            p1.income_sources=job rental; p1j1.employer=Aster Cleaners; p1j1.pay_amount=520; p1j1.pay_often=week; \
            p1.rental_profit=400; p1.rental_often=month",
        joined: 40,
        acts: &[Chooses(PaHoua, 37), Fills(15, Household), IsHelped(7, InPerson, Income)],
        ..SOMEBODY
    },
    Consumer {
        given: "Chue",
        family: "Lor",
        born: "1995-10-02",
        home: home("23 Poplar Street", "Maplewood", "55109", "Ramsey", "651-555-0137", "hmn"),
        joined: 70,
        acts: &[Chooses(PaHoua, 66), IsHelped(65, Phone, JobInsurance), IsSentFor(65, Phone)],
        ..SOMEBODY
    },
    Consumer {
        given: "Eh Doh",
        family: "Paw",
        born: "1998-05-26",
        has_email: false,
        home: home("51 Arbor Way, Unit 4", "Saint Paul", "55117", "Ramsey", "651-555-0168", "en"),
        joined: 11,
        acts: &[Chooses(PaHoua, 6)],
        ..SOMEBODY
    },
    Consumer {
        given: "Lemlem",
        family: "Tesfaye",
        born: "1982-09-11",
        home: home("1405 Sumac Road", "Saint Paul", "55105", "Ramsey", "651-555-0139", "en"),
        joined: 130,
        acts: &[Chooses(Svetlana, 120), Fills(118, Contact), Chooses(PaHoua, 58)],
        ..SOMEBODY
    },
    // Clients of Erik Halvorson.
    Consumer {
        given: "Sven",
        family: "Aune",
        born: "1971-03-14",
        home: home("800 Lakeview Trail", "Grand Marais", "55604", "Cook", "218-555-0143", "en"),
        financial_help: YesNo::No,
        rest: "household_others=no",
        joined: 55,
        acts: &[Chooses(Erik, 54), Fills(50, JobInsurance), Sends(50)],
        ..SOMEBODY
    },
    Consumer {
        given: "Linda",
        family: "Makinen",
        born: "1961-08-20",
        home: home("15 Iron Range Road", "Virginia", "55792", "St. Louis", "218-555-0144", "en"),
        rest: "household_others=no; p1.income_sources=pension; \
            p1.pension_amount=2,900; p1.pension_often=month; p1.job_offer=none",
        joined: 32,
        acts: &[Chooses(Erik, 31), IsHelped(3, FollowingUp, Income)],
        ..SOMEBODY
    },
    Consumer {
        given: "Dmitri",
        family: "Volkov",
        born: "1966-12-12",
        home: home("260 Ridge Parkway", "Hermantown", "55811", "St. Louis", "218-555-0146", "en"),
        joined: 18,
        acts: &[Chooses(Erik, 17)],
        ..SOMEBODY
    },
    // A client of Faadumo Abdi.
    Consumer {
        given: "Abdirahman",
        family: "Ali",
        born: "1977-01-01",
        home: home(
            "1214 Juniper Row, Apt 9",
            "Minneapolis",
            "55454",
            "Hennepin",
            "612-555-0175",
            "so",
        ),
        joined: 80,
        acts: &[Chooses(Faadumo, 77), IsHelped(76, InPerson, Household)],
        ..SOMEBODY
    },
    // Clients of Samuel Goodsky.
    Consumer {
        given: "Renee",
        family: "Fairbanks",
        born: "1974-05-09",
        home: home("44 Big Drum Road", "Bemidji", "56601", "Beltrami", "218-555-0164", "en"),
        rest: "household_others=no; p1.income_sources=job; p1j1.employer=Northwoods School District; \
            p1j1.pay_amount=1,760; p1j1.pay_often=two_weeks; p1.job_offer=none",
        joined: 64,
        acts: &[Chooses(Samuel, 60), Fills(25, JobInsurance), Sends(24)],
        ..SOMEBODY
    },
    Consumer {
        given: "Dallas",
        family: "Redwing",
        born: "1999-10-30",
        home: home("310 River Bluff", "Morton", "56270", "Renville", "507-555-0181", "en"),
        joined: 9,
        acts: &[Fills(9, Start), Chooses(Samuel, 7)],
        ..SOMEBODY
    },
    // The assister's certification has lapsed.
    Consumer {
        given: "María Elena",
        family: "Ortiz",
        born: "1973-07-16",
        reads: Es,
        home: home("118 Mill Street", "Worthington", "56187", "Nobles", "507-555-0189", "es"),
        era: Era::BeforeTheLapse,
        joined: 40,
        acts: &[Chooses(Lucia, 38), IsHelped(12, Phone, Contact)],
        ..SOMEBODY
    },
    // The assister is suspended.
    Consumer {
        given: "Galina",
        family: "Petrova",
        born: "1959-02-02",
        home: home("12 Spruce Hollow", "Proctor", "55810", "St. Louis", "218-555-0147", "en"),
        joined: 29,
        acts: &[Chooses(Greta, 27), IsHelped(10, InPerson, Household)],
        ..SOMEBODY
    },
    // Nobody acts for these.
    Consumer {
        given: "Hodan",
        family: "Yusuf",
        born: "1999-03-08",
        home: home("602 Linden Square", "Minneapolis", "55407", "Hennepin", "612-555-0177", "so"),
        joined: 1,
        ..SOMEBODY
    },
    Consumer {
        given: "Carlos",
        family: "Mendoza",
        born: "1991-11-19",
        reads: Es,
        home: home("74 Orchard Lane", "Austin", "55912", "Mower", "507-555-0191", "es"),
        rest: "household_others=no; p1.income_sources=job; p1j1.employer=Orchard Packing; \
            p1j1.pay_amount=18.20; p1j1.pay_often=hour; p1j1.pay_hours=40; p1.job_offer=none",
        joined: 8,
        acts: &[Fills(4, Income)],
        ..SOMEBODY
    },
    Consumer {
        given: "Anh",
        family: "Trần",
        born: "1987-06-24",
        home: home("3300 Summit Curve", "Bloomington", "55420", "Hennepin", "952-555-0116", "en"),
        rest: "household_others=no; p1.income_sources=job; p1j1.employer=Summit Print Shop; \
            p1j1.pay_amount=3,300; p1j1.pay_often=month; p1.job_offer=none",
        joined: 38,
        acts: &[Fills(36, JobInsurance), Sends(36)],
        ..SOMEBODY
    },
    Consumer {
        given: "Kristin",
        family: "Haugen",
        born: "1980-04-01",
        home: home("29 Prairie View", "Moorhead", "56560", "Clay", "218-555-0149", "en"),
        joined: 100,
        acts: &[Chooses(Erik, 95), Removes(16)],
        ..SOMEBODY
    },
    Consumer {
        given: "Samson",
        family: "Toe",
        born: "1994-09-27",
        home: home("511 Heron Drive", "Brooklyn Center", "55430", "Hennepin", "763-555-0157", "en"),
        joined: 25,
        acts: &[Chooses(Rosa, 23), IsHelped(13, Phone, Contact), Removes(2)],
        ..SOMEBODY
    },
    Consumer {
        given: "Khamla",
        family: "Vongsa",
        born: "1949-01-20",
        has_email: false,
        home: home("9 Aspen Place", "Brooklyn Park", "55444", "Hennepin", "763-555-0134", "en"),
        joined: 6,
        ..SOMEBODY
    },
];
