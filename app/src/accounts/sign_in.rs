//! Sign in.

use super::{
    api::{DemoPeople, SignIn},
    demonstration::DemoButtons,
};
use crate::{
    i18n::{Texts, text::accounts as t},
    routes,
    ui::{
        Alert, Details, Form, FormAction, Hidden, Page, PasswordField, Submit, TextField, Tone,
        ask, load,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn SignInPage() -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let query = use_query_map();
    let people = ask(|| Ok(DemoPeople {}));
    let asked = query.read_untracked();
    let changed = asked.get("changed").is_some();
    let ended = asked.get("ended").is_some();
    let next = asked.get("next").unwrap_or_default();
    let register = match routes::own_path(&next) {
        Some(next) => routes::register_then(language, next),
        None => routes::register(language),
    };
    view! {
        <div class="al-two al-two--even">
            <div class="al-column al-stack">
                <Page title=texts.text(t::SIGN_IN_TITLE)>
                    {changed.then(|| view! { <Alert tone=Tone::Ok title=texts.text(t::PASSWORD_CHANGED) /> })}
                    {ended.then(|| view! {
                        <Alert title=texts.text(t::SESSION_ENDED)><p>{texts.text(t::SESSION_ENDED_BODY)}</p></Alert>
                    })}
                    <Form action={FormAction::<SignIn>::new()} plain=true>
                        <Hidden name="next" value=next />
                        <TextField name="sign_in_name" autocomplete="username" maxlength=254 />
                        <PasswordField
                            name="password"
                            autocomplete="current-password"
                            hint=texts.text(t::PASSWORD_IS_YOURS)
                        />
                        <div class="al-actions">
                            <Submit>{texts.text(t::SIGN_IN)}</Submit>
                        </div>
                    </Form>
                    <p><a href=routes::forgot_password(language)>{texts.text(t::I_FORGOT)}</a></p>
                </Page>
            </div>
            <div class="al-stack">
                <Welcome />
                <div>
                    <Details summary=texts.text(t::NEW_HERE)>
                        <p>{texts.text(t::NEW_HERE_BODY)}</p>
                        <p><a href=register.clone()>{texts.text(t::CREATE_ACCOUNT)}</a></p>
                    </Details>
                    <Details summary=texts.text(t::NEW_ASSISTER)>
                        <p>{texts.text(t::NEW_ASSISTER_BODY)}</p>
                        <p>
                            <a href=routes::activate_assister(language)>
                                {texts.text(t::HAVE_REGISTRATION_NUMBER)}
                            </a>
                        </p>
                    </Details>
                    <Details summary=texts.text(t::CANNOT_GET_IN)>
                        <p>{texts.text(t::CANNOT_GET_IN_BODY)}</p>
                    </Details>
                </div>
            </div>
        </div>
        {load(people, |people| view! { <DemoButtons people /> })}
    }
}

#[component]
fn Welcome() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-welcome al-stack">
            <svg class="al-welcome__art" viewBox="0 0 440 88" preserveAspectRatio="xMinYMid slice" aria-hidden="true" focusable="false">
                <path class="al-mark__a" d="M-10 62C70 62 96 22 176 22s104 40 184 40 100-22 130-22"></path>
                <path class="al-mark__b" d="M-10 82C70 82 96 42 176 42s104 40 184 40 100-22 130-22"></path>
            </svg>
            <h2>{texts.text(t::NOT_ALONE)}</h2>
            <p>{texts.text(t::NOT_ALONE_BODY)}</p>
        </div>
    }
}
