//! The list of people on an application: add one, name one, take one off.

use super::{
    api::{AddPerson, RemovePerson},
    file::HiddenClient,
};
use crate::{
    i18n::{Texts, text::applications as t},
    routes::{self, File},
    ui::{ButtonStyle, Details, Form, FormAction, Hidden, Submit},
};
use domain::applications::{About, Listed, PeopleList, Step, StepKey};
use leptos::prelude::*;

#[component]
pub fn PeopleOnList(
    file: File,
    list: PeopleList,
    add: FormAction<AddPerson>,
    remove: FormAction<RemovePerson>,
) -> impl IntoView {
    let texts = Texts::here();
    let rows: Vec<_> = list
        .people
        .into_iter()
        .map(|person| view! { <PersonOnList file person remove /> })
        .collect();
    view! {
        <section class="al-card al-stack" aria-labelledby="people">
            <h2 id="people">{texts.text(t::PEOPLE_TITLE)}</h2>
            <ul class="al-stack">{rows}</ul>
            {match list.next {
                None => view! { <p>{texts.text(t::PEOPLE_FULL)}</p> }.into_any(),
                Some(next) => view! {
                    <p class="al-muted">{texts.text(t::PEOPLE_ADD_FIRST)}</p>
                    <Form action=add>
                        <HiddenClient file />
                        <Hidden name="person" value=next.to_string() />
                        <div class="al-actions">
                            <Submit kind=ButtonStyle::Quiet>{texts.text(t::PEOPLE_ADD)}</Submit>
                        </div>
                    </Form>
                }
                .into_any(),
            }}
        </section>
    }
}

#[component]
fn PersonOnList(file: File, person: Listed, remove: FormAction<RemovePerson>) -> impl IntoView {
    let texts = Texts::here();
    let Listed { number, about } = person;
    let name = match &about {
        About::You => texts.text(t::PEOPLE_YOU).to_owned(),
        About::Named(name) => name.clone(),
        About::Unnamed => texts.text(t::PEOPLE_NO_NAME).to_owned(),
    };
    let removal = match &about {
        About::Named(name) => texts.fill(t::PEOPLE_REMOVE_NAMED, &[("name", name)]),
        _ => texts.text(t::PEOPLE_REMOVE_UNNAMED).to_owned(),
    };
    let page = StepKey::new(Step::PersonName, number);
    let change = if about == About::Unnamed { t::PEOPLE_NAME } else { t::PEOPLE_CHANGE };
    let others = (!number.is_applicant()).then(|| {
        let button = removal.clone();
        view! {
            <p>
                <a href=routes::step(texts.language(), file, page)>
                    {texts.text(change)} <span class="al-sr">": " {name.clone()}</span>
                </a>
            </p>
            <Details summary=removal>
                <p>{texts.text(t::PEOPLE_REMOVE_BODY)}</p>
                <Form action=remove>
                    <HiddenClient file />
                    <Hidden name="person" value=number.to_string() />
                    <div class="al-actions">
                        <Submit kind=ButtonStyle::Stop>{button.clone()}</Submit>
                    </div>
                </Form>
            </Details>
        }
    });
    view! { <li class="al-stack-sm"><strong>{name}</strong>{others}</li> }
}
