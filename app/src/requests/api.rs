//! The doors of this feature. Each opens the request, asks the store and says
//! where to go next.

#![expect(clippy::too_many_arguments, reason = "one argument per field of a form")]

use crate::error::AppResult;
use domain::{
    ids::{AssociationId, CallerVerificationId, ConsumerId, DisassociationRequestId},
    requests::{Call, OpenedRequest, OwnRequests, QueueView, RequestPage, StopClient},
};
use leptos::prelude::*;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, routes},
    domain::{
        lists::Cursor,
        policy::Action,
        requests::{Stated, StatedAssister},
    },
};

/// The page on which an assister asks to stop acting for a client.
#[server(endpoint = "requests/stop", prefix = "/api")]
pub async fn view_stop(client: ConsumerId) -> AppResult<StopClient> {
    let (request, store) = context::open(Action::ViewStop)?;
    Ok(store::requests::stop(&store, &request, client).await?)
}

/// Files the request to the line that serves the assister.
#[server(endpoint = "requests/file", prefix = "/api")]
pub async fn file_request(
    client: ConsumerId,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::FileRequest)?;
    store::requests::file(&store, &request, client, &reason, &note).await?;
    context::redirect(&routes::own_requests(request.language));
    Ok(())
}

/// One page of the assister's own requests.
#[server(endpoint = "requests/own", prefix = "/api")]
pub async fn list_own_requests(
    #[server(default)] after: Option<DisassociationRequestId>,
    #[server(default)] before: Option<DisassociationRequestId>,
) -> AppResult<OwnRequests> {
    let (request, store) = context::open(Action::ListOwnRequests)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(store::requests::own(&store, &request, cursor).await?)
}

/// The assister takes a request back.
#[server(endpoint = "requests/withdraw", prefix = "/api")]
pub async fn withdraw_request(id: DisassociationRequestId) -> AppResult<()> {
    let (request, store) = context::open(Action::WithdrawRequest)?;
    store::requests::withdraw(&store, &request, id).await?;
    Ok(())
}

/// One page of the queue of the reader's line.
#[server(endpoint = "requests/queue", prefix = "/api")]
pub async fn list_requests(
    #[server(default)] view: Option<QueueView>,
    #[server(default)] after: Option<DisassociationRequestId>,
    #[server(default)] before: Option<DisassociationRequestId>,
) -> AppResult<RequestPage> {
    let (request, store) = context::open(Action::ListRequests)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(store::requests::queue(&store, &request, view.unwrap_or_default(), cursor).await?)
}

/// Goes to the request with the number that a caller says.
#[server(endpoint = "requests/find", prefix = "/api")]
pub async fn find_request(#[server(default)] request_number: String) -> AppResult<()> {
    let (request, store) = context::open(Action::FindRequest)?;
    let found = store::requests::find(&store, &request, &request_number).await?;
    context::redirect(&routes::request(request.language, found));
    Ok(())
}

/// One request.
#[server(endpoint = "requests/request", prefix = "/api")]
pub async fn view_request(id: DisassociationRequestId) -> AppResult<OpenedRequest> {
    let (request, store) = context::open(Action::ViewRequest)?;
    Ok(store::requests::open(&store, &request, id).await?)
}

/// Compares what an assister says on the telephone with what is on file.
#[server(endpoint = "requests/verify", prefix = "/api")]
pub async fn verify_caller(
    id: DisassociationRequestId,
    #[server(default)] assister_name: String,
    #[server(default)] assister_number: String,
    #[server(default)] consumer_name: String,
    #[server(default)] birth_month: String,
    #[server(default)] birth_day: String,
    #[server(default)] birth_year: String,
    #[server(default)] contact_email: String,
    #[server(default)] contact_phone: String,
    #[server(default)] street: String,
    #[server(default)] zip: String,
    #[server(default)] sign_in_name: String,
    #[server(default)] on_the_line: Option<String>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::VerifyCaller)?;
    let typed = store::requests::TypedCaller {
        assister: StatedAssister { name: assister_name, number: assister_number },
        consumer: Stated {
            consumer_name,
            birth_month,
            birth_day,
            birth_year,
            contact_email,
            contact_phone,
            street,
            zip,
            sign_in_name,
        },
        consumer_on_the_line: on_the_line.is_some(),
    };
    store::requests::verify(&store, &request, id, &typed).await?;
    Ok(())
}

/// Ends the association as the assister asks.
#[server(endpoint = "requests/approve", prefix = "/api")]
pub async fn approve_request(
    id: DisassociationRequestId,
    #[server(default)] deadline_checked: Option<String>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::ApproveRequest)?;
    store::requests::approve(&store, &request, id, deadline_checked.is_some()).await?;
    Ok(())
}

/// Turns the request down.
#[server(endpoint = "requests/reject", prefix = "/api")]
pub async fn reject_request(
    id: DisassociationRequestId,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::RejectRequest)?;
    store::requests::reject(&store, &request, id, &reason, &note).await?;
    Ok(())
}

/// Sends the request to the line that serves the assister.
#[server(endpoint = "requests/reroute", prefix = "/api")]
pub async fn reroute_request(id: DisassociationRequestId) -> AppResult<()> {
    let (request, store) = context::open(Action::RerouteRequest)?;
    store::requests::reroute(&store, &request, id).await?;
    Ok(())
}

/// Compares what a consumer says on the telephone with what is on file.
#[server(endpoint = "requests/verify_consumer", prefix = "/api")]
pub async fn verify_consumer(
    #[server(default)] consumer_name: String,
    #[server(default)] birth_month: String,
    #[server(default)] birth_day: String,
    #[server(default)] birth_year: String,
    #[server(default)] contact_email: String,
    #[server(default)] contact_phone: String,
    #[server(default)] street: String,
    #[server(default)] zip: String,
    #[server(default)] sign_in_name: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::VerifyConsumer)?;
    let stated = Stated {
        consumer_name,
        birth_month,
        birth_day,
        birth_year,
        contact_email,
        contact_phone,
        street,
        zip,
        sign_in_name,
    };
    let call = store::requests::verify_consumer(&store, &request, &stated).await?;
    context::redirect(&routes::call(request.language, call));
    Ok(())
}

/// A call of a verified consumer.
#[server(endpoint = "requests/call", prefix = "/api")]
pub async fn view_call(call: CallerVerificationId) -> AppResult<Call> {
    let (request, store) = context::open(Action::ViewCall)?;
    Ok(store::requests::call(&store, &request, call).await?)
}

/// Ends the association that the page showed, as the caller wishes.
#[server(endpoint = "requests/end_for_caller", prefix = "/api")]
pub async fn end_for_caller(call: CallerVerificationId, seen: AssociationId) -> AppResult<()> {
    let (request, store) = context::open(Action::EndForCaller)?;
    store::requests::end_for_caller(&store, &request, call, seen).await?;
    Ok(())
}

/// Draws a code for a new password: the page that asked shows it, once.
#[server(endpoint = "requests/issue_code", prefix = "/api")]
pub async fn issue_desk_code(
    call: CallerVerificationId,
    /// Ticked: the caller cannot use the address on file.
    #[server(default)]
    address_unusable: String,
) -> AppResult<String> {
    let (request, store) = context::open(Action::IssueDeskCode)?;
    let unusable = !address_unusable.is_empty();
    Ok(store::requests::issue_code(&store, &request, call, unusable).await?.expose())
}

/// Files a request for an assister who calls, verified at once, and goes to it.
#[server(endpoint = "requests/file_for_caller", prefix = "/api")]
pub async fn file_for_caller(
    #[server(default)] assister_name: String,
    #[server(default)] assister_number: String,
    #[server(default)] consumer_name: String,
    #[server(default)] birth_month: String,
    #[server(default)] birth_day: String,
    #[server(default)] birth_year: String,
    #[server(default)] contact_email: String,
    #[server(default)] contact_phone: String,
    #[server(default)] street: String,
    #[server(default)] zip: String,
    #[server(default)] sign_in_name: String,
    #[server(default)] on_the_line: Option<String>,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::FileForCaller)?;
    let caller = store::requests::TypedCaller {
        assister: StatedAssister { name: assister_name, number: assister_number },
        consumer: Stated {
            consumer_name,
            birth_month,
            birth_day,
            birth_year,
            contact_email,
            contact_phone,
            street,
            zip,
            sign_in_name,
        },
        consumer_on_the_line: on_the_line.is_some(),
    };
    let typed = store::requests::TypedWish { caller, reason, note };
    let filed = store::requests::file_for_caller(&store, &request, &typed).await?;
    context::redirect(&routes::request(request.language, filed));
    Ok(())
}
