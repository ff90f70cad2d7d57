//! A resource manager creates an assister's account.

use super::{
    certification::ends_on,
    new_assister::{NewAssister, insert},
    organization_choices::{self, Choices},
};
use crate::{Request, Store, StoreError, StoreResult, error::is_duplicate, transaction::Tx};
use domain::{
    accounts::parse_date,
    assisters::{AccountForm, AccountState, AssisterKind, Certification, Change, NewAccountForm},
    audit::{Done, Event},
    dates::CivilDate,
    ids::{AssisterAccountId, OrganizationId},
    notices::Mail,
    policy::Action,
    validation::{Code, Invalid},
};

/// How often a creation is tried when somebody else takes the same number at
/// the same moment.
const MOST_TRIES: usize = 3;

/// What the form of a new account sends, as typed.
#[derive(Clone, Debug)]
pub struct TypedAssister {
    pub kind: AssisterKind,
    pub organization: String,
    pub form: AccountForm,
    /// The first day of the certification: month, day and year.
    pub certified_from: [String; 3],
    /// Brokers: send the registration number at once.
    pub invite: bool,
}

/// What the page of a new account shows: organizations of the kind, by the
/// beginning of their name where there are many, and when a certification that
/// begins today ends.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but a resource manager.
pub async fn new_account(
    store: &Store,
    request: &Request,
    kind: AssisterKind,
    name: &str,
) -> StoreResult<NewAccountForm> {
    request.admit(Action::ViewNewAccount)?;
    let conn = store.reader();
    let Choices { organizations, more } = organization_choices::of_kind(conn, kind, name).await?;
    let today = request.today();
    Ok(NewAccountForm {
        kind,
        organizations,
        more_organizations: more,
        today,
        ends_on: ends_on(conn, today).await?,
    })
}

/// Creates the account. A broker's is approved at once and invited if wished; a
/// navigator's or CAC's waits for the agency administrator.
///
/// # Errors
/// The fields that were not accepted: those of [`AccountForm::read`] and
/// [`insert`], and `certified_from` for a day that is none, in the future, or of
/// a certification that would be over by now.
pub async fn create(
    store: &Store,
    request: &Request,
    typed: &TypedAssister,
) -> StoreResult<AssisterAccountId> {
    request.admit(Action::CreateAssister)?;
    let mut last = Err(StoreError::Internal("nothing was tried"));
    for _ in 0..MOST_TRIES {
        last = once(store, request, typed).await;
        match &last {
            // The second look finds who has the number now.
            Err(StoreError::Database(error)) if is_duplicate(error) => {}
            _ => break,
        }
    }
    last
}

async fn once(
    store: &Store,
    request: &Request,
    typed: &TypedAssister,
) -> StoreResult<AssisterAccountId> {
    let tx = store.begin(request).await?;
    let new = read(&tx, typed).await?;
    let id = insert(&tx, &new).await?;
    if new.state == AccountState::Invited {
        tx.mail(id.into(), &Mail::AssisterInvitation).await?;
    }
    let event = Event::new(Done::AssisterCreated)
        .about(id.into())
        .detail("kind", typed.kind.as_str())
        .detail("to", new.state.as_str());
    tx.commit(event).await?;
    Ok(id)
}

async fn read(tx: &Tx<'_>, typed: &TypedAssister) -> StoreResult<NewAssister> {
    let mut invalid = Invalid::default();
    let organization = invalid.check("organization", organization(&typed.organization));
    let details = typed.form.read(typed.kind).map_err(|wrong| invalid.0.extend(wrong.0)).ok();
    let certification = invalid.check("certified_from", certification(tx, typed).await?);
    let (Some(organization), Some(details), Some(certification)) =
        (organization, details, certification)
    else {
        return Err(invalid.into());
    };
    let state = match (typed.kind, typed.invite) {
        (AssisterKind::Broker, true) => AccountState::Invited,
        (AssisterKind::Broker, false) => AccountState::Approved,
        (AssisterKind::Navigator | AssisterKind::Cac, _) => AccountState::Requested,
    };
    Ok(NewAssister {
        details,
        sign_in_name: None,
        organization,
        certification,
        state,
        approved_by: None,
        change: Change::Created,
        reference_number: None,
    })
}

fn organization(typed: &str) -> Result<OrganizationId, Code> {
    if typed.is_empty() {
        return Err(Code::Required);
    }
    typed.parse().map_err(|_| Code::NotAChoice)
}

/// The certification from the typed day to the computed end.
async fn certification(
    tx: &Tx<'_>,
    typed: &TypedAssister,
) -> StoreResult<Result<Certification, Code>> {
    let [month, day, year] = &typed.certified_from;
    let today = tx.request.today();
    let from: CivilDate = match parse_date(month, day, year, today) {
        Ok(from) => from,
        Err(code) => return Ok(Err(code)),
    };
    let until = ends_on(&tx.conn, from).await?;
    Ok(if until < today { Err(Code::DateTooLongAgo) } else { Ok(Certification { from, until }) })
}
