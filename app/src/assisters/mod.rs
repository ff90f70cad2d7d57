use leptos::prelude::*;
macro_rules! p { ($($n:ident),*) => {$(#[component] pub fn $n() -> impl IntoView { view!{ <h1>"soon"</h1> } })*} }
p!(RosterPage, AgencyPage);
