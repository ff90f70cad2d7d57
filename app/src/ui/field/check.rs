//! One thing to agree to.

use super::wiring::Wiring;
use crate::ui::FormContext;
use leptos::{html::Input, prelude::*};

/// One thing to agree to.
#[component]
pub fn CheckField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// What a ticked box sends; "yes" where nothing else is said.
    #[prop(optional, into)]
    value: Option<String>,
    #[prop(optional)] checked: bool,
    /// Never shown ticked: what is agreed to is read each time.
    #[prop(optional)]
    ticked_anew: bool,
) -> impl IntoView {
    let wiring = Wiring::new(&name, None);
    let sent = value.unwrap_or_else(|| "yes".to_owned());
    let checked = wiring.value(checked.then(|| "yes".to_owned())).is_some_and(|v| !v.is_empty());
    let checked = checked && !ticked_anew;
    let node = NodeRef::<Input>::new();
    let pending = wiring.form.filter(|_| ticked_anew).map(FormContext::pending);
    // The outside world: the box in the browser, once the form was answered.
    Effect::new(move |before: Option<bool>| {
        let now = pending.is_some_and(|pending| pending.get());
        if before == Some(true)
            && !now
            && let Some(node) = node.get_untracked()
        {
            node.set_checked(false);
        }
        now
    });
    let (w1, w2, w3, w4) = (wiring.clone(), wiring.clone(), wiring.clone(), wiring.clone());
    view! {
        <div class=move || w3.class()>
            {move || w4.error_line()}
            <label class="al-check">
                <input
                    type="checkbox"
                    node_ref=node
                    id=wiring.id
                    name=name
                    value=sent
                    checked=checked
                    aria-describedby=move || w1.described_by()
                    aria-invalid=move || w2.invalid()
                />
                <span>{label}</span>
            </label>
        </div>
    }
}
