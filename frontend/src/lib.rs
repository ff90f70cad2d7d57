//! The browser's entry: fetch the texts of the page's language, then hydrate.

use domain::accounts::Language;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, Response};

/// Called by the loader once the module is there.
#[wasm_bindgen(start)]
pub async fn start() -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    let root = document_element()?;
    let language = Language::parse(&root.lang()).unwrap_or(Language::En);
    let url = root.dataset().get("texts").ok_or("the page names no texts")?;
    app::i18n::keep_fetched(language, fetch_texts(&url).await?);
    leptos::mount::hydrate_body(app::App);
    // For tests, and for styles of what needs a script.
    root.dataset().set("hydrated", "true")
}

fn document_element() -> Result<HtmlElement, JsValue> {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
        .and_then(|root| root.dyn_into().ok())
        .ok_or_else(|| "there is no document".into())
}

async fn fetch_texts(url: &str) -> Result<Vec<String>, JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let response: Response = JsFuture::from(window.fetch_with_str(url)).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    let text = text.as_string().ok_or("the texts are not text")?;
    serde_json::from_str(&text).map_err(|_| "the texts are not a list".into())
}
