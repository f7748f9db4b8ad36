use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use words::Language;

use super::player::Player;
use super::situation::{Change, Line, Situation};

/// What was asked and what was answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Exchange {
    command: String,
    arguments: Vec<Value>,
    #[serde(flatten)]
    outcome: Outcome,
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Answer(Value),
    Error(Value),
    /// The same as at the beginning of another situation.
    As(&'static str),
}

/// A step: the change that led to it, and what is answered in it otherwise than in the step before.
struct Step {
    change: Option<Exchange>,
    answers: Vec<Exchange>,
}

/// The exchanges of a situation in one language.
pub struct Recording(Vec<Step>);

/// Changes that say once more what was said already, as the page may whenever something is left or typed back.
const REPEATABLE: [&str; 7] = [
    "quoteDraft",
    "beginOrder",
    "saveDraft",
    "sync",
    "changeSettings",
    "chooseDocumentLanguage",
    "signInAs",
];

impl Recording {
    /// Plays a situation.
    pub async fn of(situation: &Situation, language: Language) -> Self {
        let mut player = Player::begin(situation, language).await;
        let mut known = HashMap::new();
        let mut steps = vec![Step {
            change: None,
            answers: reads(&mut player, situation, &mut known).await,
        }];
        for change in &situation.changes {
            let call = match change {
                Change::Call(call) => Some(call),
                Change::Elsewhere { elsewhere, call } => {
                    player.prepare(elsewhere).await;
                    call.as_ref()
                }
            };
            let mut answers = Vec::new();
            let mut led = None;
            if let Some(call) = call {
                let exchange = ask(&mut player, call).await;
                if REPEATABLE.contains(&exchange.command.as_str()) && matches!(exchange.outcome, Outcome::Answer(_)) {
                    answers.push(ask(&mut player, call).await);
                }
                led = Some(exchange);
            }
            answers.extend(reads(&mut player, situation, &mut known).await);
            steps.push(Step { change: led, answers });
        }
        player.end().await;
        Self(steps)
    }

    /// Leaves out what is answered as at the beginning of another situation.
    pub fn shorten(&mut self, name: &'static str, other: &Self) {
        let beginning = other.0.first().map_or(&[][..], |step| &step.answers);
        for exchange in self.0.iter_mut().flat_map(|step| &mut step.answers) {
            if beginning.contains(exchange) {
                exchange.outcome = Outcome::As(name);
            }
        }
    }

    /// One exchange a line, so that a change of an answer shows as one.
    pub fn to_text(&self) -> String {
        let steps: Vec<String> = self.0.iter().map(Step::to_text).collect();
        format!("[\n{}\n]\n", steps.join(",\n"))
    }
}

impl Step {
    fn to_text(&self) -> String {
        let line = |exchange: &Exchange| serde_json::to_string(exchange).unwrap();
        let change = self.change.as_ref().map_or_else(|| "null".to_owned(), line);
        let answers: Vec<String> = self.answers.iter().map(line).collect();
        format!("{{\"change\": {change},\n\"answers\": [\n{}\n]}}", answers.join(",\n"))
    }
}

async fn ask(player: &mut Player, line: &Line) -> Exchange {
    let (command, arguments) = line.split_first().unwrap();
    let command = command.as_str().unwrap().to_owned();
    let outcome = match player.ask(&command, arguments).await {
        Ok(answer) => Outcome::Answer(answer),
        Err(error) => Outcome::Error(error),
    };
    Exchange {
        command,
        arguments: arguments.to_vec(),
        outcome,
    }
}

/// Asks everything, and keeps what is answered otherwise than before.
async fn reads(player: &mut Player, situation: &Situation, known: &mut HashMap<String, Outcome>) -> Vec<Exchange> {
    let mut answers = Vec::new();
    for line in &situation.reads {
        let exchange = ask(player, line).await;
        let key = serde_json::to_string(line).unwrap();
        if known.get(&key) != Some(&exchange.outcome) {
            known.insert(key, exchange.outcome.clone());
            answers.push(exchange);
        }
    }
    answers
}
