//! A browser without JavaScript: keeps its cookie, follows links, fills in the
//! forms that the page really has.

use app::{ClientBundle, context::Services, notices::Mailbox};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::{coverage::DeterminationEngine, ids::AccountId, policy::Action};
use server::{ServerOptions, coverage::Embedded, hints::LiveHints, jobs::DeterminationJob, router};
use std::sync::Arc;
use store::testing::World;
use tower::ServiceExt;

/// A server on a world's database, and everybody's browsers.
pub struct Site {
    router: Router,
}

/// One answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// One person's browser.
pub struct Browser<'s> {
    site: &'s Site,
    cookie: Option<String>,
}

impl Site {
    /// Serves the demonstration's pages without a bundle.
    pub fn new(world: &World) -> Self {
        Self::with(world, true)
    }

    /// Serves as in production, or as the demonstration.
    pub fn with(world: &World, demo: bool) -> Self {
        Self::serving(world, demo, None)
    }

    /// Serves the demonstration with the letters of this mailbox.
    pub fn with_mailbox(world: &World, mailbox: Arc<dyn Mailbox>) -> Self {
        Self::serving(world, true, Some(mailbox))
    }

    /// Serves the demonstration with another engine.
    pub fn with_engine(world: &World, engine: Arc<dyn DeterminationEngine>) -> Self {
        Self::built(world, true, None, engine)
    }

    fn serving(world: &World, demo: bool, mailbox: Option<Arc<dyn Mailbox>>) -> Self {
        Self::built(world, demo, mailbox, Arc::new(Embedded::shipped().expect("the engine")))
    }

    fn built(
        world: &World,
        demo: bool,
        mailbox: Option<Arc<dyn Mailbox>>,
        engine: Arc<dyn DeterminationEngine>,
    ) -> Self {
        let hints = Arc::new(LiveHints::default());
        let services = Services {
            store: world.store.clone(),
            clock: Arc::new(world.clock.clone()),
            demo,
            mailbox,
            secure_cookies: false,
            hints: hints.clone(),
            determinations: Arc::new(DeterminationJob {
                store: world.store.clone(),
                clock: Arc::new(world.clock.clone()),
                engine,
            }),
        };
        let options = ServerOptions { services, dist: None, bundle: ClientBundle::none(), hints };
        Self { router: router(&options) }
    }

    /// A browser that nobody has signed in with.
    pub fn visitor(&self) -> Browser<'_> {
        Browser { site: self, cookie: None }
    }

    /// A browser with a session of this account.
    pub async fn signed_in(&self, world: &World, account: impl Into<AccountId>) -> Browser<'_> {
        let token = world.session_of(account.into()).await;
        Browser { site: self, cookie: Some(format!("session={}", token.expose())) }
    }

    /// Asks for something that does not end: the status and the open body.
    pub async fn open(&self, request: Request<Body>) -> (StatusCode, Body) {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        (response.status(), response.into_body())
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }
}

impl Browser<'_> {
    /// Another browser with the same cookie: what a thief of it would have.
    pub fn copy(&self) -> Self {
        Self { site: self.site, cookie: self.cookie.clone() }
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, "text/html", Body::empty()).await
    }

    /// Fills in the form of `action` on the page at `path` and sends it as a
    /// browser without JavaScript does: hidden fields come from the page.
    pub async fn submit(&mut self, path: &str, action: Action, typed: &[(&str, &str)]) -> Answer {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "the page of the form: {path}");
        let fields = page.form(action, typed);
        self.post(path, &fields).await
    }

    /// Posts fields to a page, whatever the page has.
    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields.iter().map(|(name, value)| (name, value)))
            .finish();
        self.send(Method::POST, path, "text/html", Body::from(body)).await
    }

    /// Calls a server function as the browser bundle does.
    pub async fn call(&mut self, action: Action, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let path = format!("/api/{}", action.path());
        self.send(Method::POST, &path, "application/json", Body::from(body)).await
    }

    /// Sends a form with a file: each part is a field's name, a file's name for
    /// files, and the bytes.
    pub async fn upload(&mut self, path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Answer {
        const BETWEEN: &str = "between-the-parts";
        let mut body = Vec::new();
        for (name, file, bytes) in parts {
            let file = file.map_or_else(String::new, |file| {
                format!("; filename=\"{file}\"\r\nContent-Type: text/csv")
            });
            let head = format!(
                "--{BETWEEN}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BETWEEN}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BETWEEN}");
        self.send_as(Method::POST, path, "text/html", &kind, Body::from(body)).await
    }

    /// Opens the stream of hints about a draft.
    pub async fn listen(&self, path: &str) -> (StatusCode, Body) {
        let request = Request::builder()
            .uri(path)
            .header(header::HOST, "localhost")
            .header(header::COOKIE, self.cookie.as_deref().unwrap_or_default());
        self.site.open(request.body(Body::empty()).expect("a request")).await
    }

    async fn send(&mut self, method: Method, path: &str, accept: &str, body: Body) -> Answer {
        self.send_as(method, path, accept, "application/x-www-form-urlencoded", body).await
    }

    async fn send_as(
        &mut self,
        method: Method,
        path: &str,
        accept: &str,
        kind: &str,
        body: Body,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost")
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, accept)
            .header(header::CONTENT_TYPE, kind)
            .header(header::REFERER, "http://localhost/en");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let answer = self.site.send(request.body(body).expect("a request")).await;
        if let Some(cookie) = answer.headers.get(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie").split(';').next().expect("its value");
            self.cookie = Some(cookie.to_owned());
        }
        answer
    }
}

impl Answer {
    /// Where a 303 leads.
    pub fn location(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text());
        self.headers[header::LOCATION].to_str().expect("a location")
    }

    /// The page's words, without markup.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for c in self.body.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => text.push(c),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The fields of the page's form for an action: its hidden and prefilled
    /// inputs, with what is typed in their place.
    pub fn form(&self, action: Action, typed: &[(&str, &str)]) -> Vec<(String, String)> {
        let path = format!("/api/{}", action.path());
        let forms = self.body.split("<form").skip(1);
        let form = forms
            .filter_map(|form| form.split("</form>").next())
            .find(|form| form.contains(&format!("value=\"{path}\"")))
            .unwrap_or_else(|| panic!("the page has no form for {path}: {}", self.text()));
        let mut fields: Vec<(String, String)> = form
            .split("<input")
            .skip(1)
            .filter_map(|input| input.split('>').next())
            .filter(|input| {
                let kind = attribute(input, "type").unwrap_or_default();
                !matches!(kind.as_str(), "radio" | "checkbox") || input.contains(" checked")
            })
            .filter_map(|input| {
                let name = attribute(input, "name")?;
                Some((name, attribute(input, "value").unwrap_or_default()))
            })
            .collect();
        for (name, value) in typed {
            fields.retain(|(field, _)| field != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        fields
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = tag[start..].split('"').next()?;
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}
