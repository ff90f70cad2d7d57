//! The doors of this feature. Each opens the request, asks the store and says
//! where to go next.

use crate::error::AppResult;
use domain::{
    associations::{AssociationRecord, ConsentRecord, ConsumerHome, CurrentAssister, Proposal},
    ids::{AssociationId, ConsentId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, routes},
    domain::policy::Action,
};

/// What the consumer's first page shows.
#[server(endpoint = "associations/home", prefix = "/api")]
pub async fn view_home() -> AppResult<ConsumerHome> {
    let (request, store) = context::open(Action::ConsumerHome)?;
    Ok(store::associations::home(&store, &request).await?)
}

/// The assister who acts for the consumer today.
#[server(endpoint = "associations/current", prefix = "/api")]
pub async fn view_assister() -> AppResult<Option<CurrentAssister>> {
    let (request, store) = context::open(Action::ViewAssister)?;
    Ok(store::associations::current(&store, &request).await?)
}

/// Everybody who has acted for the consumer, newest first.
#[server(endpoint = "associations/history", prefix = "/api")]
pub async fn view_history() -> AppResult<Vec<AssociationRecord>> {
    let (request, store) = context::open(Action::AssociationHistory)?;
    Ok(store::associations::history(&store, &request).await?)
}

/// Looks an assister up by the number that was typed and goes on to the
/// authorization.
#[server(endpoint = "associations/find_assister", prefix = "/api")]
pub async fn find_assister(reference_number: String) -> AppResult<()> {
    let (request, store) = context::open(Action::FindAssister)?;
    let number = store::associations::find_assister(&store, &request, &reference_number).await?;
    context::redirect(&routes::confirm_assister(request.language, &number));
    Ok(())
}

/// A proposal, and the name of the text that goes with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownProposal {
    pub proposal: Proposal,
    /// Comes back with the consumer's yes: it says which words were read.
    pub fingerprint: String,
}

/// What the authorization page shows for a number.
#[server(endpoint = "associations/proposal", prefix = "/api")]
pub async fn view_proposal(number: String) -> AppResult<ShownProposal> {
    use super::authorization::Authorization;
    use crate::i18n::Texts;
    let (request, store) = context::open(Action::ViewProposal)?;
    let proposal = store::associations::proposal(&store, &request, &number).await?;
    let text = Authorization::new(Texts::of(request.language), &proposal).plain_text();
    Ok(ShownProposal { proposal, fingerprint: store::associations::fingerprint(&text) })
}

/// The consumer says yes: the association begins, another one ends.
#[server(endpoint = "associations/confirm", prefix = "/api")]
pub async fn confirm_association(
    number: String,
    read: String,
    #[server(default)] seen: Option<AssociationId>,
    #[server(default)] agree: Option<String>,
) -> AppResult<()> {
    use super::authorization::Authorization;
    use crate::i18n::Texts;
    use store::associations::{Agreement, Words};
    let (request, store) = context::open(Action::ConfirmAssociation)?;
    let agreement = Agreement { number, seen, read, agreed: agree.is_some() };
    let texts = Texts::of(request.language);
    store::associations::confirm(&store, &request, &agreement, |proposal| {
        let authorization = Authorization::new(texts, proposal);
        Words {
            text: authorization.plain_text(),
            purpose: authorization.purpose,
            duration: authorization.duration,
            how_to_rescind: authorization.how_to_rescind,
        }
    })
    .await?;
    context::redirect(&routes::assister(request.language));
    Ok(())
}

/// The consumer ends the association that the page showed.
#[server(endpoint = "associations/end", prefix = "/api")]
pub async fn end_association(seen: AssociationId) -> AppResult<()> {
    let (request, store) = context::open(Action::EndAssociation)?;
    store::associations::end(&store, &request, seen).await?;
    // The assister's open pages learn it at once.
    context::changed(&request, None);
    context::redirect(&routes::assister(request.language));
    Ok(())
}

/// The record of one of the consumer's own consents.
#[server(endpoint = "associations/consent", prefix = "/api")]
pub async fn view_consent(id: ConsentId) -> AppResult<ConsentRecord> {
    let (request, store) = context::open(Action::ViewConsent)?;
    Ok(store::associations::consent(&store, &request, id).await?)
}
