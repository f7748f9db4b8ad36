//! The reason that is told is the reason: each refusal's words, in both languages, beside what is really in the way.

use std::fs;

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{answer, run};

/// A command, how it ends, and what its message has to say in English and in Chinese.
struct Refusal(&'static str, i32, &'static str, [&'static str; 2]);

/// `{order}` waits for its transfer, `{paid}` is paid, `{cancelled}` is cancelled, `{used}` is the request id of the first;
/// words in single quotes are one argument.
const REFUSALS: &[Refusal] = &[
    Refusal(
        "order proof {order} proof.pdf --paid-on 2021-06-29",
        2,
        "proof_date_ahead",
        [
            "29 June 2021 is still to come. Today is 28 June 2021",
            "2021 年 6 月 29 日尚未到來。今天是 2021 年 6 月 28 日",
        ],
    ),
    Refusal(
        "order proof {order} proof.pdf --paid-on 8999-01-01",
        2,
        "proof_date_ahead",
        ["1 January 8999 is still to come", "8999 年 1 月 1 日尚未到來"],
    ),
    Refusal(
        "order proof {order} proof.pdf --paid-on 2021-05-28",
        3,
        "proof_date_refused",
        [
            "does not accept 28 May 2021 as the payment date",
            "不接受以 2021 年 5 月 28 日作為",
        ],
    ),
    Refusal(
        "order proof {order} proof.pdf --paid-on 28.6.2021",
        2,
        "invalid_date",
        ["“28.6.2021” is not a date", "「28.6.2021」不是日期"],
    ),
    Refusal(
        "order proof {order} text.pdf",
        2,
        "proof_wrong_kind",
        ["not a complete PDF, JPEG or PNG", "不是完整的 PDF"],
    ),
    Refusal(
        "order proof {order} cut.pdf",
        2,
        "proof_wrong_kind",
        ["not a complete PDF, JPEG or PNG", "不是完整的 PDF"],
    ),
    Refusal(
        "order proof {order} empty.pdf",
        2,
        "proof_empty",
        ["The file is empty", "檔案是空的"],
    ),
    Refusal(
        "order proof {order} large.pdf",
        2,
        "proof_too_large",
        ["larger than 5 MB", "大於 5 MB"],
    ),
    Refusal(
        "order proof {order} missing.pdf",
        1,
        "cannot_read_file",
        ["missing.pdf cannot be read", "無法讀取檔案 missing.pdf"],
    ),
    Refusal(
        "order proof {paid} proof.pdf",
        1,
        "order_paid",
        ["{paid} is paid", "{paid} 已付款"],
    ),
    Refusal(
        "order proof {cancelled} proof.pdf",
        1,
        "order_not_open",
        ["current state of order {cancelled}", "訂單 {cancelled} 目前的狀態"],
    ),
    Refusal(
        "order proof 7399999999 proof.pdf",
        1,
        "order_not_found",
        ["no order “7399999999”", "沒有訂單「7399999999」"],
    ),
    Refusal(
        "order proof-file {order} --out kept.pdf",
        1,
        "no_proof",
        ["No payment proof of order {order}", "沒有訂單 {order} 的付款證明"],
    ),
    Refusal(
        "order cancel {paid}",
        1,
        "order_paid",
        ["{paid} is paid", "{paid} 已付款"],
    ),
    Refusal(
        "order cancel {cancelled}",
        1,
        "order_not_open",
        ["current state of order {cancelled}", "訂單 {cancelled} 目前的狀態"],
    ),
    Refusal(
        "sample today 9999-12-31",
        2,
        "date_beyond_calendar",
        ["does not reach 9999-12-31", "無法到達 9999-12-31"],
    ),
    Refusal(
        "sample reset --today 0999-12-31",
        2,
        "out_of_bounds",
        ["“0999-12-31” is out of bounds", "「0999-12-31」超出範圍"],
    ),
    Refusal(
        "sample today 2021-02-29",
        2,
        "invalid_date",
        ["“2021-02-29” is not a date", "「2021-02-29」不是日期"],
    ),
    Refusal(
        "buy action-pack --card tok_visa --request-id {used}",
        3,
        "request_differs",
        ["buying or renewing", "購買或續約"],
    ),
    Refusal(
        "renew action-pack --card tok_visa --request-id {used}",
        3,
        "request_differs",
        ["the payment method", "付款方式"],
    ),
    Refusal(
        "renew learning-action-pack --card tok_visa --request-id {used}",
        2,
        "wrong_usage",
        ["order of another offer", "另一個優惠的訂單"],
    ),
    Refusal(
        "renew action-pack --card tok_visa",
        3,
        "not_eligible",
        ["Order {order} for this offer is in progress", "訂單 {order} 正在處理中"],
    ),
    Refusal(
        "renew no-such-offer --card tok_visa",
        2,
        "unknown_offer",
        ["no offer named “no-such-offer”", "沒有名為「no-such-offer」的優惠"],
    ),
    Refusal(
        "renew action-pack --card tok_visa --accept-total nonsense",
        2,
        "invalid_amount",
        ["“nonsense” is not an amount", "「nonsense」不是含幣別的金額"],
    ),
    Refusal(
        "renew action-pack --card tok_visa --phone 0861234567",
        2,
        "wrong_usage",
        [
            "--card <TOKEN> cannot be used with --phone <PHONE>.",
            "--card <TOKEN> 不能與 --phone <PHONE> 一起使用。",
        ],
    ),
    Refusal(
        "renew action-pack --card tok_visa --contact-name Aoife",
        2,
        "wrong_usage",
        ["cannot be used with", "一起使用"],
    ),
    Refusal(
        "renew action-pack --card tok_visa --email a@b.ie",
        2,
        "wrong_usage",
        ["cannot be used with", "一起使用"],
    ),
    Refusal(
        "renew action-pack --card tok_visa --transfer",
        2,
        "wrong_usage",
        ["cannot be used with", "一起使用"],
    ),
    Refusal(
        "renew action-pack --phone 0861234567",
        2,
        "wrong_usage",
        ["Missing: ", "缺少："],
    ),
    Refusal("renew action-pack", 2, "wrong_usage", ["Missing: ", "缺少："]),
    Refusal(
        "renew action-pack --transfer --contact-name A --phone 12a --email a@b.ie",
        2,
        "invalid_contact",
        ["digits only", "只能輸入數字"],
    ),
    Refusal("profile set --legal", 2, "wrong_usage", ["Missing: ", "缺少："]),
    Refusal(
        "profile set --legal --tax-id IE1",
        2,
        "wrong_usage",
        ["cannot be used with", "一起使用"],
    ),
    Refusal(
        "invoices checks --reopen a --note b",
        2,
        "wrong_usage",
        ["cannot be used with", "一起使用"],
    ),
    Refusal("invoices checks --note b", 2, "wrong_usage", ["Missing: ", "缺少："]),
    Refusal(
        "invoices filters --remove a --query b",
        2,
        "wrong_usage",
        ["cannot be used with", "一起使用"],
    ),
    Refusal(
        "invoices filters --query b",
        2,
        "wrong_usage",
        ["belong to --save", "只能與 --save 一起使用"],
    ),
    Refusal(
        "invoices export --dir out T1 --query b",
        2,
        "wrong_usage",
        ["cannot be used with", "一起使用"],
    ),
    Refusal(
        "auto-renew learning-action-pack --off",
        3,
        "auto_renew_not_on",
        ["is not on", "未開啟"],
    ),
];

/// The accounts and files that the refusals speak of.
struct Scene {
    /// An order waits for its transfer here.
    waiting: Place,
    /// An order is paid here.
    paid: Place,
    names: Vec<(&'static str, String)>,
}

const USED: &str = "0d9f2c44-6f0e-4a55-9d0f-4f2f6a4e7b12";

impl Scene {
    fn new() -> Self {
        let (place, elsewhere) = (Place::new().unwrap(), Place::new().unwrap());
        let write = |name: &str, content: &[u8]| fs::write(place.folder().join(name), content).unwrap();
        let pdf = b"%PDF-1.7\nThe bank confirms.\n%%EOF\n";
        fs::write(elsewhere.folder().join("proof.pdf"), pdf).unwrap();
        write("proof.pdf", pdf);
        write("text.pdf", b"I paid, believe me.");
        write("cut.pdf", b"%PDF-1.7\nbroken off");
        write("empty.pdf", b"");
        write("large.pdf", &[b'%'; 5 * 1024 * 1024 + 1]);
        let text = |order: &Value| order["order"].as_str().unwrap().to_owned();
        let by_transfer = |more: &[&str]| {
            let mut arguments = vec!["renew", "action-pack", "--transfer"];
            arguments.extend([
                "--contact-name",
                "Aoife Moore",
                "--phone",
                "0861234567",
                "--email",
                "a@lindqvist.example",
            ]);
            arguments.extend(more);
            text(&answer(&place, &arguments))
        };
        let cancelled = by_transfer(&[]);
        answer(&place, &["order", "cancel", &cancelled]);
        let order = by_transfer(&["--request-id", USED]);
        let paid = text(&answer(&elsewhere, &["renew", "action-pack", "--card", "tok_visa"]));
        let names = vec![
            ("{order}", order),
            ("{paid}", paid),
            ("{cancelled}", cancelled),
            ("{used}", USED.to_owned()),
        ];
        Self {
            waiting: place,
            paid: elsewhere,
            names,
        }
    }

    fn filled_in(&self, text: &str) -> String {
        self.names
            .iter()
            .fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }
}

/// Words, those in single quotes as one.
fn arguments(command: &str) -> Vec<String> {
    command
        .split('\'')
        .enumerate()
        .flat_map(|(part, text)| {
            if part % 2 == 1 {
                vec![text.to_owned()]
            } else {
                text.split_whitespace().map(str::to_owned).collect()
            }
        })
        .collect()
}

#[test]
fn the_reason_that_is_told_is_the_reason() {
    let scene = Scene::new();
    let before = [&scene.waiting, &scene.paid].map(|place| answer(place, &["orders"]));
    let mut wrong = Vec::new();
    for Refusal(command, exit, code, said) in REFUSALS {
        let place = if command.contains("{paid}") {
            &scene.paid
        } else {
            &scene.waiting
        };
        let command = scene.filled_in(command);
        for (language, said) in ["en", "zh-TW"].into_iter().zip(said) {
            let mut all = vec!["--lang".to_owned(), language.to_owned()];
            all.extend(arguments(&command));
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let ended = run(place, &all);
            let error = ended.json().map_or(Value::Null, |document| document["error"].clone());
            let message = error["message"].as_str().unwrap_or_default();
            let said = scene.filled_in(said);
            if ended.code != Some(*exit) || error["code"] != *code || !message.contains(&said) {
                wrong.push(format!(
                    "{command} ({language}): {:?} {} instead of {exit} {code} with “{said}”",
                    ended.code, ended.printed
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let after = [&scene.waiting, &scene.paid].map(|place| answer(place, &["orders"]));
    assert_eq!(after, before, "a refusal changes nothing");
}
