//! Icons, drawn with the text's colour. They never stand alone.

use leptos::prelude::*;

macro_rules! icons {
    ($($name:ident = $path:literal),+ $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum IconName { $($name),+ }

        impl IconName {
            const fn path(self) -> &'static str {
                match self { $(Self::$name => $path),+ }
            }
        }
    };
}

icons! {
    Check = r#"<path d="M5 12.5l4.5 4.5L19 7"/>"#,
    ChevronDown = r#"<path d="M6 9.5l6 6 6-6"/>"#,
    ChevronLeft = r#"<path d="M14.5 5.5L8 12l6.5 6.5"/>"#,
    ChevronRight = r#"<path d="M9.5 5.5L16 12l-6.5 6.5"/>"#,
    ChevronUp = r#"<path d="M6 14.5l6-6 6 6"/>"#,
    Clock = r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.2 2"/>"#,
    Globe = r#"<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>"#,
    Info = r#"<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.01"/>"#,
    Lock = r#"<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>"#,
    Pencil = r#"<path d="M4 20l1-4L16.500 4.500l3 3L8 19z"/>"#,
    Phone = r#"<path d="M5 4h3.5l1.7 4.3-2.2 1.6a12 12 0 0 0 6.1 6.1l1.6-2.2L20 15.5V19a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z"/>"#,
    Print = r#"<path d="M7 9V4h10v5M7 17H4v-7h16v7h-3"/><path d="M7 14h10v6H7z"/>"#,
    Search = r#"<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.500 4.500"/>"#,
    Sort = r#"<path d="M8 10l4-4 4 4M8 14l4 4 4-4"/>"#,
    Warning = r#"<path d="M12 3.5l9 16H3z"/><path d="M12 10v4.5M12 17v.01"/>"#,
    X = r#"<path d="M6 6l12 12M18 6L6 18"/>"#,
}

#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    view! {
        <svg class="al-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=name.path()></svg>
    }
}
