//! The filters of the directory. On a phone they fold away.

use crate::{
    associations::language_name,
    i18n::{Text, Texts, text::find_help as t},
    routes,
    ui::{CheckField, Choice, SelectField},
};
use domain::{
    applications::COUNTIES,
    assisters::{AssisterKind, DirectoryFilter, SPOKEN_LANGUAGES, county_slug},
};
use leptos::prelude::*;

/// A plain form that is sent by GET.
#[component]
pub fn FilterForm(filter: DirectoryFilter) -> impl IntoView {
    let texts = Texts::here();
    let counties = COUNTIES.map(|county| Choice::new(county_slug(county), county)).to_vec();
    let languages = SPOKEN_LANGUAGES
        .into_iter()
        .filter_map(|tag| Some(Choice::new(tag, texts.text(language_name(tag)?))))
        .collect::<Vec<_>>();
    let kinds = DirectoryFilter::KINDS
        .map(|kind| Choice::new(kind.as_str(), texts.text(kind_name(kind))))
        .to_vec();
    view! {
        <form
            class="al-filter al-filter--directory al-no-print"
            method="get"
            action=routes::find_help(texts.language())
            aria-label=texts.text(t::FILTER_FORM)
        >
            <details class="al-filter__more" open>
                <summary class="al-button al-button--quiet">{texts.text(t::FILTER_OPEN)}</summary>
                <SelectField
                    name="county"
                    label=texts.text(t::FILTER_COUNTY)
                    empty=texts.text(t::FILTER_ANY_COUNTY)
                    value=filter.county.as_deref().map(county_slug).unwrap_or_default()
                    choices=counties
                />
                <SelectField
                    name="language"
                    label=texts.text(t::FILTER_LANGUAGE)
                    empty=texts.text(t::FILTER_ANY_LANGUAGE)
                    value=filter.language.unwrap_or_default()
                    choices=languages
                />
                <SelectField
                    name="kind"
                    label=texts.text(t::FILTER_KIND)
                    empty=texts.text(t::FILTER_ANY_KIND)
                    value=filter.kind.map_or("", AssisterKind::as_str)
                    choices=kinds
                />
                <CheckField
                    name="taking"
                    label=texts.text(t::FILTER_TAKING)
                    checked=filter.taking_new_clients
                />
                <button class="al-button" type="submit">{texts.text(t::FILTER_SHOW)}</button>
            </details>
        </form>
    }
}

/// The kind in plain words.
pub const fn kind_name(kind: AssisterKind) -> Text {
    match kind {
        AssisterKind::Broker => t::WHO_BROKER,
        AssisterKind::Navigator => t::WHO_NAVIGATOR,
        AssisterKind::Cac => t::WHO_COUNSELOR,
    }
}

/// The filter without each of its parts, and what that is called.
pub fn wider(filter: &DirectoryFilter) -> Vec<(Text, DirectoryFilter)> {
    let all = [
        (t::FILTER_ANY_COUNTY, DirectoryFilter { county: None, ..filter.clone() }),
        (t::FILTER_ANY_LANGUAGE, DirectoryFilter { language: None, ..filter.clone() }),
        (t::FILTER_ANY_KIND, DirectoryFilter { kind: None, ..filter.clone() }),
        (t::WIDER_TAKING, DirectoryFilter { taking_new_clients: false, ..filter.clone() }),
    ];
    all.into_iter().filter(|(_, wider)| wider != filter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spoken_language_has_a_name_to_choose_it_by() {
        for tag in SPOKEN_LANGUAGES {
            assert!(language_name(tag).is_some(), "{tag}");
        }
    }

    #[test]
    fn an_empty_list_offers_to_leave_out_each_filter_that_is_set() {
        assert!(wider(&DirectoryFilter::default()).is_empty());
        let narrow = DirectoryFilter {
            kind: Some(AssisterKind::Broker),
            county: Some("Cook".to_owned()),
            language: Some("so".to_owned()),
            taking_new_clients: true,
        };
        let texts: Vec<Text> = wider(&narrow).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts.len(), 4);
        let county = DirectoryFilter { county: Some("Cook".to_owned()), ..Default::default() };
        assert_eq!(wider(&county), [(t::FILTER_ANY_COUNTY, DirectoryFilter::default())]);
    }
}
