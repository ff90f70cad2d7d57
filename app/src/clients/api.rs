//! The doors of this feature. Each opens the request, asks the store and says
//! where to go next.

use crate::error::AppResult;
use domain::{
    audit::Channel,
    clients::{ActingFor, ApplicationStanding, ClientFile, ClientList, Sort},
    coverage::ResultFilter,
    ids::{AssociationId, ConsumerId, SearchId},
};
use leptos::prelude::*;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, routes},
    domain::{
        clients::ListQuery,
        lists::Cursor,
        policy::Action,
        validation::{Code, Invalid},
    },
};

/// One page of the client list.
#[server(endpoint = "clients/list", prefix = "/api")]
pub async fn list_clients(
    #[server(default)] application: Option<ApplicationStanding>,
    #[server(default)] result: Option<ResultFilter>,
    #[server(default)] sort: Option<Sort>,
    #[server(default)] search: Option<SearchId>,
    #[server(default)] after: Option<AssociationId>,
    #[server(default)] before: Option<AssociationId>,
) -> AppResult<ClientList> {
    let (request, store) = context::open(Action::ListClients)?;
    let query = ListQuery {
        application,
        result,
        sort: sort.unwrap_or_default(),
        search,
        cursor: after.map(Cursor::After).or(before.map(Cursor::Before)),
    };
    Ok(store::clients::list(&store, &request, query).await?)
}

/// Keeps what is looked for and goes to what was found; the URL holds the id of
/// the search only.
#[server(endpoint = "clients/search", prefix = "/api")]
pub async fn search_clients(
    #[server(default)] client_name: String,
    #[server(default)] birth_month: String,
    #[server(default)] birth_day: String,
    #[server(default)] birth_year: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::SearchClients)?;
    let typed = store::clients::TypedSearch { client_name, birth_month, birth_day, birth_year };
    let search = store::clients::search(&store, &request, &typed).await?;
    let found = ListQuery { search: Some(search), ..ListQuery::default() };
    context::redirect(&routes::client_list(request.language, &found));
    Ok(())
}

/// A client's page.
#[server(endpoint = "clients/client", prefix = "/api")]
pub async fn view_client(client: ConsumerId) -> AppResult<ClientFile> {
    let (request, store) = context::open(Action::ViewClient)?;
    Ok(store::clients::client(&store, &request, client).await?)
}

/// Who the client in the URL is.
#[server(endpoint = "clients/acting", prefix = "/api")]
pub async fn view_acting(client: ConsumerId) -> AppResult<ActingFor> {
    let (request, store) = context::open(Action::ViewActing)?;
    Ok(store::clients::acting(&store, &request, client).await?)
}

/// Begins work over a channel, or changes the channel. Goes on to the
/// application, unless the person stays where they are.
#[server(endpoint = "clients/begin_acting", prefix = "/api")]
pub async fn begin_acting(
    client: ConsumerId,
    #[server(default)] channel: Option<Channel>,
    #[server(default)] stay: bool,
) -> AppResult<()> {
    let (request, store) = context::open(Action::BeginActing)?;
    let channel = channel
        .ok_or_else(|| store::StoreError::from(Invalid::field("channel", Code::Required)))?;
    store::clients::begin_acting(&store, &request, client, channel).await?;
    if !stay {
        context::redirect(&routes::application(request.language, Some(client)));
    }
    Ok(())
}

/// Ends the work and goes back to the list.
#[server(endpoint = "clients/end_acting", prefix = "/api")]
pub async fn end_acting(client: ConsumerId) -> AppResult<()> {
    let (request, store) = context::open(Action::EndActing)?;
    store::clients::end_acting(&store, &request, client).await?;
    context::redirect(&routes::clients(request.language));
    Ok(())
}
