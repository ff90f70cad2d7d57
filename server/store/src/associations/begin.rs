//! The consumer's own act: an association begins, and the consent behind it is
//! kept.

use super::{
    consent::keep_consent,
    end::close,
    file::row_standing,
    find::{propose, with_number},
    lookup_limit,
    view::current_row,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    clients::{client_count, projection},
    counts::count_up_to,
    entities::{account, assister, association},
    error::is_duplicate,
    notices::withdraw,
    secrets::sha256_hex,
    transaction::Tx,
};
use domain::{
    accounts::Role,
    assisters::{ReferenceNumber, Standing},
    associations::{Confirmation, Current, EndReason, Proposal, confirm as decide, remind_after},
    audit::{Done, Event},
    conflict::Conflict,
    ids::{AssisterAccountId, AssociationId, ConsumerId},
    notices::{Alert, Mail},
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func},
};

/// What the form on the authorization page sends.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// The chosen assister's number, from the page's URL.
    pub number: String,
    /// The association that the page showed as current.
    pub seen: Option<AssociationId>,
    /// The [`fingerprint`] of the words that the page showed.
    pub read: String,
    /// The box is ticked.
    pub agreed: bool,
}

/// The authorization in the consumer's language, for the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// All of it as plain text, a paragraph a line.
    pub text: String,
    pub purpose: String,
    pub duration: String,
    pub how_to_rescind: String,
}

/// Names a text, so that a form can say which one was read: SHA-256, hex.
pub fn fingerprint(text: &str) -> String {
    sha256_hex(text.as_bytes())
}

/// Begins the association that the consumer agrees to. An association with
/// another assister ends at the same instant, in the same transaction. Confirming
/// the assister who acts already changes nothing.
///
/// `words` puts the authorization into words from the same rows that are then
/// written, so that the record holds what is true at this instant; if it is not
/// what the consumer read, nothing happens.
///
/// # Errors
/// [`StoreError::Invalid`] for `agree` when the box is not ticked;
/// [`StoreError::NotFound`] for what is no number;
/// [`Conflict::AssisterUnavailable`] when nobody who can act today has it, which
/// counts as a look-up; [`Conflict::TooManyLookups`] while look-ups pause;
/// [`Conflict::AssociationChanged`] when another association is current than the
/// page showed, [`Conflict::AuthorizationChanged`] when the text is another.
pub async fn confirm(
    store: &Store,
    request: &Request,
    agreement: &Agreement,
    words: impl FnOnce(&Proposal) -> Words + Send,
) -> StoreResult<()> {
    let consumer = request.admit_consumer(Action::ConfirmAssociation)?;
    let number = ReferenceNumber::parse(&agreement.number).map_err(|_| StoreError::NotFound)?;
    if !agreement.agreed {
        return Err(Invalid::field("agree", Code::AgreementNeeded).into());
    }
    lookup_limit::admit(store.reader(), request, consumer).await?;
    let tx = store.begin(request).await?;
    tx.lock_account(consumer.into()).await?;
    lookup_limit::admit(&tx.conn, request, consumer).await?;
    let before = current_row(&tx.conn, consumer).await?;
    let acts_now = |row: &assister::Model| {
        before.as_ref().is_some_and(|association| association.assister_id == row.id)
    };
    let chosen = match with_number(&tx.conn, &number).await? {
        Some(row) if acts_now(&row) || may_act(&row, request)? => row,
        // Whether anybody has the number is not told.
        _ => {
            lookup_limit::count(tx, consumer, false).await?;
            return Err(Conflict::AssisterUnavailable.into());
        }
    };
    let current = before.as_ref().map(|row| Current {
        association: AssociationId(row.id),
        assister: AssisterAccountId(row.assister_id),
    });
    let replaced = match decide(current, agreement.seen, AssisterAccountId(chosen.id)) {
        Confirmation::Keep(_) => return tx.nothing_changed().await,
        Confirmation::Changed => return Err(Conflict::AssociationChanged.into()),
        Confirmation::Replace(_) => before,
        Confirmation::Begin => None,
    };
    let proposal = propose(&tx.conn, consumer, &chosen).await?;
    let words = words(&proposal);
    if fingerprint(&words.text) != agreement.read {
        return Err(Conflict::AuthorizationChanged.into());
    }
    if let Some(row) = replaced {
        client_count::hold(&tx, [row.assister_id, chosen.id].map(AssisterAccountId)).await?;
        close(&tx, row, EndReason::Replaced).await?;
    }
    let begun = begin(&tx, consumer, AssisterAccountId(chosen.id)).await?;
    let association = AssociationId(begun.id);
    keep_consent(&tx, &begun, &proposal, words).await?;
    projection::add(&tx, &begun).await?;
    tell(&tx, &begun).await?;
    if let Some(sign) = address_sign(&tx, consumer, &chosen).await? {
        let event = Event::new(Done::AddressSign).subject(begun.id).association(association);
        tx.record(event.detail("sign", sign)).await?;
    }
    let event = Event::new(Done::AssociationBegan).subject(begun.id).association(association);
    tx.commit(event).await
}

/// So many consumers with one address are no family. A policy value.
const MANY: u64 = 5;

/// What is strange about the consumer's address: nothing is refused for it, staff
/// look into it. An assister who fills in their own address, or one that serves for
/// many, keeps mails from the people whom they are for.
async fn address_sign(
    tx: &Tx<'_>,
    consumer: ConsumerId,
    chosen: &assister::Model,
) -> StoreResult<Option<&'static str>> {
    let of = async |id| account::Entity::find_by_id(id).one(&tx.conn).await;
    let Some(address) = of(consumer.0).await?.and_then(|row| row.contact_email) else {
        return Ok(None);
    };
    let address = address.to_lowercase();
    let theirs = of(chosen.id).await?.and_then(|row| row.contact_email);
    let mut theirs = theirs.into_iter().chain(chosen.public_email.clone());
    if theirs.any(|theirs| theirs.to_lowercase() == address) {
        return Ok(Some("assisters_address"));
    }
    let lower = Func::lower(Expr::col(account::Column::ContactEmail));
    let alike = account::Entity::find()
        .filter(Expr::expr(lower).eq(address))
        // The partial index.
        .filter(account::Column::ContactEmail.is_not_null())
        .filter(account::Column::Role.eq(Role::Consumer.as_str()))
        .select_only()
        .column(account::Column::Id)
        .into_query();
    let alike = count_up_to(&tx.conn, alike, MANY).await?;
    Ok((alike >= MANY).then_some("many_accounts"))
}

fn may_act(row: &assister::Model, request: &Request) -> StoreResult<bool> {
    Ok(row_standing(row, request.today())? == Standing::MayAct)
}

/// Writes the row. The unique index has the last word on "one at a time", should
/// two transactions ever come this far.
async fn begin(
    tx: &Tx<'_>,
    consumer: ConsumerId,
    assister: AssisterAccountId,
) -> StoreResult<association::Model> {
    let inserted = association::ActiveModel {
        id: Set(tx.new_id()),
        consumer_id: Set(consumer.0),
        assister_id: Set(assister.0),
        started_at: Set(tx.request.now),
        ended_at: Set(None),
        end_reason: Set(None),
        ended_by: Set(None),
        remind_on: Set(Some(remind_after(tx.request.today()))),
        lapse_told: Set(None),
        hold_told: Set(None),
        move_told: Set(None),
    }
    .insert(&tx.conn)
    .await;
    match inserted {
        Err(error) if is_duplicate(&error) => Err(Conflict::AssociationChanged.into()),
        other => Ok(other?),
    }
}

/// Tells both sides, by mail and on their pages.
async fn tell(tx: &Tx<'_>, begun: &association::Model) -> StoreResult<()> {
    let association = AssociationId(begun.id);
    let consumer = ConsumerId(begun.consumer_id).into();
    let assister = AssisterAccountId(begun.assister_id).into();
    for (reader, other) in [(consumer, assister), (assister, consumer)] {
        let ended = |reason: &EndReason| Alert::AssociationEnded { other, reason: *reason };
        withdraw(tx, reader, EndReason::ALL.iter().map(ended)).await?;
        tx.mail(reader, &Mail::AssociationBegan { other, association }).await?;
        tx.alert(reader, &Alert::AssociationBegan { other }).await?;
    }
    Ok(())
}
