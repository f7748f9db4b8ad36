//! Labels and links of Partner Center: each in both languages, each once, each over https.

use std::collections::HashSet;

use domain::{LinkSection, Names, Portal};

fn names(en: &str, zh_tw: &str) -> Names {
    Names {
        en: en.to_owned(),
        zh_tw: zh_tw.to_owned(),
    }
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn the_labels_of_the_document_are_shown_as_it_writes_them() {
    let portal = Portal::embedded();
    for (key, en, zh_tw) in [
        ("membership_offers", "Membership offers", "會員優惠"),
        ("renew_subscription", "Renew subscription", "續約訂閱"),
        ("cancel_subscription", "Cancel subscription", "取消訂閱"),
        (
            "report_problems",
            "Report problems with Partner Center",
            "回報合作夥伴中心的問題",
        ),
        ("new_request", "New request", "新增要求"),
        ("type_of_problem", "Type of problem", "問題類型"),
        (
            "problem_invoice",
            "Help with partner invoice, payment, or reconciliation file",
            "合作夥伴發票、付款或對帳檔案的說明",
        ),
        ("support", "Support", "支援"),
        ("partner_center_requests", "Partner Center requests", "合作夥伴中心要求"),
        ("open", "Open", "開啟"),
        ("download_invoice", "Download invoice", "下載發票"),
        ("partner_profile", "Partner profile", "合作夥伴基本資料"),
        ("update", "Update", "更新"),
        ("join_now", "Join now", "立即加入"),
    ] {
        assert_eq!(portal.label(key), Some(&names(en, zh_tw)), "{key}");
    }
    assert_eq!(portal.label("no_such_label"), None);
    assert!(portal.also_called("no_such_label").is_empty());
}

#[test]
fn every_key_has_a_label_in_both_languages_and_stands_once() {
    let portal = Portal::embedded();
    let mut seen = HashSet::new();
    for key in portal.keys() {
        assert!(seen.insert(key), "{key} stands in two places");
        let label = portal.label(key).unwrap();
        assert!(!label.en.is_empty() && has_han(&label.zh_tw), "{key}: {label:?}");
    }
    assert!(seen.len() > 12);
}

#[test]
fn other_generations_are_told_newest_first_and_never_in_the_same_words() {
    let portal = Portal::embedded();
    let generations: Vec<&str> = portal
        .generations()
        .iter()
        .map(|generation| generation.id.as_str())
        .collect();
    assert!(generations.windows(2).all(|pair| pair[0] < pair[1]), "{generations:?}");
    for generation in portal.generations() {
        assert!(
            generation.since.to_string().starts_with(&generation.id),
            "{}",
            generation.id
        );
        assert!(generation.source.len() > 4, "{}", generation.id);
    }
    for key in portal.keys() {
        let others = portal.also_called(key);
        let mut told = HashSet::from([&portal.label(key).unwrap().en]);
        for other in &others {
            assert!(
                generations.contains(&other.generation.as_str()),
                "{key}: {}",
                other.generation
            );
            assert!(told.insert(&other.name.en), "{key} tells {:?} twice", other.name.en);
            assert!(has_han(&other.name.zh_tw), "{key}: {:?}", other.name);
        }
        assert!(
            others.windows(2).all(|pair| pair[0].generation > pair[1].generation),
            "{key}"
        );
    }
    let called: Vec<(&str, &str)> = portal
        .also_called("report_problems")
        .into_iter()
        .map(|label| (label.generation.as_str(), label.name.en.as_str()))
        .collect();
    assert_eq!(
        called,
        [
            ("2023", "Contact Support"),
            ("2021", "Partner support requests"),
            ("2018", "Report problems with the Partner Dashboard"),
        ]
    );
}

#[test]
fn every_link_is_found_by_its_own_id_and_leads_to_microsoft_over_https() {
    let portal = Portal::embedded();
    let sections = [LinkSection::NextSteps, LinkSection::Join, LinkSection::Portal];
    let (mut ids, mut addresses) = (HashSet::new(), HashSet::new());
    for section in sections {
        for link in portal.links(section) {
            assert!(ids.insert(&link.id), "{} stands twice", link.id);
            assert!(addresses.insert(&link.url), "{} stands twice", link.url);
            assert_eq!(portal.link(&link.id), Some(link));
            let host = link
                .url
                .strip_prefix("https://")
                .and_then(|rest| rest.split('/').next());
            assert!(
                matches!(host, Some("partner.microsoft.com" | "learn.microsoft.com")),
                "{}: {}",
                link.id,
                link.url
            );
            assert!(!link.url.contains(char::is_whitespace));
            assert!(!link.label.en.is_empty() && has_han(&link.label.zh_tw), "{}", link.id);
            let is_dashboard = link.url.starts_with("https://partner.microsoft.com/dashboard");
            assert_eq!(section == LinkSection::Portal, is_dashboard, "{}", link.id);
            assert!(!is_dashboard || link.sign_in, "{} asks for a sign-in", link.id);
        }
    }
    assert_eq!(portal.link("no-such-link"), None);
}

#[test]
fn the_next_steps_are_the_five_of_the_document_in_its_order() {
    let labels: Vec<&str> = Portal::embedded()
        .links(LinkSection::NextSteps)
        .map(|link| link.label.en.as_str())
        .collect();
    assert_eq!(
        labels,
        [
            "Start using your Action Pack benefits",
            "Competencies",
            "Learn about Silver and Gold competency membership levels",
            "Add users and assign permissions to them",
            "Create a business profile to get sales leads from Microsoft",
        ]
    );
}
