//! What the kinds of assisters are, how to choose one, and how to go without.

use super::Reader;
use crate::{
    i18n::{Texts, text::find_help as t},
    routes,
    ui::{ButtonLink, ButtonStyle, Details, HELP_LINE, PhoneLink},
};
use leptos::prelude::*;

/// Who helps, and who pays them: the same words for each kind, none first among
/// equals.
#[component]
pub fn Kinds() -> impl IntoView {
    let texts = Texts::here();
    let kinds = [
        (t::WHO_NAVIGATOR, t::WHO_NAVIGATOR_BODY),
        (t::WHO_BROKER, t::WHO_BROKER_BODY),
        (t::WHO_COUNSELOR, t::WHO_COUNSELOR_BODY),
    ]
    .map(|(kind, body)| view! { <div><dt>{texts.text(kind)}</dt><dd>{texts.text(body)}</dd></div> })
    .into_iter()
    .collect_view();
    view! {
        <div>
            <Details summary=texts.text(t::WHO_HELPS)><dl class="al-summary">{kinds}</dl></Details>
        </div>
    }
}

/// How to choose, on one's own, by phone.
#[component]
pub fn OtherWays(reader: Reader) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let here = routes::find_help(language);
    let choose = match reader {
        Reader::Visitor => view! {
            <p>{texts.text(t::CHOOSE_VISITOR)}</p>
            <div class="al-actions">
                <ButtonLink href=routes::sign_in_then(language, &here) kind=ButtonStyle::Quiet>
                    {texts.text(t::CHOOSE_SIGN_IN)}
                </ButtonLink>
            </div>
            <p>
                {texts.text(t::CHOOSE_NO_ACCOUNT)} " "
                <a href=routes::register_then(language, &here)>{texts.text(t::CHOOSE_REGISTER)}</a>
            </p>
        }
        .into_any(),
        Reader::Consumer | Reader::Colleague => {
            view! { <p>{texts.text(t::CHOOSE_CONSUMER)}</p> }.into_any()
        }
    };
    view! {
        <aside class="al-stack-lg al-two__side al-no-print" aria-label=texts.text(t::CHOOSE_TITLE)>
            <section class="al-card al-stack" aria-labelledby="how-to-choose">
                <h2 id="how-to-choose">{texts.text(t::CHOOSE_TITLE)}</h2>
                {choose}
                <p>{texts.text(t::CHOOSE_CALL)}</p>
            </section>
            <section class="al-stack-sm" aria-labelledby="alone">
                <h2 id="alone">{texts.text(t::ALONE_TITLE)}</h2>
                <p>{texts.text(t::ALONE)}</p>
                {(reader == Reader::Consumer).then(|| view! {
                    <p><a href=routes::application(language, None)>{texts.text(t::ALONE_APPLY)}</a></p>
                })}
            </section>
            <section class="al-stack-sm" aria-labelledby="call">
                <h2 id="call">{texts.text(t::CALL_TITLE)}</h2>
                <p>{texts.text(t::CALL_BODY)}</p>
                <p><PhoneLink number=HELP_LINE /></p>
            </section>
        </aside>
    }
}
