//! A refused action names the roles that may, since when, and whom to ask; nothing is sent for it.

use packdesk_tests::Place;

use crate::common::{answer, list, run};

#[test]
fn each_refused_action_names_who_may_in_both_languages() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    answer(&place, &["sign-in", "--role", "helpdesk-agent"]);
    for arguments in [
        vec!["cancel", "action-pack"],
        vec!["auto-renew", "action-pack", "--off"],
        vec!["profile", "set", "--city", "Cork"],
        vec!["profile", "set", "--legal", "--city", "Cork"],
        vec!["join"],
    ] {
        for (language, roles, day) in [
            (
                "en",
                [
                    "Global admin",
                    "User admin",
                    "MPN partner admin",
                    "Admin agent",
                    "Sales agent",
                ],
                "23 November 2020",
            ),
            (
                "zh-TW",
                [
                    "全域系統管理員",
                    "使用者系統管理員",
                    "MPN 合作夥伴系統管理員",
                    "系統管理代理人",
                    "銷售代理人",
                ],
                "2020 年 11 月 23 日",
            ),
        ] {
            let mut all = vec!["--lang", language];
            all.extend(&arguments);
            let ended = run(&place, &all);
            assert_eq!(ended.code, Some(3), "{arguments:?}: {}", ended.printed);
            let error = ended.json().unwrap()["error"].clone();
            assert_eq!(error["code"], "activity_not_allowed", "{arguments:?}");
            let message = error["message"].as_str().unwrap();
            for part in roles.into_iter().chain([day]) {
                assert!(message.contains(part), "{part} in {message}");
            }
            assert!(error["todo"].as_str().unwrap().contains(roles[0]), "{error}");
        }
    }
    assert_eq!(list(&answer(&place, &["requests"])).len(), 0);
    assert_eq!(list(&answer(&place, &["profile"])["versions"]).len(), 0);
}

#[test]
fn a_role_that_is_switched_counts_at_once_and_stays() {
    let place = Place::new().unwrap();
    for (role, action) in [
        ("billing-admin", "none"),
        ("sales-agent", "renew"),
        ("account-admin", "none"),
    ] {
        answer(&place, &["sign-in", "--role", role]);
        let offers = answer(&place, &["offers"]);
        let pack = list(&offers)
            .iter()
            .find(|tile| tile["offer"] == "action-pack")
            .unwrap();
        assert_eq!(pack["action"], action, "{role}: {pack}");
    }
}
