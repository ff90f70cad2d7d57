//! "Rosa is on this page too": who else has the draft open, and what they saved
//! meanwhile.

use crate::{
    error::AppError,
    i18n::{Texts, conflict_text, text::applications as t},
    routes::{self, File},
    ui::{Alert, Answer, Autosave, Keeping, Tone},
};
use domain::applications::{Beside, PRESENT_EVERY_SECONDS, Present, QuestionField, Who};
use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::EventSource,
};
use send_wrapper::SendWrapper;
use std::time::Duration;

/// Counts when to look again: each quarter of a minute, and at once when the
/// server hints at a change. A page that nobody looks at asks nothing and keeps
/// no stream open, so that tabs do not use up the connections of a browser; it looks
/// again as soon as it is in front.
pub fn looks(file: File) -> RwSignal<usize> {
    let looks = RwSignal::new(0_usize);
    let look = move || {
        let _ = looks.try_update(|looks| *looks += 1);
    };
    let shown = RwSignal::new(true);
    // The outside world: whether the page is in front, the clock and the stream. A tab
    // that is opened behind another one opens no stream either.
    Effect::new(move || {
        let see = move || shown.set(!document().hidden());
        see();
        let listener = window_event_listener_untyped("visibilitychange", move |_| see());
        on_cleanup(move || listener.remove());
    });
    Effect::new(move |before: Option<bool>| {
        let shown = shown.get();
        if !shown {
            return false;
        }
        if before == Some(false) {
            look();
        }
        let every = Duration::from_secs(PRESENT_EVERY_SECONDS.unsigned_abs());
        let clock = set_interval_with_handle(look, every).ok();
        let stream = listen(file, look).map(SendWrapper::new);
        on_cleanup(move || {
            if let Some(clock) = clock {
                clock.clear();
            }
            if let Some((stream, _)) = stream.as_deref() {
                stream.close();
            }
        });
        true
    });
    looks
}

type Heard = Closure<dyn FnMut()>;

/// Opens the stream of hints. Without one the clock is enough.
fn listen(file: File, look: impl Fn() + 'static) -> Option<(EventSource, Heard)> {
    let stream = EventSource::new(&routes::hints(file)).ok()?;
    let heard = Closure::new(look);
    // A page that has just come may have missed something.
    stream.set_onopen(Some(heard.as_ref().unchecked_ref()));
    stream.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    Some((stream, heard))
}

/// What somebody else stored in a field after the page was shown.
pub fn meanwhile(beside: &Beside, shown: &QuestionField) -> Option<QuestionField> {
    let newest = beside.fields.iter().find(|field| field.key == shown.key)?;
    let newer = newest.stored.version > shown.stored.version;
    let theirs = newest.by.as_ref().is_some_and(|by| by.who != Who::You);
    (newer && theirs && newest.stored.raw != shown.stored.raw).then(|| newest.clone())
}

/// Who else is there; or that nothing is saved any more, and why, unless a save of this
/// page was refused and says so.
#[component]
pub fn PresenceLine(beside: Answer<Beside>, autosave: Autosave) -> impl IntoView {
    let texts = Texts::here();
    let told = move || matches!(autosave.keeping().get(), Keeping::Refused(_));
    view! {
        <div role="status">
            <Transition>
                {move || Suspend::new(async move {
                    let (others, gone) = match beside.read().await {
                        // Who is beside a draft that is gone matters no more.
                        Ok(Beside { gone: Some(why), .. }) => (Vec::new(), Some(why)),
                        Ok(Beside { others, .. }) => (others, None),
                        Err(AppError::Conflict(ended)) => (Vec::new(), Some(ended)),
                        Err(_) => (Vec::new(), None),
                    };
                    let gone = gone.map(|why| texts.text(conflict_text(why)));
                    view! {
                        {move || gone.filter(|_| !told()).map(|title| view! {
                            <Alert tone=Tone::Stop title />
                        })}
                        {others.into_iter().map(|person| view! { <Person texts person /> }).collect_view()}
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Person(texts: Texts, person: Present) -> impl IntoView {
    let text = if person.here { t::ALSO_HERE } else { t::ALSO_IN_THE_DRAFT };
    let initial: String = person.given_name.chars().take(1).collect();
    view! {
        <p class="al-presence">
            <span class="al-presence__dot">
                <span class="al-avatar al-avatar--sm" aria-hidden="true">{initial}</span>
            </span>
            <span>{texts.fill(text, &[("name", &person.given_name)])}</span>
        </p>
    }
}
