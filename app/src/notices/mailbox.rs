//! The mails that the demonstration would send.

use super::{api::DemoMailbox, letter::Letter};
use crate::{
    i18n::{Texts, date_and_time, text::demo as t},
    routes,
    ui::{Page, ask, load},
};
use leptos::prelude::*;

#[component]
pub fn MailboxPage() -> impl IntoView {
    let letters = ask(|| Ok(DemoMailbox {}));
    load(letters, |letters| view! { <Letters letters /> })
}

#[component]
fn Letters(letters: Vec<Letter>) -> impl IntoView {
    let texts = Texts::here();
    let empty = letters.is_empty();
    let count = texts.count(t::MAILBOX_COUNT_ONE, t::MAILBOX_COUNT_OTHER, letters.len());
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::MAILBOX_TITLE)>
                <p>{texts.text(t::MAILBOX_LEAD)}</p>
                // A new page load: what was sent meanwhile is there, also without a script.
                <p><a href=routes::mailbox(texts.language()) rel="external">{texts.text(t::MAILBOX_REFRESH)}</a></p>
                {if empty {
                    view! {
                        <div class="al-empty">
                            <h2>{texts.text(t::MAILBOX_EMPTY)}</h2>
                            <p>{texts.text(t::MAILBOX_EMPTY_BODY)}</p>
                        </div>
                    }
                    .into_any()
                } else {
                    view! {
                        <p class="al-muted">{count}</p>
                        {letters
                            .into_iter()
                            .map(|letter| view! { <OneLetter letter /> })
                            .collect_view()}
                    }
                    .into_any()
                }}
            </Page>
        </div>
    }
}

#[component]
fn OneLetter(letter: Letter) -> impl IntoView {
    let texts = Texts::here();
    // Each in its reader's language, whatever the language of this page.
    let language = letter.language.tag();
    view! {
        <article class="al-card al-stack-sm">
            <h2 lang=language>{letter.subject}</h2>
            <p class="al-muted">
                {texts.text(t::MAIL_TO)} " " {letter.to} " · "
                {texts.text(t::MAIL_SENT)} " " {date_and_time(texts, letter.at)}
            </p>
            <div class="al-stack-sm" lang=language>
                {letter
                    .body
                    .split("\n\n")
                    .map(|paragraph| view! { <Paragraph text=paragraph.to_owned() /> })
                    .collect_view()}
            </div>
        </article>
    }
}

/// A paragraph; a line that is a link becomes one.
#[component]
fn Paragraph(text: String) -> impl IntoView {
    let lines = text
        .lines()
        .map(|line| match own_path(line) {
            Some(path) => {
                // A new page load: the link may be in another language.
                view! { <br /> <a href=path.to_owned() rel="external">{line.to_owned()}</a> }
                    .into_any()
            }
            None => line.to_owned().into_any(),
        })
        .collect_view();
    view! { <p>{lines}</p> }
}

/// The part of a mailed link that leads to this server, under whatever name the
/// visitor knows it.
fn own_path(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("https://").or_else(|| line.strip_prefix("http://"))?;
    rest.find('/').map(|start| &rest[start..])
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_link_leads_to_this_server() {
        assert_eq!(own_path("http://localhost:3000/en/home"), Some("/en/home"));
        assert_eq!(
            own_path("https://x.org/es/sign-in?next=/es/assister"),
            Some("/es/sign-in?next=/es/assister")
        );
        assert_eq!(own_path("Hello Amina,"), None);
    }
}
