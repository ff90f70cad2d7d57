//! Calling a server function: in process on the server, over HTTP in the browser.
//!
//! Questions and answers pass as text, so that the browser bundle holds this path
//! once and not once per server function: a generic call per function made the
//! bundle more than twice as large.

use crate::error::{AppError, AppResult};
use leptos::server_fn::ServerFn;
use serde::{Serialize, de::DeserializeOwned};
use std::pin::Pin;

/// The JSON of an answer, on its way.
pub type Json = Pin<Box<dyn Future<Output = AppResult<String>> + Send>>;

/// Writes the arguments of a server function as a form would.
pub fn question<F: Serialize>(arguments: &F) -> AppResult<String> {
    serde_qs::to_string(arguments).map_err(|_| AppError::Transport)
}

/// Reads the JSON of an answer. The text is parsed once for every type and the
/// type read from the parsed value, which is less code per type.
pub fn answer<T: DeserializeOwned>(json: &str) -> AppResult<T> {
    let value: serde_json::Value = serde_json::from_str(json).map_err(|_| AppError::Transport)?;
    T::deserialize(value).map_err(|_| AppError::Transport)
}

/// Calls the function in this process.
// The server is where server functions run.
#[cfg(feature = "ssr")]
pub fn call<F>(question: String) -> Json
where
    F: ServerFn<Error = AppError> + DeserializeOwned + 'static,
    F::Output: Serialize,
{
    Box::pin(async move {
        let arguments: F = serde_qs::from_str(&question).map_err(|_| AppError::Transport)?;
        let answer = arguments.run_body().await?;
        serde_json::to_string(&answer).map_err(|_| AppError::Transport)
    })
}

/// Calls the function over HTTP.
// The browser asks the server.
#[cfg(not(feature = "ssr"))]
pub fn call<F: ServerFn>(question: String) -> Json {
    Box::pin(send_wrapper::SendWrapper::new(browser::post(F::PATH, question)))
}

/// Sends a form's fields to the server function at `path`, from the browser.
// Only a browser sends forms.
#[cfg(not(feature = "ssr"))]
pub fn send(path: &'static str, fields: String) -> Json {
    Box::pin(send_wrapper::SendWrapper::new(browser::post(path, fields)))
}

/// On the server no form is sent in place: it is posted and answered as a page.
// Only a browser sends forms.
#[cfg(feature = "ssr")]
pub fn send(_: &'static str, _: String) -> Json {
    Box::pin(async { Err(AppError::Transport) })
}

// Only a browser fetches.
#[cfg(not(feature = "ssr"))]
mod browser {
    use crate::error::{AppError, AppResult};
    use leptos::server_fn::redirect::{REDIRECT_HEADER, call_redirect_hook};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Request, RequestInit, Response};

    /// Posts and follows where the answer leads.
    pub async fn post(path: &'static str, fields: String) -> AppResult<String> {
        let (response, text) = fetch(path, &fields).await.map_err(|_| AppError::Transport)?;
        let headers = response.headers();
        if headers.has(REDIRECT_HEADER).unwrap_or(false)
            && let Ok(Some(location)) = headers.get("location")
        {
            call_redirect_hook(&location);
        }
        if response.ok() {
            return Ok(text);
        }
        Err(serde_json::from_str(&text).unwrap_or(AppError::Transport))
    }

    async fn fetch(path: &str, fields: &str) -> Result<(Response, String), JsValue> {
        let options = RequestInit::new();
        options.set_method("POST");
        options.set_body(&JsValue::from_str(fields));
        let request = Request::new_with_str_and_init(path, &options)?;
        request.headers().set("accept", "application/json")?;
        request.headers().set("content-type", "application/x-www-form-urlencoded")?;
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response =
            JsFuture::from(window.fetch_with_request(&request)).await?.dyn_into()?;
        let text = JsFuture::from(response.text()?).await?;
        Ok((response, text.as_string().unwrap_or_default()))
    }
}
