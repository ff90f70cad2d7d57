//! The applicable percentage: 26 CFR 1.36B-3(g).

use crate::parameters::{Applicable, Band, Percent, PovertyPercentage};

/// The percentage of an income, and the band in which it was found.
pub(super) fn percentage(table: &Applicable, income: i64, line: i64) -> Option<(Percent, Band)> {
    let line = i128::from(line);
    // Income in percent of the poverty line is `of / parts`, and in whole percent its floor.
    let (of, parts) = match table.poverty_percentage {
        PovertyPercentage::Whole => (i128::from(income) * 100 / line, 1),
        PovertyPercentage::Exact => (i128::from(income) * 100, line),
    };
    let reaches = |from: Percent| of * 100 >= i128::from(from.0) * parts;
    // Nobody pays more at the cap than just below it.
    let band = table.bands.iter().rfind(|band| reaches(band.from))?;
    Some((interpolated(band, of, parts), *band))
}

/// Evenly between the ends of a band, to the nearest hundredth of a percent, halves up.
fn interpolated(band: &Band, of: i128, parts: i128) -> Percent {
    let Some(to) = band.to else {
        return band.initial;
    };
    let rise = i128::from(band.r#final.0 - band.initial.0);
    let numerator = rise * (of * 100 - i128::from(band.from.0) * parts);
    let denominator = i128::from(to.0 - band.from.0) * parts;
    let rounded = (2 * numerator + denominator).div_euclid(2 * denominator);
    Percent(band.initial.0 + i64::try_from(rounded).unwrap_or_default())
}
