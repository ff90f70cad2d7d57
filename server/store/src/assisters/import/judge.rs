//! What is wrong with the lines of a file: each by itself, beside the others, and
//! beside what the database holds at this moment.

use super::{Cells, ROWS, cell};
use crate::{
    StoreResult,
    assisters::{
        certification::ends_on,
        new_assister::{at_addresses, columns, sign_in_name},
    },
    entities::{account, assister, organization},
};
use domain::{
    assisters::{
        AccountDetails, AccountState, Certification, OrganizationKind,
        roster_file::{Column, RosterLine, read_line},
    },
    dates::CivilDate,
    ids::OrganizationId,
    validation::{Code, Invalid},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};

/// One line after the check.
pub(super) struct Judged {
    pub line: u32,
    pub wrong: Invalid,
    /// Whom to create, when nothing is wrong.
    pub ready: Option<Ready>,
}

pub(super) struct Ready {
    pub details: AccountDetails,
    pub organization: OrganizationId,
    pub certification: Certification,
}

/// A line that can be read, on its way through the checks.
struct Draft {
    read: RosterLine,
    sign_in_key: String,
    number: String,
    organization: Option<OrganizationId>,
    certification: Option<Certification>,
}

/// Checks every line. `before` is what is known to be wrong with it already.
///
/// # Errors
/// [`domain::conflict::Conflict::EnrollmentDatesMissing`], or a failure of the
/// database.
pub(super) async fn judge(
    conn: &impl ConnectionTrait,
    lines: Vec<(u32, Cells, Invalid)>,
    today: CivilDate,
) -> StoreResult<Vec<Judged>> {
    let mut drafts: Vec<(u32, Invalid, Option<Draft>)> = lines
        .into_iter()
        .map(|(line, cells, mut wrong)| {
            let draft = draft(&cells, today).map_err(|more| wrong.0.extend(more.0)).ok();
            (line, wrong, draft)
        })
        .collect();
    organizations(conn, &mut drafts).await?;
    twice_in_file(&mut drafts);
    already_there(conn, &mut drafts, today).await?;
    certifications(conn, &mut drafts, today).await?;
    Ok(drafts.into_iter().map(judged).collect())
}

fn judged((line, wrong, draft): (u32, Invalid, Option<Draft>)) -> Judged {
    let ready = draft.filter(|_| wrong.is_empty()).and_then(|draft| {
        Some(Ready {
            details: draft.read.details,
            organization: draft.organization?,
            certification: draft.certification?,
        })
    });
    Judged { line, wrong, ready }
}

fn draft(cells: &Cells, today: CivilDate) -> Result<Draft, Invalid> {
    let read = read_line(|column| cell(cells, column), today)?;
    let sign_in_key = sign_in_name(&read.details)?.key();
    let (npn, assister_id) = columns(&read.details.credential);
    let number = npn.or(assister_id).unwrap_or_default();
    Ok(Draft { read, sign_in_key, number, organization: None, certification: None })
}

type Drafts = [(u32, Invalid, Option<Draft>)];

/// Finds the organizations by name.
async fn organizations(conn: &impl ConnectionTrait, drafts: &mut Drafts) -> StoreResult<()> {
    let keys = distinct(drafts, |draft| draft.read.organization_key.clone());
    let mut found: HashMap<String, Vec<organization::Model>> = HashMap::new();
    for keys in keys.chunks(ROWS) {
        let rows = organization::Entity::find()
            .filter(organization::Column::NameKey.is_in(keys))
            .filter(organization::Column::ClosedAt.is_null())
            .all(conn)
            .await?;
        for row in rows {
            found.entry(row.name_key.clone()).or_default().push(row);
        }
    }
    for (_, wrong, draft) in drafts.iter_mut() {
        let Some(draft) = draft else { continue };
        let named = found.get(&draft.read.organization_key).map_or(&[][..], Vec::as_slice);
        let wanted = OrganizationKind::of(draft.read.details.kind).as_str();
        let fitting: Vec<&organization::Model> =
            named.iter().filter(|row| row.kind == wanted).collect();
        let one = match (fitting[..].as_ref(), named.is_empty()) {
            ([one], _) => Ok(OrganizationId(one.id)),
            ([], true) => Err(Code::OrganizationUnknown),
            ([], false) => Err(Code::OrganizationOtherKind),
            _ => Err(Code::OrganizationNotOne),
        };
        draft.organization = wrong.check(Column::Organization.heading(), one);
    }
    Ok(())
}

/// The same number or address on several lines: each of them is named.
fn twice_in_file(drafts: &mut Drafts) {
    type Key = fn(&Draft) -> &String;
    let by: [(Column, Key); 2] =
        [(Column::LoginEmail, |draft| &draft.sign_in_key), (Column::Number, |draft| &draft.number)];
    for (column, key) in by {
        let mut organizations: HashMap<String, Vec<String>> = HashMap::new();
        for draft in drafts.iter().filter_map(|(_, _, draft)| draft.as_ref()) {
            let organization = draft.read.organization_key.clone();
            organizations.entry(key(draft).clone()).or_default().push(organization);
        }
        for (_, wrong, draft) in drafts.iter_mut() {
            let same = draft.as_ref().and_then(|draft| organizations.get(key(draft)));
            let Some([first, others @ ..]) = same.map(Vec::as_slice) else { continue };
            if others.iter().any(|other| other != first) {
                wrong.push(column.heading(), Code::TwoOrganizations);
            } else if !others.is_empty() {
                wrong.push(column.heading(), Code::TwiceInFile);
            }
        }
    }
}

/// Who has the numbers and addresses of the file.
async fn already_there(
    conn: &impl ConnectionTrait,
    drafts: &mut Drafts,
    today: CivilDate,
) -> StoreResult<()> {
    let mut by_number: HashMap<String, assister::Model> = HashMap::new();
    for numbers in distinct(drafts, |draft| draft.number.clone()).chunks(ROWS) {
        for column in [assister::Column::Npn, assister::Column::AssisterId] {
            let rows = assister::Entity::find().filter(column.is_in(numbers)).all(conn).await?;
            let numbered = rows.into_iter().filter_map(|row| {
                let number = row.npn.clone().or_else(|| row.assister_id.clone())?;
                Some((number, row))
            });
            by_number.extend(numbered);
        }
    }
    let mut by_name: HashSet<String> = HashSet::new();
    let mut by_address: HashMap<String, assister::Model> = HashMap::new();
    for keys in distinct(drafts, |draft| draft.sign_in_key.clone()).chunks(ROWS) {
        let names: Vec<String> = account::Entity::find()
            .select_only()
            .column(account::Column::SignInKey)
            .filter(account::Column::SignInKey.is_in(keys))
            .into_tuple()
            .all(conn)
            .await?;
        by_name.extend(names);
        by_address.extend(at_addresses(conn, keys.iter().cloned()).await?);
    }
    for (_, wrong, draft) in drafts.iter_mut() {
        let Some(draft) = draft else { continue };
        if let Some(other) = by_address.get(&draft.sign_in_key) {
            let code = on_roster(draft, other, today).unwrap_or(Code::AddressTaken);
            wrong.push(Column::LoginEmail.heading(), code);
        } else if by_name.contains(&draft.sign_in_key) {
            wrong.push(Column::LoginEmail.heading(), Code::SignInNameTaken);
        }
        if let Some(other) = by_number.get(&draft.number) {
            let code = on_roster(draft, other, today).unwrap_or(Code::NumberTaken);
            wrong.push(Column::Number.heading(), code);
        }
    }
    Ok(())
}

/// On whose roster an assister stands today.
fn on_roster(draft: &Draft, other: &assister::Model, today: CivilDate) -> Option<Code> {
    let closed = other.state == AccountState::Closed.as_str();
    let left = other.rostered_until.is_some_and(|until| until < today);
    match draft.organization {
        _ if closed || left => None,
        Some(organization) if organization.0 == other.organization_id => {
            Some(Code::AlreadyOnRoster)
        }
        _ => Some(Code::OnAnotherRoster),
    }
}

/// Computes the ends of the certifications.
async fn certifications(
    conn: &impl ConnectionTrait,
    drafts: &mut Drafts,
    today: CivilDate,
) -> StoreResult<()> {
    let mut ends: HashMap<CivilDate, CivilDate> = HashMap::new();
    for (_, wrong, draft) in drafts.iter_mut() {
        let Some(draft) = draft else { continue };
        let from = draft.read.certified_from;
        let until = match ends.get(&from) {
            Some(until) => *until,
            None => {
                let until = ends_on(conn, from).await?;
                ends.insert(from, until);
                until
            }
        };
        if until < today {
            wrong.push(Column::CertifiedFrom.heading(), Code::CertificationOver);
        } else {
            draft.certification = Some(Certification { from, until });
        }
    }
    Ok(())
}

fn distinct(drafts: &Drafts, key: impl Fn(&Draft) -> String) -> Vec<String> {
    let mut keys: Vec<String> =
        drafts.iter().filter_map(|(_, _, draft)| draft.as_ref().map(&key)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
