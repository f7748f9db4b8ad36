use std::sync::LazyLock;

use domain::{Activity, Permissions, Role, SourcePage, Statement};
use words::Words;

use crate::account::mail::mail_unless_allowed;
use crate::account::portal_links::link;
use crate::account::records::Records;
use crate::view::{AllowanceView, PermissionView, SourceView, StatementView};
use crate::words::labels::activity_label;
use crate::{Code, Error};

static PERMISSIONS: LazyLock<&Permissions> = LazyLock::new(Permissions::embedded);

/// Refuses what the role may not do, with the roles that may. An unknown role is left to the connection.
pub(crate) fn refuse_unless_allowed(role: Option<Role>, activity: Activity, words: &Words) -> Result<(), Error> {
    match PERMISSIONS.refusal(role, activity) {
        None => Ok(()),
        Some(refusal) => Err(Error::new(Code::ActivityNotAllowed)
            .with("activity", activity_label(words, activity))
            .with("role", refusal.role)
            .with("roles", refusal.statement.roles.clone())
            .with("day", refusal.statement.as_of)),
    }
}

/// Why the role may not do what was asked; empty where it may.
pub(crate) fn why_not(role: Option<Role>, activity: Activity, words: &Words) -> String {
    match refuse_unless_allowed(role, activity, words) {
        Ok(()) => String::new(),
        Err(error) => error.view(words).message,
    }
}

/// Whether the signed-in person may do something here. `impossible` says why nobody can; empty where it is possible.
pub(crate) fn allowance(words: &Words, records: &Records, activity: Activity, impossible: String) -> AllowanceView {
    let mail = mail_unless_allowed(words, records, activity, None).filter(|_| impossible.is_empty());
    let reason = if impossible.is_empty() {
        why_not(records.session.role, activity, words)
    } else {
        impossible
    };
    AllowanceView {
        allowed: reason.is_empty(),
        reason,
        mail,
    }
}

/// Who may do what, by which source.
pub(crate) fn permissions(words: &Words, role: Option<Role>) -> Vec<PermissionView> {
    Activity::ALL
        .into_iter()
        .map(|activity| PermissionView {
            id: activity,
            label: activity_label(words, activity),
            allowed: role.map(|role| role.may(activity)),
            in_force: statement_view(words, PERMISSIONS.in_force(activity)),
            others: PERMISSIONS
                .others(activity)
                .map(|statement| statement_view(words, statement))
                .collect(),
        })
        .collect()
}

fn statement_view(words: &Words, statement: &Statement) -> StatementView {
    let roles: Vec<String> = statement.roles.iter().map(|role| words.role(*role)).collect();
    StatementView {
        roles: words.list(&roles),
        as_of: words.date(statement.as_of),
        sources: statement
            .sources
            .iter()
            .filter_map(|source| source_view(words, source))
            .collect(),
    }
}

fn source_view(words: &Words, source: &SourcePage) -> Option<SourceView> {
    let part = source.part.as_ref().map(|part| words.name(part));
    // A page that tells no day is known by its year.
    let day = source.edition.parse().map(|day| words.date(day));
    let edition = day.unwrap_or_else(|_| source.edition.clone());
    Some(SourceView {
        link: link(words, &source.page)?,
        detail: words.side_by_side(&[edition.as_str(), part.unwrap_or_default()]),
    })
}
