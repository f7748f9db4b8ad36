//! Who may do what: every activity has a statement, and the roles of the program follow from the data.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{Activity, LinkSection, Permissions, Portal, Role};

fn roles(activity: Activity) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| role.may(activity)).collect()
}

#[test]
fn every_activity_has_a_statement_with_day_source_and_roles() {
    let permissions = Permissions::embedded();
    let november = NaiveDate::from_ymd_opt(2020, 11, 23).unwrap();
    for activity in Activity::ALL {
        let in_force = permissions.in_force(activity);
        let all: Vec<_> = std::iter::once(in_force).chain(permissions.others(activity)).collect();
        for statement in &all {
            assert_eq!(statement.activity, activity);
            assert!(!statement.sources.is_empty(), "{activity:?}");
            for source in &statement.sources {
                let link = Portal::embedded().link(&source.page);
                let section = link.map(|link| link.section);
                assert_eq!(section, Some(LinkSection::Sources), "{activity:?}: {}", source.page);
                assert!(source.edition.starts_with("20"), "{source:?}");
            }
            assert!(!statement.roles.is_empty(), "{activity:?}");
            let different: HashSet<Role> = statement.roles.iter().copied().collect();
            assert_eq!(
                different.len(),
                statement.roles.len(),
                "{activity:?}: {}",
                statement.sources[0].page
            );
        }
        assert!(
            all.windows(2).all(|pair| pair[0].as_of <= pair[1].as_of),
            "{activity:?} is told by day"
        );
        if activity != Activity::MakeRequest {
            assert_eq!(in_force.as_of, november, "{activity:?}: the document speaks of it");
        }
        let sources: HashSet<String> = all.iter().map(|statement| format!("{:?}", statement.sources)).collect();
        assert_eq!(sources.len(), all.len(), "{activity:?} tells a source twice");
    }
    let ids: HashSet<&str> = Activity::ALL.into_iter().map(Activity::id).collect();
    assert_eq!(ids.len(), Activity::ALL.len());
}

#[test]
fn the_five_roles_of_the_document_do_what_the_document_is_about() {
    for activity in [Activity::Join, Activity::Buy, Activity::Cancel, Activity::ChangeLegal] {
        assert_eq!(roles(activity), Role::BUYERS, "{activity:?}");
    }
    for role in Role::ALL {
        assert_eq!(role.may_buy(), role.may(Activity::Buy), "{role}");
    }
}

#[test]
fn the_billing_admin_also_changes_billing_and_reads_invoices_and_everyone_makes_requests() {
    let with_billing_admin = [Role::BUYERS.as_slice(), &[Role::BillingAdmin]].concat();
    for activity in [Activity::ChangeBilling, Activity::ReadInvoices] {
        assert_eq!(roles(activity), with_billing_admin, "{activity:?}");
    }
    assert_eq!(roles(Activity::MakeRequest), Role::ALL);
}

#[test]
fn the_account_admin_buys_nothing_and_is_read_by_its_name() {
    assert!(!Role::AccountAdmin.may_buy());
    for text in ["account-admin", "Account admin", " ACCOUNT_ADMIN "] {
        assert_eq!(text.parse::<Role>().unwrap(), Role::AccountAdmin, "{text}");
    }
}

#[test]
fn later_statements_stand_beside_the_one_that_is_gone_by() {
    let others: Vec<_> = Permissions::embedded().others(Activity::Buy).collect();
    let sales = |statement: &&&domain::Statement| statement.roles.contains(&Role::SalesAgent);
    assert!(others.len() >= 2);
    assert_eq!(
        others.iter().filter(sales).count(),
        0,
        "sales agents were dropped in December 2020"
    );
    let of_2023 = others
        .iter()
        .find(|statement| statement.as_of.to_string() == "2023-09-13")
        .unwrap();
    assert_eq!(of_2023.roles, [Role::GlobalAdmin, Role::MpnPartnerAdmin]);
}

#[test]
fn a_refusal_is_about_what_was_asked() {
    let permissions = Permissions::embedded();
    for activity in Activity::ALL {
        for role in Role::ALL {
            let refusal = permissions.refusal(Some(role), activity);
            assert_eq!(refusal.is_none(), role.may(activity), "{role}: {activity:?}");
            if let Some(refusal) = refusal {
                assert_eq!((refusal.role, refusal.statement.activity), (role, activity));
                assert!(!refusal.statement.roles.contains(&role));
            }
        }
        assert_eq!(
            permissions.refusal(None, activity),
            None,
            "an unknown role is left to the connection"
        );
    }
}
